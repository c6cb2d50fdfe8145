import { Button, Select, Table, TextField } from '@navikt/ds-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import type { AuditSearch } from '#console/features/audit/audit-route';
import { EventContent } from '#console/features/audit/event-content';
import { EventSubject } from '#console/features/audit/event-subject';
import { actorWords, eventWords } from '#console/features/audit/event-words';
import { useLanguage } from '#console/i18n/texts';
import { DayField } from '#console/ui/day-field';
import { Instant } from '#console/ui/instant';
import { Empty, Failure, Loading } from '#console/ui/page-state';

type Actor = components['schemas']['AuditEventList']['actors'][number];

const route = getRouteApi('/revision');

/** Events of the chain, the newest first, with everything they hold one click away. */
export function EventsPart({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const filter = { actor: search.person, type: search.art, search: search.tekst, from: search.fra, to: search.til };
  const events = useInfiniteQuery({
    queryKey: ['audit-events', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answer(api.GET('/api/audit/events', { signal, params: { query: given({ ...filter, cursor: pageParam }) } })),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const [first] = events.data?.pages ?? [];
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <EventFilters search={search} actors={first?.actors ?? []} types={first?.types ?? []} />
      {events.isPending && <Loading lines={8} />}
      {events.isError && <Failure error={events.error} isRetrying={events.isFetching} onRetry={() => void events.refetch()} />}
      {first && (
        <p role="status" className="aside-text">
          {t('audit.found', { count: first.total, seq: first.head.seq })}
        </p>
      )}
      {first && items.length === 0 && <Empty>{t('audit.none')}</Empty>}
      {items.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={t('audit.part.haendelser')}>
          <Table size="small">
            <caption className="aksel-sr-only">{t('audit.part.haendelser')}</caption>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">
                  <span className="aksel-sr-only">{t('audit.content')}</span>
                </Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.seq')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.at')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.who')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.what')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('audit.subject')}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {items.map((event) => (
                <Table.ExpandableRow key={event.seq} content={<EventContent data={event.data} hash={event.hash} previousHash={event.previousHash} />}>
                  <Table.DataCell className="number-cell">{event.seq}</Table.DataCell>
                  <Table.DataCell>
                    <Instant value={event.at} />
                  </Table.DataCell>
                  <Table.DataCell>{actorWords(t, { code: event.actor, label: event.actorLabel })}</Table.DataCell>
                  <Table.DataCell>{eventWords(event.type, language)}</Table.DataCell>
                  <Table.DataCell>
                    <EventSubject event={event} />
                  </Table.DataCell>
                </Table.ExpandableRow>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {events.hasNextPage && (
        <Button variant="secondary" className="state-retry" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

function EventFilters({
  search,
  actors,
  types,
}: {
  readonly search: AuditSearch;
  readonly actors: readonly Actor[];
  readonly types: readonly string[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search.tekst ?? '');
  const [known, setKnown] = useState(search.tekst);
  if (known !== search.tekst) {
    setKnown(search.tekst);
    setText(search.tekst ?? '');
  }
  const set = (change: Partial<AuditSearch>) =>
    void navigate({ resetScroll: false, search: (before: AuditSearch) => ({ ...before, ...change }), replace: true });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set({ tekst: text.trim() === '' ? undefined : text.trim() });
  };
  return (
    <form className="filters" role="search" aria-label={t('audit.filters')} onSubmit={submit}>
      <TextField size="small" label={t('audit.text')} value={text} onChange={(event) => setText(event.target.value)} />
      <Select size="small" label={t('audit.who')} value={search.person ?? ''} onChange={(event) => set({ person: event.target.value || undefined })}>
        <option value="">{t('audit.everybody')}</option>
        {actors.map((actor) => (
          <option key={actor.code} value={actor.code}>
            {actorWords(t, actor)}
          </option>
        ))}
      </Select>
      <Select size="small" label={t('audit.what')} value={search.art ?? ''} onChange={(event) => set({ art: event.target.value || undefined })}>
        <option value="">{t('audit.everything')}</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {eventWords(type, language)}
          </option>
        ))}
      </Select>
      <DayField label={t('audit.from')} value={search.fra ?? ''} onChange={(day) => set({ fra: day || undefined })} />
      <DayField label={t('audit.to')} value={search.til ?? ''} onChange={(day) => set({ til: day || undefined })} />
      <Button size="small" variant="secondary">
        {t('audit.find')}
      </Button>
    </form>
  );
}
