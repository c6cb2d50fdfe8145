import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { useCalendar, type CalendarEntry } from '#console/features/plans/plan-data';
import type { CalendarSearch } from '#console/features/plans/plans-route';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { FilterBar, FilterSelect } from '#console/ui/filter-bar';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

const route = getRouteApi('/planer/kalender');

/** Billing dates: what is next, and what became of those that were. */
export function CalendarPage() {
  const { t } = useTranslation();
  const calendar = useCalendar();
  return (
    <Page title={t('plans.calendar.title')} lead={t('plans.calendar.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>
        {() => (
          <PageState query={calendar} isEmpty={(data) => data.items.length === 0} empty={t('plans.calendar.none')} lines={8}>
            {(data) => <Dates entries={data.items} />}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

function Dates({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation();
  const { vis, udsteder } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<CalendarSearch>) => void navigate({ search: (before: CalendarSearch) => ({ ...before, ...change }), replace: true });
  const shown = entries
    .filter((entry) => udsteder === undefined || entry.issuer === udsteder)
    .filter((entry) => vis === 'alle' || entry.outcome === null);
  // What is to come with the next on top; what was with the newest on top.
  const rows = vis === 'alle' ? [...shown].reverse() : shown;
  return (
    <>
      <FilterBar
        label={t('plans.calendar.filters')}
        isFiltered={vis === 'alle' || udsteder !== undefined}
        onClear={() => set({ vis: 'kommende', udsteder: undefined })}
      >
        <FilterSelect
          label={t('plans.calendar.which')}
          value={vis === 'alle' ? undefined : vis}
          options={[{ value: 'kommende', label: t('plans.calendar.coming') }]}
          onChange={(value) => set({ vis: value === 'kommende' ? 'kommende' : 'alle' })}
        />
        <FilterSelect
          label={t('plans.arrangements.issuer')}
          value={udsteder}
          options={[...new Set(entries.map((entry) => entry.issuer))].map((issuer) => ({ value: issuer, label: issuer }))}
          onChange={(value) => set({ udsteder: value })}
        />
      </FilterBar>
      {rows.length === 0 ? <p className="state-empty">{t('plans.calendar.noneShown')}</p> : <DatesTable rows={rows} />}
    </>
  );
}

function DatesTable({ rows }: { readonly rows: readonly CalendarEntry[] }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('plans.calendar.title')}
      rows={rows}
      rowKey={(row) => `${row.issuer} ${row.billingDate}`}
      columns={[
        { id: 'date', head: t('plans.calendar.date'), cell: (row) => <LocalDate value={row.billingDate} /> },
        { id: 'issuer', head: t('plans.arrangements.issuer'), cell: (row) => row.issuer },
        { id: 'opens', head: t('plans.calendar.opens'), cell: (row) => <LocalDate value={row.opensOn} /> },
        { id: 'outcome', head: t('plans.calendar.outcome'), cell: (row) => <Outcome entry={row} /> },
      ]}
    />
  );
}

function Outcome({ entry }: { readonly entry: CalendarEntry }) {
  const { t } = useTranslation();
  const { blockReason } = REASON_TEXTS[useLanguage()];
  if (entry.outcome === null) return <StateTag tone="waiting">{t('plans.calendar.planned')}</StateTag>;
  return (
    <>
      {entry.outcome === 'run' ? (
        <Link className="aksel-link" to="/koersler/$issuer/$date" params={{ issuer: entry.issuer, date: entry.billingDate }} search={{}}>
          {t('plans.calendar.run', { issuer: entry.issuer, date: entry.billingDate })}
        </Link>
      ) : (
        <StateTag tone="attention">{t('plans.calendar.nothingBillable')}</StateTag>
      )}
      {entry.blocked.length > 0 && (
        <ul className="plain-list">
          {entry.blocked.map((round) => (
            <li key={`${round.programme} ${round.serviceYear} ${round.branch}`}>
              {t('plans.calendar.blocked', { programme: round.programme, year: round.serviceYear, branch: round.branch })} {blockReason[round.reason]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
