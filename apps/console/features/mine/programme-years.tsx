import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { OwnYear } from '#console/features/mine/own-years-data';
import { ShareBasis } from '#console/features/mine/share-basis';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';
import { YearChart } from '#console/ui/year-chart';

/** One programme: what each year was billed as, and how far that is from the payer's share as it is known now. */
export function ProgrammeYears({ years }: { readonly years: readonly [OwnYear, ...OwnYear[]] }) {
  const { t } = useTranslation();
  const texts = SHEET_TEXTS[useLanguage()].payerYears;
  const [{ programme, programmeName, currency }] = years;
  const headingId = `programme-${programme}`;
  const kinds = new Set(years.flatMap(({ lines }) => lines.map(({ roundKind }) => roundKind)));
  const firstRounds = !kinds.has('in-arrears') ? 'onAccount' : kinds.has('on-account') ? 'onAccountOrInArrears' : 'inArrears';
  return (
    <section className="part" aria-labelledby={headingId}>
      <Heading level="2" size="small" id={headingId} spacing>
        {programmeName}
      </Heading>
      <YearChart
        title={t('mine.chart', { programme: programmeName })}
        series={[t(`mine.series.${firstRounds}`), t('mine.series.trueUp'), t('mine.series.settled')]}
        years={years.map((row) => ({ year: row.year, values: [row.firstBilled, wasTruedUp(row) ? row.trueUps : null, row.settled] }))}
        currency={currency}
      />
      <Heading level="3" size="xsmall" spacing>
        {t('mine.standing.title', { programme: programmeName })}
      </Heading>
      <RowsTable
        caption={t('mine.standing.title', { programme: programmeName })}
        rows={years}
        rowKey={(row) => String(row.year)}
        columns={[
          { id: 'year', head: texts.year, cell: (row) => row.year },
          { id: 'settled', head: texts.settled, isNumber: true, cell: (row) => <Amount value={row.settled} currency={row.currency} /> },
          { id: 'share', head: texts.share, isNumber: true, cell: (row) => <Share year={row} /> },
          { id: 'basis', head: texts.restsOn, cell: (row) => <ShareBasis share={row.share} /> },
          { id: 'open', head: texts.open, isNumber: true, cell: (row) => <Open year={row} /> },
        ]}
      />
      <BodyLong size="small" className="aside-text">
        {t('mine.standing.explain')}
      </BodyLong>
    </section>
  );
}

function Share({ year }: { readonly year: OwnYear }) {
  const { t } = useTranslation();
  return year.share.kind === 'not-known' ? t('mine.notKnown') : <Amount value={year.share.share} currency={year.currency} />;
}

function Open({ year }: { readonly year: OwnYear }) {
  const { t } = useTranslation();
  return year.open === null ? t('mine.notKnown') : <Amount value={year.open} currency={year.currency} signed />;
}

function wasTruedUp({ lines }: OwnYear): boolean {
  return lines.some(({ roundKind }) => roundKind === 'true-up');
}
