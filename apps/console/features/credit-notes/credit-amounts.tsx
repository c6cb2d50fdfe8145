import { useTranslation } from 'react-i18next';
import { documentTexts } from '#glossary/document-texts';
import { formatPercent } from '#glossary/format';
import { moneyFromWire } from '#glossary/wire-amount';
import type { CreditPreview } from '#console/features/credit-notes/credit-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface Row {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** A credit note's lines with its VAT and total, signed as they are posted. */
export function CreditAmounts({ note }: { readonly note: CreditPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const texts = documentTexts(language);
  const rows: Row[] = [
    ...note.lines.map(({ line, programme, serviceYear, net }) => ({ key: `line ${line}`, label: `${programme} ${serviceYear}`, value: net })),
    { key: 'net', label: texts.netTotal, value: note.net },
    ...note.vat.map(({ category, ratePercent, net, vat }) => ({
      key: `vat ${category} ${ratePercent}`,
      label: texts.vatOf(formatPercent(ratePercent, language), moneyFromWire(net, note.currency, language)),
      value: vat,
    })),
    { key: 'total', label: t('creditNotes.total'), value: note.total },
  ];
  return (
    <RowsTable
      caption={t('creditNotes.amounts')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { id: 'what', head: texts.lineText, cell: ({ key, label }) => (key === 'total' ? <strong>{label}</strong> : label) },
        {
          id: 'amount',
          head: t('creditNotes.amount'),
          isNumber: true,
          cell: ({ key, value }) =>
            key === 'total' ? (
              <strong>
                <Amount value={value} currency={note.currency} />
              </strong>
            ) : (
              <Amount value={value} currency={note.currency} />
            ),
        },
      ]}
    />
  );
}
