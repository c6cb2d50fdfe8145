import { Tabs } from '@navikt/ds-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { RunActions } from '#console/features/runs/run-actions';
import { RunCourse } from '#console/features/runs/run-course';
import { RunDocuments } from '#console/features/runs/run-documents';
import { RunExceptions } from '#console/features/runs/run-exceptions';
import { RunMailing } from '#console/features/runs/run-mailing';
import { RunOverview } from '#console/features/runs/run-overview';
import { RunPayers } from '#console/features/runs/run-payers';
import { RunProgress } from '#console/features/runs/run-progress';
import { placeOf, useRun, type Run, type RunKey } from '#console/features/runs/run-queries';
import { RUN_TABS, type RunSearch } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RunStateTag } from '#console/ui/run-state-tag';

/** What other features show on a run's page. */
export interface RunParts {
  /** The postings on their way to the finance system. */
  readonly Ledger: ComponentType<{ readonly place: RunKey; readonly currency: Run['currency'] }>;
  /** What a credit note made by hand holds, for whoever decides on it. */
  readonly Credit: ComponentType<{ readonly place: RunKey; readonly corrects: string; readonly reason: string | null }>;
}

interface RunPageProps {
  readonly parts: RunParts;
  readonly issuer: string;
  readonly date: string;
  readonly search: RunSearch;
}

/** One run: what it holds, how it came here, and what can be done about it. */
export function RunPage({ issuer, date, ...rest }: RunPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('runs.runTitle', { issuer, date: isDate(date) ? formatDate(date, language) : date });
  return (
    <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>
      {() => <RunSheet title={title} issuer={issuer} date={date} {...rest} />}
    </SignedIn>
  );
}

function RunSheet({ title, issuer, date, search, parts }: RunPageProps & { readonly title: string }) {
  const { t } = useTranslation();
  const run = useRun({ issuer, date });
  return (
    <Page
      title={run.data?.corrects ? t('runs.creditTitle', { invoice: run.data.corrects }) : title}
      beside={run.data && <RunStateTag state={run.data.state} />}
      lead={
        <>
          {run.data?.issuerName}
          {run.data && ' · '}
          <Link className="aksel-link" to="/koersler">
            {t('runs.backToList')}
          </Link>
        </>
      }
    >
      <PageState query={run} lines={10}>
        {(loaded) => (
          <>
            <RunActions run={loaded} />
            <RunProgress run={loaded} />
            <RunMailing run={loaded} />
            <RunTabs run={loaded} search={search} parts={parts} />
          </>
        )}
      </PageState>
    </Page>
  );
}

function RunTabs({ run, search, parts }: { readonly run: Run; readonly search: RunSearch; readonly parts: RunParts }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tabs = run.corrects === null ? RUN_TABS : CREDIT_TABS;
  const tab = tabs.find((known) => known === search.fane) ?? 'overblik';
  const go = (next: RunSearch) => void navigate({ to: '/koersler/$issuer/$date', params: placeOf(run), search: next, resetScroll: false });
  const change = (next: RunSearch) => go({ ...search, fra: undefined, side: undefined, ...next });
  const list = { run, search, onChange: change };
  return (
    <Tabs value={tab} onChange={(value) => go({ fane: RUN_TABS.find((known) => known === value) })} className="part">
      <Tabs.List>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name} label={t(`runs.tab.${name}`)} />
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className="tab-panel">
        {tab === 'overblik' && run.corrects === null && <RunOverview run={run} />}
        {tab === 'overblik' && run.corrects !== null && <parts.Credit place={placeOf(run)} corrects={run.corrects} reason={run.correctionReason} />}
        {tab === 'betalere' && <RunPayers {...list} />}
        {tab === 'dokumenter' && <RunDocuments {...list} />}
        {tab === 'undtagelser' && <RunExceptions {...list} />}
        {tab === 'bogfoering' && <parts.Ledger place={placeOf(run)} currency={run.currency} />}
        {tab === 'forloeb' && <RunCourse run={run} />}
      </Tabs.Panel>
    </Tabs>
  );
}

/** A credit note made by hand has one payer, no round and no year before it to be compared with. */
const CREDIT_TABS = ['overblik', 'dokumenter', 'bogfoering', 'forloeb'] as const;

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
