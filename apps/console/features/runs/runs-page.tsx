import { Button, Chips, Select } from '@navikt/ds-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { placeOf, useRuns, type RunItem } from '#console/features/runs/run-queries';
import { pagingOf } from '#console/features/runs/paging-of';
import { RUN_STATES, type RunsSearch } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import type { Column } from '#console/ui/table-rows';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RunStateTag } from '#console/ui/run-state-tag';

/** Invoice runs: how many are in each state, narrowed and sorted over all pages. */
export function RunsPage({ search }: { readonly search: RunsSearch }) {
  const { t } = useTranslation();
  return (
    <Page title={t('runs.title')} lead={t('runs.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>{() => <RunList search={search} />}</SignedIn>
    </Page>
  );
}

function RunList({ search }: { readonly search: RunsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sort = search.sort ?? '-date';
  const runs = useRuns({
    sort,
    ...(search.tilstand && { state: search.tilstand }),
    ...(search.udsteder !== undefined && { issuer: search.udsteder }),
    ...(search.aar !== undefined && { year: search.aar }),
    ...(search.fra !== undefined && { cursor: search.fra }),
  });
  const change = (next: Partial<RunsSearch>) => void navigate({ to: '/koersler', search: { ...search, fra: undefined, side: undefined, ...next } });
  const columns = useColumns();
  return (
    <PageState query={runs} lines={9}>
      {(page) => (
        <>
          <StateFilter counts={page.counts} chosen={search.tilstand} onChoose={(tilstand) => change({ tilstand })} />
          <div className="filters">
            <Select
              size="small"
              label={t('runs.filter.issuer')}
              value={search.udsteder ?? ''}
              onChange={({ target }) => change({ udsteder: target.value === '' ? undefined : target.value })}
            >
              <option value="">{t('runs.filter.allIssuers')}</option>
              {page.issuers.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
            <Select
              size="small"
              label={t('runs.filter.year')}
              value={search.aar ?? ''}
              onChange={({ target }) => change({ aar: target.value === '' ? undefined : Number(target.value) })}
            >
              <option value="">{t('runs.filter.allYears')}</option>
              {page.years.map((year) => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </Select>
            {(search.tilstand ?? search.udsteder ?? search.aar) !== undefined && (
              <Button size="small" variant="tertiary" onClick={() => change({ tilstand: undefined, udsteder: undefined, aar: undefined })}>
                {t('runs.filter.clear')}
              </Button>
            )}
          </div>
          <DataTable
            caption={t('runs.title')}
            columns={columns}
            query={runs}
            rowKey={(run) => run.id}
            sort={sort}
            onSort={(next) => change({ sort: sortIn(next) })}
            paging={pagingOf(search, change)}
            empty={t('runs.none')}
          />
        </>
      )}
    </PageState>
  );
}

const SORTS = ['date', '-date', 'issuer', '-issuer', 'state', '-state', 'total', '-total'] as const;

function sortIn(text: string): RunsSearch['sort'] {
  return SORTS.find((sort) => sort === text);
}

interface StateFilterProps {
  readonly counts: Readonly<Partial<Record<(typeof RUN_STATES)[number], number>>>;
  readonly chosen: RunsSearch['tilstand'];
  readonly onChoose: (state: RunsSearch['tilstand']) => void;
}

function StateFilter({ counts, chosen, onChoose }: StateFilterProps) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].runState;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = RUN_STATES.filter((state) => (counts[state] ?? 0) > 0 || state === chosen);
  return (
    <div role="group" aria-label={t('runs.filter.state')} className="state-filter">
      <Chips size="small">
        <Chips.Toggle selected={chosen === undefined} onClick={() => onChoose(undefined)}>
          {t('runs.filter.all', { count: all })}
        </Chips.Toggle>
        {shown.map((state) => (
          <Chips.Toggle key={state} selected={chosen === state} onClick={() => onChoose(chosen === state ? undefined : state)}>
            {`${words[state]} (${counts[state] ?? 0})`}
          </Chips.Toggle>
        ))}
      </Chips>
    </div>
  );
}

function useColumns(): [Column<RunItem>, ...Column<RunItem>[]] {
  const { t } = useTranslation();
  return [
    {
      id: 'run',
      head: t('runs.column.run'),
      sortBy: 'issuer',
      cell: (run) => (
        <Link className="aksel-link" to="/koersler/$issuer/$date" params={placeOf(run)}>
          {run.corrects === null ? run.issuerName : t('runs.creditOf', { issuer: run.issuerName, invoice: run.corrects })}
        </Link>
      ),
    },
    { id: 'date', head: t('runs.column.date'), sortBy: 'date', cell: (run) => <LocalDate value={run.businessDate} /> },
    { id: 'state', head: t('runs.column.state'), sortBy: 'state', cell: (run) => <RunStateTag state={run.state} /> },
    { id: 'payers', head: t('runs.column.payers'), isNumber: true, cell: (run) => run.payers },
    { id: 'creditNotes', head: t('runs.column.creditNotes'), isNumber: true, cell: (run) => run.creditNotes },
    {
      id: 'total',
      head: t('runs.column.total'),
      sortBy: 'total',
      isNumber: true,
      cell: (run) => (run.currency === null ? '–' : <Amount value={run.total} currency={run.currency} />),
    },
    { id: 'mails', head: t('runs.column.mails'), cell: (run) => <Mails mails={run.mails} /> },
    { id: 'blocked', head: t('runs.column.blocked'), isNumber: true, cell: (run) => run.blocked },
  ];
}

/** What became of the mails: only what there is. */
function Mails({ mails }: { readonly mails: RunItem['mails'] }) {
  const { t } = useTranslation();
  const parts = [
    mails.sent > 0 && t('runs.mails.sent', { count: mails.sent }),
    mails.underWay > 0 && t('runs.mails.underWay', { count: mails.underWay }),
    mails.needAction > 0 && t('runs.mails.needAction', { count: mails.needAction }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '–' : parts.join(', ');
}
