import { useTranslation } from 'react-i18next';
import type { Brought } from '#console/features/imports/import-data';
import { FirstRows } from '#console/features/imports/first-rows';
import { BillingRuleText } from '#console/ui/billing-rule-text';
import { roleWords } from '#console/ui/role-words';

interface OfFile {
  readonly file: string;
}

type Agreement = Brought['agreements'][number];
type Terms = NonNullable<Agreement['stands']>;

/** Agreements, each beside the one that stands for the same year on. */
export function BroughtAgreements({ file, agreements }: OfFile & { readonly agreements: Brought['agreements'] }) {
  const { t } = useTranslation();
  const vat = ({ vatBasis, vatCategory, vatRatePercent }: Terms) =>
    t('imports.brought.vat', {
      basis: t(`plans.agreements.basis.${vatBasis}`),
      category: t(`plans.agreements.category.${vatCategory}`),
      rate: vatRatePercent,
    });
  return (
    <FirstRows
      caption={t('imports.brought.agreementsOf', { file })}
      rows={agreements}
      rowKey={({ programme, fromYear, document }) => `${programme} ${fromYear} ${document}`}
      columns={[
        { id: 'what', head: t('imports.brought.programmeYear'), cell: ({ programme, fromYear }) => `${programme} ${fromYear}` },
        {
          id: 'stands',
          head: t('imports.brought.stands'),
          cell: ({ stands }) => (stands === null ? t('imports.brought.nothingStands') : `${vat(stands)} (${stands.document})`),
        },
        { id: 'new', head: t('imports.brought.new'), cell: (agreement) => `${vat(agreement)} (${agreement.document})` },
      ]}
    />
  );
}

/** Who bills what, and when. */
export function BroughtArrangements({ file, arrangements }: OfFile & { readonly arrangements: Brought['arrangements'] }) {
  const { t } = useTranslation();
  return (
    <FirstRows
      caption={t('imports.brought.arrangementsOf', { file })}
      rows={arrangements}
      rowKey={(row) => JSON.stringify(row)}
      columns={[
        { id: 'branch', head: t('plans.arrangements.branch'), cell: ({ programme, branch }) => `${programme}, ${branch}` },
        { id: 'issuer', head: t('plans.arrangements.issuer'), cell: ({ issuer }) => issuer },
        { id: 'rule', head: t('plans.arrangements.rule'), cell: ({ rule }) => <BillingRuleText rule={rule} /> },
        {
          id: 'period',
          head: t('plans.arrangements.period'),
          cell: ({ fromYear, untilYear }) =>
            untilYear === null
              ? t('plans.fromYear', { year: fromYear })
              : t('plans.arrangements.yearsUntil', { from: fromYear, last: untilYear - 1 }),
        },
      ]}
    />
  );
}

/** New rows of a register, with what identifies them. */
export function BroughtEntries({ file, entries }: OfFile & { readonly entries: Brought['entries'] }) {
  const { t } = useTranslation();
  return (
    <FirstRows
      caption={t('imports.brought.entriesOf', { file })}
      rows={entries.map((entry, index) => ({ ...entry, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { id: 'name', head: t('imports.brought.name'), cell: ({ name }) => name },
        { id: 'code', head: t('imports.brought.code'), cell: ({ code }) => code },
        {
          id: 'details',
          head: t('imports.brought.details'),
          cell: ({ details }) =>
            details.map(({ field, value }) => `${t(`imports.brought.field.${field}`)} ${field === 'role' ? roleWords(t, value) : value}`).join(', '),
        },
      ]}
    />
  );
}
