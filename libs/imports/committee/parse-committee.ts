import type { LocalDate } from '#domain/calendar/local-date';
import type { AgendaCase, Attendance, CaseType, CommitteeRole, CommitteeSector, Meeting, Position } from '#domain/committee/meeting';
import type { Remark, RemarkPlace } from '#domain/committee/remark';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { optional, readRecords, required, type ColumnSpecs } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import { wholeNumber, year } from '#tabular/read-whole-number';
import { readTable } from '#tabular/read-table';
import type { TableFile } from '#tabular/table-file';
import { collectIssues, type ImportIssue } from '#tabular/import-issue';

/** What a secretariat writes down in spreadsheets: a sheet a kind of record. */
export interface CommitteeRows {
  readonly meetings: readonly Meeting[];
  readonly cases: readonly AgendaCase[];
  readonly attendance: readonly Attendance[];
  readonly positions: readonly Position[];
  readonly remarks: readonly Omit<Remark, 'basis' | 'version'>[];
  readonly answers: readonly AnswerRow[];
  readonly followUps: readonly FollowUpRow[];
}

export interface AnswerRow {
  readonly remark: string;
  readonly by: CommitteeSector;
  readonly text: string;
  readonly on: LocalDate;
}

/** A follow-up item as written in a file: its sign is JSON, which whoever records it parses. */
export interface FollowUpRow {
  readonly code: string;
  readonly remark: string;
  readonly owner: string;
  readonly promise: string;
  readonly dueMeeting: string;
  readonly sign: string;
}

export const COMMITTEE_SHEETS = ['meetings', 'cases', 'attendance', 'positions', 'remarks', 'answers', 'followUps'] as const;

const line = (max: number) => text({ max });
const sector = choice<CommitteeSector>({
  municipalities: 'municipalities',
  'health-authorities': 'health-authorities',
  pharmacies: 'pharmacies',
  gp: 'gp',
  directorate: 'directorate',
  preparer: 'preparer',
  ministry: 'ministry',
});
const role = choice<CommitteeRole>({
  leader: 'leader',
  member: 'member',
  secretariat: 'secretariat',
  presenter: 'presenter',
  observer: 'observer',
  owner: 'owner',
});

const SPECS = {
  meetings: {
    code: required<string>(['code'], code),
    number: required<string>(['number'], line(20)),
    on: required<LocalDate>(['on'], date),
    startsAt: optional<string>(['starts_at'], line(5)),
    durationMinutes: required<number>(['duration_minutes'], wholeNumber({ from: 1, to: 1440 })),
    place: required<string>(['place'], line(100)),
    decidedIn: optional<string>(['decided_in'], line(20)),
    basisYear: required<number>(['basis_year'], year),
  },
  cases: {
    number: required<string>(['number'], line(20)),
    meeting: required<string>(['meeting'], code),
    position: required<number>(['position'], wholeNumber({ from: 1, to: 99 })),
    type: required<CaseType>(
      ['type'],
      choice<CaseType>({
        decision: 'decision',
        beslutning: 'decision',
        information: 'information',
        orientering: 'information',
        discussion: 'discussion',
        drøfting: 'discussion',
      }),
    ),
    title: required<string>(['title'], line(300)),
    outcome: optional<string>(['outcome'], line(1000)),
  },
  attendance: {
    meeting: required<string>(['meeting'], code),
    sector: required<CommitteeSector>(['sector'], sector),
    role: required<CommitteeRole>(['role'], role),
    presence: required<Attendance['presence']>(['presence'], choice<Attendance['presence']>({ present: 'present', absent: 'absent' })),
    count: required<number>(['count'], wholeNumber({ from: 1, to: 99 })),
  },
  positions: {
    meeting: required<string>(['meeting'], code),
    case: required<string>(['case'], line(20)),
    sector: required<CommitteeSector>(['sector'], sector),
    text: required<string>(['text'], line(1000)),
  },
  remarks: {
    code: required<string>(['code'], code),
    sector: required<CommitteeSector>(['sector'], sector),
    of: required<RemarkPlace['of']>(
      ['of'],
      choice<RemarkPlace['of']>({ version: 'version', service: 'service', component: 'component', figure: 'figure' }),
    ),
    target: optional<string>(['target'], line(200)),
    sheet: optional<string>(['sheet'], line(50)),
    kind: required<Remark['kind']>(['kind'], choice<Remark['kind']>({ question: 'question', wish: 'wish', statement: 'statement' })),
    text: required<string>(['text'], line(1000)),
    on: required<LocalDate>(['on'], date),
    case: optional<string>(['case'], line(20)),
  },
  answers: {
    remark: required<string>(['remark'], code),
    by: required<CommitteeSector>(['by'], sector),
    text: required<string>(['text'], line(1000)),
    on: required<LocalDate>(['on'], date),
  },
  followUps: {
    code: required<string>(['code'], code),
    remark: required<string>(['remark'], code),
    owner: required<string>(['owner'], line(100)),
    promise: required<string>(['promise'], line(500)),
    dueMeeting: required<string>(['due_meeting'], code),
    sign: required<string>(['sign'], line(300)),
  },
} as const;

/** Reads whichever of the committee's sheets there are; every issue is listed, and with one there are no rows. */
export function parseCommittee(
  fileOf: (sheet: string) => TableFile | null,
): { readonly rows: CommitteeRows } | { readonly issues: readonly ImportIssue[] } {
  const issues = collectIssues();
  const sheet = <Values extends object>(name: string, specs: ColumnSpecs<Values>): Values[] => {
    const file = fileOf(name);
    if (!file) return [];
    const read = readTable(file, { sheet: name });
    if ('issues' in read) {
      read.issues.forEach(issues.add);
      return [];
    }
    const { records, issues: found } = readRecords(read.table, specs);
    found.forEach(issues.add);
    return records.map((record) => record.values);
  };
  const rows: CommitteeRows = {
    meetings: sheet('meetings', SPECS.meetings),
    cases: sheet('cases', SPECS.cases),
    attendance: sheet('attendance', SPECS.attendance),
    positions: sheet('positions', SPECS.positions),
    remarks: sheet('remarks', SPECS.remarks).map(({ of, target, sheet: ofSheet, ...rest }) => ({
      ...rest,
      place: placeOf(of, target ?? '', ofSheet ?? ''),
    })),
    answers: sheet('answers', SPECS.answers),
    followUps: sheet('followUps', SPECS.followUps),
  };
  return issues.isEmpty() ? { rows } : { issues: issues.list() };
}

function placeOf(of: RemarkPlace['of'], target: string, sheet: string): RemarkPlace {
  switch (of) {
    case 'version':
      return { of };
    case 'service':
      return { of, service: target };
    case 'component':
      return { of, component: target };
    case 'figure':
      return { of, sheet, row: target };
  }
}
