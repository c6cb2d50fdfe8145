import { useTranslation } from 'react-i18next';
import type { Brought } from '#console/features/imports/import-data';
import { FirstRows } from '#console/features/imports/first-rows';
import { useAmountIs } from '#console/features/imports/use-amount-is';
import { Amount } from '#console/ui/amount';

interface BroughtAmountsProps {
  readonly file: string;
  readonly amounts: Brought['amounts'];
}

/** Budgets or actual costs, each beside the newest one recorded for the same year. */
export function BroughtAmounts({ file, amounts }: BroughtAmountsProps) {
  const { t } = useTranslation();
  const word = useAmountIs();
  return (
    <FirstRows
      caption={t('imports.brought.amountsOf', { file })}
      rows={amounts}
      rowKey={({ programme, year, source }) => `${programme} ${year} ${source}`}
      columns={[
        { id: 'what', head: t('imports.brought.programmeYear'), cell: ({ programme, year }) => `${programme} ${year}` },
        {
          id: 'stands',
          head: t('imports.brought.stands'),
          isNumber: true,
          cell: ({ stands, currency }) => (stands === null ? t('imports.brought.nothingStands') : <Amount value={stands} currency={currency} />),
        },
        {
          id: 'amount',
          head: t('imports.brought.new'),
          isNumber: true,
          cell: ({ amount, currency }) => <Amount value={amount} currency={currency} />,
        },
        {
          id: 'difference',
          head: t('imports.brought.difference'),
          isNumber: true,
          cell: ({ difference, currency }) => difference !== null && <Amount value={difference} currency={currency} signed />,
        },
        {
          id: 'is',
          head: t('imports.brought.is'),
          cell: ({ is, stood }) =>
            stood === null || stood === is ? word(is) : t('imports.brought.became', { before: word(stood), after: word(is) }),
        },
        { id: 'source', head: t('imports.brought.source'), cell: ({ source }) => source },
      ]}
    />
  );
}
