import { Tabs } from '@navikt/ds-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { RunActions } from '#console/features/runs/run-actions';
import { RunCourse } from '#console/features/runs/run-course';
import { RunDocuments } from '#console/features/runs/run-documents';
import { RunExceptions } from '#console/features/runs/run-exceptions';
import { RunOverview } from '#console/features/runs/run-overview';
import { RunPayers } from '#console/features/runs/run-payers';
import { RunProgress } from '#console/features/runs/run-progress';
import { useRun, type Run } from '#console/features/runs/run-queries';
import { RUN_TABS, type RunSearch } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RunStateTag } from '#console/ui/run-state-tag';

interface RunPageProps {
  readonly issuer: string;
  readonly date: string;
  readonly search: RunSearch;
}

/** One run: what it holds, how it came here, and what can be done about it. */
export function RunPage({ issuer, date, search }: RunPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('runs.runTitle', { issuer, date: isDate(date) ? formatDate(date, language) : date });
  return (
    <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>
      {() => <RunSheet title={title} issuer={issuer} date={date} search={search} />}
    </SignedIn>
  );
}

function RunSheet({ title, issuer, date, search }: RunPageProps & { readonly title: string }) {
  const { t } = useTranslation();
  const run = useRun({ issuer, date });
  return (
    <Page
      title={title}
      beside={run.data && <RunStateTag state={run.data.state} />}
      lead={
        <>
          {run.data?.issuerName}
          {run.data && ' · '}
          <Link to="/koersler">{t('runs.backToList')}</Link>
        </>
      }
    >
      <PageState query={run} lines={10}>
        {(loaded) => (
          <>
            <RunActions run={loaded} />
            <RunProgress run={loaded} />
            <RunTabs run={loaded} search={search} />
          </>
        )}
      </PageState>
    </Page>
  );
}

function RunTabs({ run, search }: { readonly run: Run; readonly search: RunSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tab = search.fane ?? 'overblik';
  const go = (next: RunSearch) =>
    void navigate({ to: '/koersler/$issuer/$date', params: { issuer: run.issuer, date: run.businessDate }, search: next });
  const change = (next: RunSearch) => go({ ...search, fra: undefined, side: undefined, ...next });
  const list = { run, search, onChange: change };
  return (
    <Tabs value={tab} onChange={(value) => go({ fane: RUN_TABS.find((known) => known === value) })} className="part">
      <Tabs.List>
        {RUN_TABS.map((name) => (
          <Tabs.Tab key={name} value={name} label={t(`runs.tab.${name}`)} />
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className="tab-panel">
        {tab === 'overblik' && <RunOverview run={run} />}
        {tab === 'betalere' && <RunPayers {...list} />}
        {tab === 'dokumenter' && <RunDocuments {...list} />}
        {tab === 'undtagelser' && <RunExceptions {...list} />}
        {tab === 'forloeb' && <RunCourse run={run} />}
      </Tabs.Panel>
    </Tabs>
  );
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
