import { Injectable } from '@nestjs/common';
import type { Json } from '#domain/audit/canonical-json';
import type { AgendaCase, Attendance, CaseType, Position } from '#domain/committee/meeting';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { addAttendance, addCase, addOutcome, addPosition, listAttendance, listCases, listMeetings } from '#persistence/committee';
import { holdMinutes } from '#persistence/committee-numbers';
import { Database, type Transaction } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { whyNotNow, type MeetingAction } from '#use-cases/cost-basis/meeting-actions';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

interface Act {
  readonly commandId: string;
  readonly person: string;
  readonly meeting: string;
}

/** What the secretariat writes down of one meeting: its cases, their outcomes, who was there, what sectors hold. Each stands once it is written down. */
@Injectable()
export class KeepMinutes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The case comes last on the agenda. `case-known` when its number is taken. */
  async addCase(command: Act & { readonly number: string; readonly type: CaseType; readonly title: string }): Promise<void> {
    const { meeting, number, type, title } = command;
    await this.keep('add-case', command, { number, type, title }, async (transaction, all) => {
      if (all.some((known) => known.number === number)) throw new DomainError('case-known', `there is a case ${number}`, { case: number });
      const position = Math.max(0, ...all.filter((known) => known.meeting === meeting).map((known) => known.position)) + 1;
      await addCase(transaction, { number, meeting, position, type, title });
    });
  }

  /** `case-unknown` when the meeting has none of that number, `case-decided` when its outcome was recorded. */
  async recordOutcome(command: Act & { readonly case: string; readonly outcome: string }): Promise<void> {
    const { case: number, outcome } = command;
    await this.keep('record-outcome', command, { case: number, outcome }, async (transaction, all, at) => {
      if (caseOf(all, command).outcome !== null) throw new DomainError('case-decided', `the outcome of ${number} was recorded`, { case: number });
      await addOutcome(transaction, { case: number, outcome }, { person: command.person, at });
    });
  }

  /** How many of a sector and role were there, or were not; `attendance-known` when that was said. */
  async recordAttendance(command: Act & Omit<Attendance, 'meeting'>): Promise<void> {
    const { meeting, sector, role, presence, count } = command;
    await this.keep('record-attendance', command, { sector, role, presence, count }, async (transaction) => {
      const known = await listAttendance(transaction, meeting);
      if (known.some((row) => row.sector === sector && row.role === role && row.presence === presence)) {
        throw new DomainError('attendance-known', `attendance of ${sector}, ${role}, was recorded`, { sector, role, presence });
      }
      await addAttendance(transaction, [{ meeting, sector, role, presence, count }]);
    });
  }

  /** `case-unknown` when the meeting has none of that number. */
  async recordPosition(command: Act & Omit<Position, 'meeting'>): Promise<void> {
    const { meeting, case: number, sector, text } = command;
    await this.keep('record-position', command, { case: number, sector, text }, async (transaction, all) => {
      caseOf(all, command);
      await addPosition(transaction, { meeting, case: number, sector, text });
    });
  }

  /** Once, by whoever may, about a meeting that lets it be done now: `meeting-unknown`, `meeting-dropped`, `meeting-not-held`. */
  private async keep(
    action: MeetingAction,
    { commandId, person, meeting }: Act,
    data: Readonly<Record<string, Json>>,
    write: (transaction: Transaction, cases: readonly AgendaCase[], at: string) => Promise<void>,
  ): Promise<void> {
    const at = this.clock.now();
    const command = { id: commandId, kind: `committee-${action}`, body: { person, meeting, ...data }, at };
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, command, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.keep-minutes', scope: null });
        await holdMinutes(transaction);
        const standing = (await listMeetings(transaction)).find(({ code }) => code === meeting);
        if (!standing) throw new DomainError('meeting-unknown', `there is no meeting ${meeting}`, { meeting });
        const because = whyNotNow(standing, this.clock.today('NO'), action);
        if (because !== null)
          throw new DomainError(because, `${meeting} is on ${standing.on}${standing.isDropped ? ', and was dropped' : ''}`, { meeting });
        await write(transaction, await listCases(transaction), at);
        await appendAuditEvent(transaction, { at, actor: person, type: 'committee-recorded', subject: meeting, data });
        return null;
      }),
    );
  }
}

function caseOf(all: readonly AgendaCase[], wanted: { readonly meeting: string; readonly case: string }): AgendaCase {
  const found = all.find(({ number, meeting }) => number === wanted.case && meeting === wanted.meeting);
  if (!found) throw new DomainError('case-unknown', `${wanted.meeting} has no case ${wanted.case}`, { case: wanted.case });
  return found;
}
