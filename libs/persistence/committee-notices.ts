import type { LocalDate } from '#domain/calendar/local-date';
import type { RoundReminder, StandingMeeting } from '#domain/committee/notice';
import type { Recorded } from '#persistence/committee';
import type { VersionKey } from '#persistence/cost-basis';
import type { Transaction } from '#persistence/database';
import type { Role } from '#domain/people/role';
import type { Person } from '#persistence/register';

/** Keeps how a meeting stands from now on, and why; the database numbers changes without a gap and lets no dropped meeting change. */
export async function addMeetingChange(
  transaction: Transaction,
  meeting: StandingMeeting,
  why: Recorded & { readonly reason: string },
): Promise<void> {
  await transaction.query(
    `insert into committee_meeting_change (meeting, sequence, on_day, starts_at, duration_minutes, place, is_dropped, reason, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      meeting.code,
      meeting.sequence,
      meeting.on,
      meeting.startsAt,
      meeting.durationMinutes,
      meeting.place,
      meeting.isDropped,
      why.reason,
      why.person,
      why.at,
    ],
  );
}

/** How a meeting stood from a moment on, and why. */
export interface KeptMeetingChange {
  readonly at: string;
  readonly on: LocalDate;
  readonly startsAt: string | null;
  readonly durationMinutes: number;
  readonly place: string;
  readonly isDropped: boolean;
  readonly reason: string;
}

/** Every change of a meeting, the first one first. */
export async function listMeetingChanges(transaction: Transaction, meeting: string): Promise<KeptMeetingChange[]> {
  return await transaction.query(
    `select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, on_day as "on", starts_at as "startsAt",
       duration_minutes as "durationMinutes", place, is_dropped as "isDropped", reason
     from committee_meeting_change where meeting = $1 order by sequence`,
    [meeting],
  );
}

/** Why a meeting stands as it does; null for one that stands as it was first decided. */
export async function findReasonOfChange(transaction: Transaction, meeting: Pick<StandingMeeting, 'code' | 'sequence'>): Promise<string | null> {
  const [row]: { reason: string }[] = await transaction.query(`select reason from committee_meeting_change where meeting = $1 and sequence = $2`, [
    meeting.code,
    meeting.sequence,
  ]);
  return row?.reason ?? null;
}

/** The last invitation that was made to each meeting, by its number. */
export async function listInvitations(transaction: Transaction): Promise<Map<string, number>> {
  const rows: { meeting: string; sequence: number }[] = await transaction.query(
    `select meeting, max(sequence) as sequence from committee_invitation group by meeting`,
  );
  return new Map(rows.map((row) => [row.meeting, row.sequence]));
}

/** False when it was made before. */
export async function addInvitation(
  transaction: Transaction,
  made: { readonly meeting: string; readonly sequence: number; readonly at: string },
): Promise<boolean> {
  const rows: unknown[] = await transaction.query(
    `insert into committee_invitation (meeting, sequence, made_at) values ($1, $2, $3) on conflict do nothing returning meeting`,
    [made.meeting, made.sequence, made.at],
  );
  return rows.length > 0;
}

export interface MadeReminder {
  readonly about: RoundReminder;
  readonly dueOn: LocalDate;
}

export async function listRoundReminders(transaction: Transaction, key: VersionKey): Promise<MadeReminder[]> {
  return await transaction.query(`select about, due_on as "dueOn" from cost_basis_reminder where basis = $1 and number = $2`, [
    key.basis,
    key.number,
  ]);
}

/** False when it was made before. */
export async function addRoundReminder(transaction: Transaction, key: VersionKey, made: MadeReminder & { readonly at: string }): Promise<boolean> {
  const rows: unknown[] = await transaction.query(
    `insert into cost_basis_reminder (basis, number, about, due_on, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning about`,
    [key.basis, key.number, made.about, made.dueOn, made.at],
  );
  return rows.length > 0;
}

/** Everybody who holds one of these roles today for the whole installation, or for the issuer where one is named; each once. */
export async function listHoldersOfAny(
  transaction: Transaction,
  held: { readonly roles: readonly Role[]; readonly issuer?: string },
): Promise<Person[]> {
  return await transaction.query(
    `select p.id, p.label, p.email from person p where exists (select 1 from person_role r where r.person = p.id and r.role = any($1) and r.scope in ('', $2)
       and is_held(r.valid_from, r.valid_until, r.withdrawn_at)) order by p.id`,
    [held.roles, held.issuer ?? ''],
  );
}
