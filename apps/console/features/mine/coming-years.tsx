import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { KnownShare, OwnYear } from '#console/features/mine/own-years-data';
import { ShareBasis } from '#console/features/mine/share-basis';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';

interface ComingYear extends Omit<OwnYear, 'share'> {
  readonly share: KnownShare;
}

/** What years not yet billed may cost: a figure for the budget, with what it rests on, and never an invoice. */
export function ComingYears({ years }: { readonly years: readonly OwnYear[] }) {
  const { t } = useTranslation();
  const texts = SHEET_TEXTS[useLanguage()].payerYears;
  const known = years.flatMap(({ share, ...year }): ComingYear[] => (share.kind === 'not-known' ? [] : [{ ...year, share }]));
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('mine.coming.title')}
      </Heading>
      <BodyLong spacing>{known.length === 0 ? t('mine.coming.none') : t('mine.coming.explain')}</BodyLong>
      {known.length > 0 && (
        <RowsTable
          caption={t('mine.coming.title')}
          rows={known}
          rowKey={(row) => `${row.programme}/${row.year}`}
          columns={[
            { id: 'year', head: t('mine.programmeAndYear'), cell: (row) => `${row.programmeName} ${row.year}` },
            { id: 'share', head: texts.share, isNumber: true, cell: (row) => <Amount value={row.share.share} currency={row.currency} /> },
            { id: 'basis', head: texts.restsOn, cell: (row) => <ShareBasis share={row.share} /> },
            { id: 'whole', head: texts.yearAmount, isNumber: true, cell: (row) => <Amount value={row.share.yearAmount} currency={row.currency} /> },
            { id: 'key', head: texts.key, cell: (row) => t('mine.key', { key: row.share.key, version: row.share.keyVersion }) },
          ]}
        />
      )}
    </section>
  );
}
