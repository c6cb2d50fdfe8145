import { Heading, Table } from '@navikt/ds-react';
import { documentTexts } from '#glossary/document-texts';
import { formatPercent, formatPeriod } from '#glossary/format';
import { moneyFromWire } from '#glossary/wire-amount';
import type { Document } from '#console/features/documents/document-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';

/** The document's lines with their sums, as they are printed. */
export function DocumentLines({ document }: { readonly document: Document }) {
  const language = useLanguage();
  const texts = documentTexts(language);
  const { currency } = document;
  return (
    <section className="part">
      <Heading level="2" size="small" id="lines" spacing>
        {texts.lineText}
      </Heading>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="lines">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{texts.lineText}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{texts.period}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{texts.vatShort}</Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {texts.netAmount}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {document.lines.map((line) => (
              <Table.Row key={line.line}>
                <Table.HeaderCell scope="row">{line.text}</Table.HeaderCell>
                <Table.DataCell>{formatPeriod({ from: line.periodFrom, to: line.periodTo }, language)}</Table.DataCell>
                <Table.DataCell>{formatPercent(line.vatRatePercent, language)}</Table.DataCell>
                <Table.DataCell align="right">
                  <Amount value={line.net} currency={currency} />
                </Table.DataCell>
              </Table.Row>
            ))}
            <Sum label={texts.netTotal} value={document.net} currency={currency} />
            {document.vatSubtotals.map((subtotal) => (
              <Sum
                key={`${subtotal.category}/${subtotal.ratePercent}`}
                label={texts.vatOf(formatPercent(subtotal.ratePercent, language), moneyFromWire(subtotal.net, currency, language))}
                value={subtotal.vat}
                currency={currency}
              />
            ))}
            <Sum label={texts.totalLabel[document.kind]} value={document.total} currency={currency} isTotal />
          </Table.Body>
        </Table>
      </div>
    </section>
  );
}

interface SumProps {
  readonly label: string;
  readonly value: string;
  readonly currency: Document['currency'];
  readonly isTotal?: boolean;
}

function Sum({ label, value, currency, isTotal = false }: SumProps) {
  return (
    <Table.Row className={isTotal ? 'total-row' : undefined}>
      <Table.HeaderCell scope="row" colSpan={3}>
        {label}
      </Table.HeaderCell>
      <Table.DataCell align="right">
        <Amount value={value} currency={currency} />
      </Table.DataCell>
    </Table.Row>
  );
}
