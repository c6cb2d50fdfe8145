import { BodyLong, Heading, ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { placeOf, useRunEffects, type Run } from '#console/features/runs/run-queries';
import { RunExport } from '#console/features/runs/run-export';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { BridgeChart } from '#console/ui/bridge-chart';
import { RowsTable } from '#console/ui/rows-table';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Empty, PageState } from '#console/ui/page-state';

/** What a run comes to: its totals, its rounds, and what is different from last year. */
export function RunOverview({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  return (
    <>
      <Totals run={run} />
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('runs.rounds.title')}
        </Heading>
        <Rounds run={run} />
      </section>
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('runs.change.title')}
        </Heading>
        <Change run={run} />
      </section>
      <RunExport run={run} />
    </>
  );
}

/** An effect that did nothing is not drawn; the words for all of them stand below. */
function isZero(amount: string): boolean {
  return /^-?0\.00$/.test(amount);
}

function Totals({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const amount = (value: string) => (run.currency === null ? '–' : <Amount value={value} currency={run.currency} />);
  const items = [
    { label: t('runs.total.payers'), value: String(run.payers) },
    { label: t('runs.total.documents'), value: t('runs.total.documentsOf', { documents: run.documents, creditNotes: run.creditNotes }) },
    { label: t('runs.total.total'), value: amount(run.total) },
    ...(run.internalPostings > 0 ? [{ label: t('runs.total.internal'), value: amount(run.internalTotal) }] : []),
    { label: t('runs.total.openedOn'), value: <LocalDate value={run.openedOn} /> },
    ...(run.issuedOn === null ? [] : [{ label: t('runs.total.issuedOn'), value: <LocalDate value={run.issuedOn} /> }]),
    ...(run.played ? [{ label: t('runs.total.played'), value: t('runs.total.playedText') }] : []),
  ];
  return <KeyValueList items={items} />;
}

function Rounds({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { roundKind } = REASON_TEXTS[useLanguage()];
  if (run.rounds.length === 0) return <Empty>{t('runs.rounds.none')}</Empty>;
  const amount = (value: string) => (run.currency === null ? value : <Amount value={value} currency={run.currency} bare />);
  return (
    <RowsTable
      caption={t('runs.rounds.title')}
      rows={run.rounds}
      rowKey={(round) => `${round.programme} ${round.serviceYear} ${round.branch} ${round.sequence}`}
      columns={[
        {
          id: 'programme',
          head: t('runs.rounds.programme'),
          cell: (round) => `${round.programme} ${round.serviceYear}, ${round.branch}`,
        },
        { id: 'kind', head: t('runs.rounds.kind'), cell: (round) => roundKind[round.kind] },
        {
          id: 'basis',
          head: t('runs.rounds.basis'),
          cell: (round) => t(`runs.rounds.basisOf.${round.basis}`, { version: round.basisVersion, key: round.key, keyVersion: round.keyVersion }),
        },
        { id: 'year', head: t('runs.rounds.yearAmount', { currency: run.currency }), isNumber: true, cell: (round) => amount(round.yearAmount) },
        { id: 'billed', head: t('runs.rounds.billed'), isNumber: true, cell: (round) => amount(round.billed) },
        { id: 'carried', head: t('runs.rounds.carriedForward'), isNumber: true, cell: (round) => amount(round.carriedForward) },
      ]}
    />
  );
}

function Change({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { changeEffect } = REASON_TEXTS[useLanguage()];
  const key = placeOf(run);
  const effects = useRunEffects(key);
  return (
    <PageState query={effects} lines={8} isEmpty={({ payers, currency }) => payers === 0 || currency === null} empty={t('runs.change.none')}>
      {({ currency, lastYear, net, steps }) => (
        <>
          <BodyLong spacing>{t('runs.change.lead')}</BodyLong>
          <BridgeChart
            title={t('runs.change.title')}
            currency={currency ?? 'DKK'}
            from={{ label: t('runs.change.lastYear'), value: lastYear }}
            effects={steps.filter(({ change }) => !isZero(change)).map(({ effect, change }) => ({ label: changeEffect[effect].name, value: change }))}
            to={{ label: t('runs.change.now'), value: net }}
          />
          <ReadMore header={t('runs.change.meanings')}>
            <KeyValueList items={steps.map(({ effect }) => ({ label: changeEffect[effect].name, value: changeEffect[effect].meaning }))} />
          </ReadMore>
        </>
      )}
    </PageState>
  );
}
