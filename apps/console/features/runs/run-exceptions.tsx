import { Heading, List } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { MailStateText } from '#console/features/runs/mail-state-text';
import type { RunListProps } from '#console/features/runs/run-payers';
import { placeOf, useRunEffects, useRunFailures, type Run } from '#console/features/runs/run-queries';
import { MARKS } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { DataTable } from '#console/ui/data-table';
import { Instant } from '#console/ui/instant';
import { Empty, PageState } from '#console/ui/page-state';
import { pagingOf } from '#console/features/runs/paging-of';

/** What a person should look at: what may not be billed, which payers stand out, which documents did not get through. */
export function RunExceptions(props: RunListProps) {
  const { t } = useTranslation();
  return (
    <>
      <section aria-labelledby="blocked">
        <Heading level="2" size="small" id="blocked" spacing>
          {t('runs.exceptions.blocked')}
        </Heading>
        <Blocked run={props.run} />
      </section>
      <section className="part" aria-labelledby="stands-out">
        <Heading level="2" size="small" id="stands-out" spacing>
          {t('runs.exceptions.standsOut')}
        </Heading>
        <StandsOut run={props.run} />
      </section>
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('runs.exceptions.failed')}
        </Heading>
        <Failures {...props} />
      </section>
    </>
  );
}

function Blocked({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { blockReason, roundKind } = REASON_TEXTS[useLanguage()];
  if (run.blockedRounds.length === 0) return <Empty>{t('runs.exceptions.noneBlocked')}</Empty>;
  return (
    <List>
      {run.blockedRounds.map(({ programme, serviceYear, branch, kind, reason }) => (
        <List.Item key={`${programme} ${serviceYear} ${branch} ${kind}`} title={`${programme} ${serviceYear}, ${branch}: ${roundKind[kind]}`}>
          {blockReason[reason]}
        </List.Item>
      ))}
    </List>
  );
}

function StandsOut({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].standsOut;
  const effects = useRunEffects(placeOf(run));
  return (
    <PageState query={effects} isEmpty={({ standsOut }) => MARKS.every((mark) => standsOut[mark] === 0)} empty={t('runs.exceptions.noneStandsOut')}>
      {({ standsOut }) => (
        <List>
          {MARKS.filter((mark) => standsOut[mark] > 0).map((mark) => (
            <List.Item key={mark}>
              <Link className="aksel-link" to="/koersler/$issuer/$date" params={placeOf(run)} search={{ fane: 'betalere', bemaerk: mark }}>
                {t('runs.payers.count', { count: standsOut[mark] })}
              </Link>
              {`: ${words[mark]}`}
            </List.Item>
          ))}
        </List>
      )}
    </PageState>
  );
}

function Failures({ run, search, onChange }: RunListProps) {
  const { t } = useTranslation();
  const failures = useRunFailures(placeOf(run), search.fra === undefined ? {} : { cursor: search.fra });
  return (
    <DataTable
      caption={t('runs.exceptions.failed')}
      query={failures}
      rowKey={(row) => row.number}
      sort="number"
      onSort={() => undefined}
      paging={pagingOf(search, onChange)}
      empty={t('runs.exceptions.noneFailed')}
      columns={[
        {
          id: 'number',
          head: t('runs.documents.number'),
          cell: (row) => <a href={`/faktura/${row.number}`}>{row.number}</a>,
        },
        { id: 'payer', head: t('runs.documents.payer'), cell: (row) => `${row.payerName} (${row.payer})` },
        { id: 'state', head: t('runs.documents.mail'), cell: (row) => <MailStateText state={row.state} /> },
        { id: 'address', head: t('runs.exceptions.address'), cell: (row) => row.address ?? '–' },
        { id: 'attempt', head: t('runs.exceptions.attempt'), isNumber: true, cell: (row) => row.attempt },
        { id: 'at', head: t('runs.exceptions.at'), cell: (row) => <Instant value={row.stateAt} /> },
        {
          id: 'detail',
          head: t('runs.exceptions.answer'),
          cell: (row) => <span className="run-cell-text">{row.detail ?? t('runs.exceptions.noAnswer')}</span>,
        },
        {
          id: 'next',
          head: t('runs.exceptions.next'),
          cell: (row) => <span className="run-cell-text">{t(`runs.exceptions.nextStep.${nextStepOf(row.state)}`)}</span>,
        },
      ]}
    />
  );
}

/** Nothing here is tried again by itself: which of three things a person must do. */
function nextStepOf(state: string): 'settle' | 'address' | 'resend' {
  if (state === 'unknown') return 'settle';
  return state === 'no-address' ? 'address' : 'resend';
}
