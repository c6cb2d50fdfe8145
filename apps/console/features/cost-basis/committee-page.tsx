import { BodyLong, Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CallMeeting } from '#console/features/cost-basis/call-meeting';
import { useMeetings, type Meetings } from '#console/features/cost-basis/cost-basis-data';
import { SignedIn } from '#console/shell/signed-in';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { Empty, PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

/** The committee's meetings, and the way to enter one. */
export function CommitteePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('committee.title')} lead={t('committee.lead')}>
      <SignedIn roles={['preparer', 'secretariat', 'member', 'auditor']}>{() => <AllMeetings />}</SignedIn>
    </Page>
  );
}

function AllMeetings() {
  const { t } = useTranslation();
  const meetings = useMeetings();
  return (
    <PageState query={meetings} lines={8}>
      {({ items, mayCall }) => (
        <section>
          <Heading level="2" size="medium" id="meetings" spacing>
            {t('committee.meetings')}
          </Heading>
          {mayCall && <CallMeeting />}
          <div className="part">{items.length === 0 ? <Empty>{t('committee.noMeetings')}</Empty> : <MeetingTable items={items} />}</div>
        </section>
      )}
    </PageState>
  );
}

function MeetingTable({ items }: Pick<Meetings, 'items'>) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('committee.meetings')}
      rows={[...items].reverse()}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'meeting',
          head: t('committee.column.meeting'),
          cell: ({ code, number }) => (
            <Link className="aksel-link" to="/utvalget/$meeting" params={{ meeting: code }}>
              {t('committee.meetingOf', { number })}
            </Link>
          ),
        },
        {
          id: 'date',
          head: t('committee.column.date'),
          cell: ({ on, isDropped }) => (isDropped ? <StateTag tone="quiet">{t('committee.dropped')}</StateTag> : <LocalDate value={on} />),
        },
        { id: 'time', head: t('committee.column.time'), cell: ({ startsAt }) => startsAt ?? t('committee.noTime') },
        { id: 'duration', head: t('committee.column.duration'), cell: ({ durationMinutes }) => t('committee.minutes', { count: durationMinutes }) },
        { id: 'place', head: t('committee.column.place'), cell: ({ place }) => place },
        { id: 'basis', head: t('committee.column.basis'), cell: ({ basisYear }) => <BodyLong as="span">{basisYear}</BodyLong> },
      ]}
    />
  );
}
