import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCostBases, useMeeting, type Meeting } from '#console/features/cost-basis/cost-basis-data';
import { useMeetingDesk } from '#console/features/cost-basis/meeting-desk';
import { Attendance, Cases, Changes, Positions } from '#console/features/cost-basis/meeting-tables';
import { MinutesWriting } from '#console/features/cost-basis/minutes-writing';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { DownloadLink } from '#console/ui/download-link';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { Empty, PageState } from '#console/ui/page-state';

/** One meeting: its cases with type and outcome, who was there by sector and role, and what sectors hold. */
export function MeetingPage({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  return (
    <SignedIn roles={['preparer', 'secretariat', 'member', 'auditor']}>
      {() => (
        <Sheet
          code={code}
          back={
            <Link className="aksel-link" to="/utvalget">
              {t('committee.allMeetings')}
            </Link>
          }
        />
      )}
    </SignedIn>
  );
}

function Sheet({ code, back }: { readonly code: string; readonly back: ReactNode }) {
  const { t } = useTranslation();
  const meeting = useMeeting(code);
  return (
    <Page title={t('committee.meetingOf', { number: meeting.data?.number ?? code })} lead={back}>
      <PageState query={meeting} lines={10}>
        {(data) => <Content meeting={data} />}
      </PageState>
    </Page>
  );
}

function Content({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const writing = { meeting, desk: useMeetingDesk() };
  return (
    <>
      <Facts meeting={meeting} />
      <MinutesWriting {...writing} actions={['move', 'drop']} />
      {meeting.changes.length > 0 && (
        <Part title={t('committee.keep.changes')}>
          <Changes meeting={meeting} />
        </Part>
      )}
      <Part title={t('committee.cases')}>
        {meeting.cases.length === 0 ? <Empty>{t('committee.noCases')}</Empty> : <Cases meeting={meeting} />}
        <MinutesWriting {...writing} actions={['add-case', 'record-outcome']} />
      </Part>
      <Part title={t('committee.attendance')}>
        {meeting.attendance.length === 0 ? <Empty>{t('committee.noAttendance')}</Empty> : <Attendance meeting={meeting} />}
        <MinutesWriting {...writing} actions={['record-attendance']} />
      </Part>
      <Part title={t('committee.positions')}>
        {meeting.positions.length === 0 ? <Empty>{t('committee.noPositions')}</Empty> : <Positions meeting={meeting} />}
        <MinutesWriting {...writing} actions={['record-position']} />
      </Part>
      <Minutes meeting={meeting} />
    </>
  );
}

function Facts({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <KeyValueList
      items={[
        { label: t('committee.column.date'), value: meeting.isDropped ? t('committee.dropped') : <LocalDate value={meeting.on} /> },
        { label: t('committee.column.time'), value: meeting.startsAt ?? t('committee.noTime') },
        { label: t('committee.column.duration'), value: t('committee.minutes', { count: meeting.durationMinutes }) },
        { label: t('committee.column.place'), value: meeting.place },
        { label: t('committee.column.basis'), value: meeting.basisYear },
      ]}
    />
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {children}
    </section>
  );
}

/** The minutes hold the remarks of the meeting's cases, so they are of the cost basis that the meeting was about. */
function Minutes({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bases = useCostBases();
  const basis = bases.data?.items.find(({ year }) => year === meeting.basisYear);
  if (basis === undefined) return null;
  const query = new URLSearchParams({ basis: basis.code, language });
  return (
    <p className="part">
      <DownloadLink href={`/api/committee/meetings/${encodeURIComponent(meeting.code)}/minutes?${query.toString()}`} format="PDF">
        {t('committee.minutesFile')}
      </DownloadLink>
    </p>
  );
}
