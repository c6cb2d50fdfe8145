import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { documentsOf, type OwnDocument, type OwnYear } from '#console/features/mine/own-years-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

/** The documents behind the figures: which year of which programme each line is for. */
export function OwnDocuments({ payer, years }: { readonly payer: string; readonly years: readonly OwnYear[] }) {
  const { t } = useTranslation();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('mine.documents.title')}
      </Heading>
      <RowsTable
        caption={t('mine.documents.title')}
        rows={documentsOf(years)}
        rowKey={(row) => row.number}
        columns={[
          { id: 'number', head: t('mine.documents.number'), cell: ({ number }) => <DocumentLink number={number} /> },
          { id: 'issued', head: t('mine.documents.issuedOn'), cell: ({ issuedOn }) => <LocalDate value={issuedOn} /> },
          { id: 'for', head: t('mine.documents.for'), cell: (row) => <Purpose document={row} /> },
        ]}
      />
      <p>
        <Link className="aksel-link" to="/dokumenter">
          {t('mine.documents.all')}
        </Link>
      </p>
      <p>
        <Link className="aksel-link" to="/kontoudtog/$code" params={{ code: payer }}>
          {t('mine.documents.account')}
        </Link>
      </p>
    </section>
  );
}

function DocumentLink({ number }: { readonly number: string }) {
  return (
    <Link className="aksel-link" to="/faktura/$number" params={{ number }}>
      {number}
    </Link>
  );
}

function Purpose({ document }: { readonly document: OwnDocument }) {
  const { roundKind } = REASON_TEXTS[useLanguage()];
  return (
    <ul className="plain-list">
      {document.lines.map((line, index) => (
        <li key={index}>
          {line.programmeName} {line.year}, {roundKind[line.roundKind]}: <Amount value={line.net} currency={line.currency} />
        </li>
      ))}
    </ul>
  );
}
