import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { useCostBases, useMeeting, type Meeting } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { DownloadLink } from '#console/ui/download-link';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { Empty, PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

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
        {(data) => (
          <>
            <Facts meeting={data} />
            <Part title={t('committee.cases')} empty={t('committee.noCases')} isEmpty={data.cases.length === 0}>
              <Cases meeting={data} />
            </Part>
            <Part title={t('committee.attendance')} empty={t('committee.noAttendance')} isEmpty={data.attendance.length === 0}>
              <Attendance meeting={data} />
            </Part>
            <Part title={t('committee.positions')} empty={t('committee.noPositions')} isEmpty={data.positions.length === 0}>
              <Positions meeting={data} />
            </Part>
            <Minutes meeting={data} />
          </>
        )}
      </PageState>
    </Page>
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

interface PartProps {
  readonly title: string;
  readonly empty: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Part({ title, empty, isEmpty, children }: PartProps) {
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {isEmpty ? <Empty>{empty}</Empty> : children}
    </section>
  );
}

function Cases({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const { caseType } = COMMITTEE_TEXTS[useLanguage()];
  return (
    <RowsTable
      caption={t('committee.cases')}
      rows={meeting.cases}
      rowKey={({ number }) => number}
      columns={[
        { id: 'case', head: t('committee.case'), cell: ({ number }) => number },
        { id: 'subject', head: t('committee.subject'), cell: ({ title }) => title },
        { id: 'type', head: t('committee.type'), cell: ({ type }) => caseType[type] },
        { id: 'outcome', head: t('committee.outcome'), cell: ({ outcome }) => outcome ?? t('committee.noOutcome') },
      ]}
    />
  );
}

function Attendance({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const { sector: sectors, role: roles, presence: words } = COMMITTEE_TEXTS[useLanguage()];
  return (
    <RowsTable
      caption={t('committee.attendance')}
      rows={meeting.attendance}
      rowKey={({ sector, role, presence }) => `${sector} ${role} ${presence}`}
      columns={[
        { id: 'sector', head: t('committee.sector'), cell: ({ sector }) => sectors[sector] },
        { id: 'role', head: t('committee.role'), cell: ({ role }) => roles[role] },
        { id: 'presence', head: t('committee.presence'), cell: ({ presence }) => words[presence] },
        { id: 'count', head: t('committee.count'), isNumber: true, cell: ({ count }) => count },
      ]}
    />
  );
}

function Positions({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const { sector: sectors } = COMMITTEE_TEXTS[useLanguage()];
  return (
    <RowsTable
      caption={t('committee.positions')}
      rows={meeting.positions}
      rowKey={({ case: number, sector, text }) => `${number} ${sector} ${text}`}
      columns={[
        { id: 'case', head: t('committee.case'), cell: ({ case: number }) => number },
        { id: 'sector', head: t('committee.sector'), cell: ({ sector }) => sectors[sector] },
        { id: 'position', head: t('committee.position'), cell: ({ text }) => text },
      ]}
    />
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
