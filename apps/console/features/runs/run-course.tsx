import { CheckmarkCircleIcon, DownloadIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, CopyButton, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { placeOf, useRunReconciliation, type Run } from '#console/features/runs/run-queries';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { RowsTable } from '#console/ui/rows-table';
import { Empty, PageState } from '#console/ui/page-state';
import { Timeline } from '#console/ui/timeline';

/** How the run came here: who did what, when and why; and whether its figures agree everywhere. */
export function RunCourse({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  return (
    <>
      <section aria-labelledby="timeline">
        <Heading level="2" size="small" id="timeline" spacing>
          {t('runs.course.timeline')}
        </Heading>
        <Events run={run} />
        <Button as="a" href={`/api/runs/${run.id}/history`} download size="small" variant="secondary" icon={<DownloadIcon aria-hidden />}>
          {t('runs.course.download')}
        </Button>
      </section>
      {run.digest !== null && (
        <section className="part" aria-labelledby="digest">
          <Heading level="2" size="small" id="digest" spacing>
            {t('runs.course.digest')}
          </Heading>
          <BodyLong>{t('runs.course.digestText', { rules: run.rulesVersion })}</BodyLong>
          <code className="digest">{run.digest}</code>
          <CopyButton copyText={run.digest} text={t('runs.course.copy')} size="small" />
        </section>
      )}
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('runs.course.reconciliation')}
        </Heading>
        {run.issuedOn === null ? <Empty>{t('runs.course.notIssued')}</Empty> : <Reconciliation run={run} />}
      </section>
    </>
  );
}

function Events({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].runDecision;
  const entries = run.timeline.map(({ decision, revision, person, personLabel, at, reason }, index) => ({
    key: `${index} ${decision}`,
    at,
    what: t('runs.course.event', { decision: words[decision], revision }),
    who: person === null ? t('runs.course.byProcedure') : (personLabel ?? person),
    why: reason ?? undefined,
  }));
  return <Timeline label={t('runs.course.timeline')} entries={entries} />;
}

function Reconciliation({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const reconciliation = useRunReconciliation(placeOf(run));
  return (
    <PageState query={reconciliation} lines={7}>
      {({ agrees, checks }) => (
        <>
          <BodyLong spacing>{agrees ? t('runs.course.agrees') : t('runs.course.differs')}</BodyLong>
          <RowsTable
            caption={t('runs.course.reconciliation')}
            rows={checks}
            rowKey={({ check }) => check}
            columns={[
              {
                id: 'check',
                head: t('runs.course.check'),
                cell: ({ check }) => <span className="run-cell-text">{t(`runs.course.checks.${check}`)}</span>,
              },
              { id: 'left', head: t('runs.course.left'), isNumber: true, cell: ({ left, unit }) => <Figure value={left} unit={unit} run={run} /> },
              {
                id: 'right',
                head: t('runs.course.right'),
                isNumber: true,
                cell: ({ right, unit }) => <Figure value={right} unit={unit} run={run} />,
              },
              {
                id: 'agrees',
                head: t('runs.course.result'),
                cell: (row) => (
                  <span className="sign-and-word">
                    {row.agrees ? <CheckmarkCircleIcon aria-hidden /> : <ExclamationmarkTriangleIcon aria-hidden />}
                    {row.agrees ? t('runs.course.equal') : t('runs.course.unequal')}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </PageState>
  );
}

function Figure({ value, unit, run }: { readonly value: string; readonly unit: 'amount' | 'documents'; readonly run: Run }) {
  return unit === 'amount' && run.currency !== null ? <Amount value={value} currency={run.currency} /> : value;
}
