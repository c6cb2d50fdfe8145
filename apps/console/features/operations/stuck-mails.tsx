import { BodyLong, Heading } from '@navikt/ds-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import { hasRole, type Session } from '#console/api/session';
import type { StuckMail } from '#console/features/operations/operations-data';
import type { OperationsSearch } from '#console/features/operations/operations-route';
import { useLanguage } from '#console/i18n/texts';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterSelect } from '#console/ui/filter-bar';
import { Instant } from '#console/ui/instant';
import { MailStateTag } from '#console/ui/mail-state-tag';
import { SettleMail } from '#console/ui/settle-mail';
import type { Columns } from '#console/ui/table-rows';

const STATES = ['no-address', 'refused', 'unknown', 'bounced'] as const;
const PAGE_SIZE = 50;
const route = getRouteApi('/drift');

/** Mails that nothing moves on but a person: an unknown one is decided on here, the others are sent again by the desk of their issuer. */
export function StuckMails({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { deliveryState } = REASON_TEXTS[useLanguage()];
  const { mail: state, side, fra } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<OperationsSearch>) =>
    void navigate({ search: (before: OperationsSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  const mails = useQuery({
    queryKey: ['operations', 'mails', state, fra],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET('/api/operations/mails', { signal, params: { query: given({ state, cursor: fra, limit: PAGE_SIZE }) } })),
  });
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('operations.mails.title')}
      </Heading>
      <BodyLong spacing>{t('operations.mails.explain')}</BodyLong>
      <FilterBar label={t('operations.mails.filters')} isFiltered={state !== undefined} onClear={() => set({ mail: undefined })}>
        <FilterSelect
          label={t('operations.queues.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: value === 'no-address' ? t('ui.noAddress') : deliveryState[value] }))}
          onChange={(value) => set({ mail: STATES.find((candidate) => candidate === value) })}
        />
      </FilterBar>
      <DataTable
        caption={t('operations.mails.title')}
        columns={useColumns(hasRole(session, ['officer', 'approver']))}
        query={mails}
        rowKey={(row) => row.id}
        sort="since"
        onSort={() => undefined}
        paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('operations.mails.none')}
      />
    </section>
  );
}

/** Those who may open documents are led to the one that is to be sent again. */
function useColumns(mayOpen: boolean): Columns<StuckMail> {
  const { t } = useTranslation();
  return [
    {
      id: 'about',
      head: t('operations.mails.about'),
      cell: (row) => (
        <>
          {t(`operations.mailKind.${row.kind}`)} {mayOpen && row.number !== null ? <DocumentLink number={row.number} /> : (row.number ?? row.run)}
        </>
      ),
    },
    { id: 'address', head: t('operations.mails.address'), cell: (row) => row.address ?? t('ui.noAddress') },
    { id: 'state', head: t('operations.queues.state'), cell: (row) => <MailStateTag state={row.state} /> },
    { id: 'since', head: t('operations.mails.since'), cell: (row) => <Instant value={row.stateAt} /> },
    { id: 'answer', head: t('operations.mails.answer'), cell: (row) => row.detail ?? '' },
    { id: 'way', head: t('operations.mails.way'), cell: (row) => <WayOn mail={row} /> },
  ];
}

function DocumentLink({ number }: { readonly number: string }) {
  return (
    <Link className="aksel-link" to="/faktura/$number" params={{ number }}>
      {number}
    </Link>
  );
}

function WayOn({ mail }: { readonly mail: StuckMail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  if (mail.state !== 'unknown' || mail.number === null) return <>{t(`operations.mails.${mail.number === null ? 'noDocument' : 'sendAgain'}`)}</>;
  return (
    <SettleMail
      mail={mail.id}
      about={`${mail.number}, ${mail.address ?? t('ui.noAddress')}`}
      onSettled={() => queries.invalidateQueries({ queryKey: ['operations'] })}
    />
  );
}
