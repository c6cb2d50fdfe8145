import { useTranslation } from 'react-i18next';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import type { Meeting } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { Instant } from '#console/ui/instant';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

/** Numbered cases with what came of them. */
export function Cases({ meeting }: { readonly meeting: Meeting }) {
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

export function Attendance({ meeting }: { readonly meeting: Meeting }) {
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

export function Positions({ meeting }: { readonly meeting: Meeting }) {
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

/** How the meeting was moved or dropped, and why. */
export function Changes({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('committee.keep.changes')}
      rows={meeting.changes}
      rowKey={({ at }) => at}
      columns={[
        { id: 'at', head: t('committee.keep.changedAt'), cell: ({ at }) => <Instant value={at} /> },
        { id: 'on', head: t('committee.column.date'), cell: ({ on, isDropped }) => (isDropped ? t('committee.dropped') : <LocalDate value={on} />) },
        { id: 'time', head: t('committee.column.time'), cell: ({ startsAt }) => startsAt ?? t('committee.noTime') },
        { id: 'place', head: t('committee.column.place'), cell: ({ place }) => place },
        { id: 'reason', head: t('committee.keep.reason'), cell: ({ reason }) => reason },
      ]}
    />
  );
}
