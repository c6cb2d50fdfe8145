import { z } from 'zod';
import type { AgendaCase, Attendance, Meeting, Position } from '#domain/committee/meeting';
import type { StandingMeeting } from '#domain/committee/notice';
import type { Answer, FollowUp, Remark } from '#domain/committee/remark';
import type { LocalDate } from '#domain/calendar/local-date';
import type { VersionKey } from '#persistence/cost-basis';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** Who wrote a record down, and when. */
export interface Recorded {
  readonly person: string;
  readonly at: string;
}

export interface Advice extends VersionKey {
  readonly meeting: string;
  readonly on: LocalDate;
  readonly text: string;
}

/** The ministry's decision on a version, with the components it lets through although their basis is not in regulation. */
export interface MinistryDecision extends VersionKey {
  readonly on: LocalDate;
  readonly reference: string;
  readonly text: string;
  readonly components: readonly string[];
  readonly standing: 'stated' | 'illustrative';
}

export interface Confirmation {
  readonly followUp: string;
  readonly note: string;
  readonly on: LocalDate;
}

export async function addMeeting(transaction: Transaction, meeting: Meeting): Promise<void> {
  await transaction.query(
    `insert into committee_meeting (code, number, on_day, starts_at, duration_minutes, place, decided_in, basis_year) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [meeting.code, meeting.number, meeting.on, meeting.startsAt, meeting.durationMinutes, meeting.place, meeting.decidedIn, meeting.basisYear],
  );
}

/** Every meeting as it stands after its last change. */
export async function listMeetings(transaction: Transaction): Promise<StandingMeeting[]> {
  return await transaction.query(
    `select m.code, m.number, coalesce(c.on_day, m.on_day) as "on", case when c.meeting is null then m.starts_at else c.starts_at end as "startsAt",
       coalesce(c.duration_minutes, m.duration_minutes) as "durationMinutes", coalesce(c.place, m.place) as place, m.decided_in as "decidedIn",
       m.basis_year as "basisYear", coalesce(c.sequence, 0) as sequence, coalesce(c.is_dropped, false) as "isDropped"
     from committee_meeting m left join lateral
       (select * from committee_meeting_change c where c.meeting = m.code order by c.sequence desc limit 1) c on true order by "on", m.code`,
  );
}

export async function addCase(transaction: Transaction, row: Omit<AgendaCase, 'outcome'>): Promise<void> {
  await transaction.query(`insert into agenda_case (number, meeting, position, type, title) values ($1, $2, $3, $4, $5)`, [
    row.number,
    row.meeting,
    row.position,
    row.type,
    row.title,
  ]);
}

export async function addOutcome(transaction: Transaction, row: { readonly case: string; readonly outcome: string }, by: Recorded): Promise<void> {
  await transaction.query(`insert into case_outcome (case_number, outcome, recorded_by, recorded_at) values ($1, $2, $3, $4)`, [
    row.case,
    row.outcome,
    by.person,
    by.at,
  ]);
}

export async function listCases(transaction: Transaction): Promise<AgendaCase[]> {
  return await transaction.query(
    `select c.number, c.meeting, c.position, c.type, c.title, o.outcome from agenda_case c left join case_outcome o on o.case_number = c.number
     join committee_meeting m on m.code = c.meeting order by m.on_day, c.position`,
  );
}

export async function addAttendance(transaction: Transaction, rows: readonly Attendance[]): Promise<void> {
  const types = { meeting: 'text', sector: 'text', role: 'text', presence: 'text', count: 'int' };
  await insertRows(
    transaction,
    'attendance',
    types,
    rows.map((row) => ({ ...row })),
  );
}

export async function listAttendance(transaction: Transaction, meeting: string): Promise<Attendance[]> {
  return await transaction.query(
    `select meeting, sector, role, presence, count from attendance where meeting = $1 order by presence desc, sector, role`,
    [meeting],
  );
}

export async function addPosition(transaction: Transaction, row: Position): Promise<void> {
  await transaction.query(`insert into committee_position (meeting, case_number, sector, text) values ($1, $2, $3, $4)`, [
    row.meeting,
    row.case,
    row.sector,
    row.text,
  ]);
}

export async function listPositions(transaction: Transaction, meeting: string): Promise<Position[]> {
  return await transaction.query(`select meeting, case_number as "case", sector, text from committee_position where meeting = $1 order by id`, [
    meeting,
  ]);
}

export async function addRemark(transaction: Transaction, remark: Remark, by: Recorded): Promise<void> {
  await transaction.query(
    `insert into remark (code, basis, version, sector, place, kind, text, on_day, case_number, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      remark.code,
      remark.basis,
      remark.version,
      remark.sector,
      JSON.stringify(remark.place),
      remark.kind,
      remark.text,
      remark.on,
      remark.case,
      by.person,
      by.at,
    ],
  );
}

const PLACE = z.discriminatedUnion('of', [
  z.object({ of: z.literal('version') }),
  z.object({ of: z.literal('service'), service: z.string() }),
  z.object({ of: z.literal('component'), component: z.string() }),
  z.object({ of: z.literal('figure'), sheet: z.string(), row: z.string() }),
]);

export async function listRemarks(transaction: Transaction, basis: string): Promise<Remark[]> {
  const rows: (Omit<Remark, 'place'> & { place: unknown })[] = await transaction.query(
    `select code, basis, version, sector, place, kind, text, on_day as "on", case_number as "case" from remark where basis = $1 order by on_day, code`,
    [basis],
  );
  return rows.map((row) => ({ ...row, place: PLACE.parse(row.place) }));
}

export async function addAnswer(transaction: Transaction, answer: Answer, by: Recorded): Promise<void> {
  await transaction.query(`insert into remark_answer (remark, by_sector, text, on_day, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)`, [
    answer.remark,
    answer.by,
    answer.text,
    answer.on,
    by.person,
    by.at,
  ]);
}

export async function listAnswers(transaction: Transaction, basis: string): Promise<Answer[]> {
  return await transaction.query(
    `select a.remark, a.by_sector as "by", a.text, a.on_day as "on" from remark_answer a join remark r on r.code = a.remark where r.basis = $1 order by a.id`,
    [basis],
  );
}

export async function addFollowUp(transaction: Transaction, row: FollowUp, by: Recorded): Promise<void> {
  await transaction.query(
    `insert into follow_up (code, remark, owner, promise, due_meeting, sign, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.code, row.remark, row.owner, row.promise, row.dueMeeting, JSON.stringify(row.sign), by.person, by.at],
  );
}
