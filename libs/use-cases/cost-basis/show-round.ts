import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import type { RoundReminder, StandingMeeting } from '#domain/committee/notice';
import { letsNextFollow, type VersionState } from '#domain/committee/version-state';
import { listMeetings } from '#persistence/committee';
import { findDraft, findLastSentOut, listCostBases, type SentOutVersion } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import type { Role } from '#domain/people/role';
import { Clock } from '#use-cases/clock';
import { findDueReminders } from '#use-cases/cost-basis/find-round-position';
import { stepsFrom, type VersionAction } from '#use-cases/cost-basis/version-actions';

/** A step that the round waits for, with those who may take it. */
export interface AwaitedStep {
  readonly step: VersionAction;
  readonly number: number;
  readonly roles: readonly Role[];
  /** The last day for it, where there is one: a window's, which then closes by itself, or the meeting's. */
  readonly until: LocalDate | null;
}

/** Where a round is, what it waits for, who can bring it on and until when, and what it will remind of. */
export interface RoundView {
  readonly basis: string;
  readonly year: number;
  /** The version that was sent out last; null while none was. */
  readonly version: SentOutVersion | null;
  readonly meeting: StandingMeeting | null;
  /** Number of the draft of the next version. */
  readonly draft: number | null;
  readonly waitsFor: readonly AwaitedStep[];
  readonly reminders: readonly { readonly about: RoundReminder; readonly on: LocalDate }[];
}

/** Shows rounds as the record has them. Nothing here writes, and nothing is asked of the process engine. */
@Injectable()
export class ShowRound {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The round of each cost basis, or of the one that is named; the oldest year first. */
  async list(basis: string | null): Promise<RoundView[]> {
    return await this.database.snapshot(async (transaction) => {
      const bases = (await listCostBases(transaction)).filter(({ code }) => basis === null || code === basis);
      const views: RoundView[] = [];
      for (const { code, year } of bases) views.push(await view(transaction, { code, year }, this.clock.now()));
      return views;
    });
  }
}

async function view(transaction: Transaction, basis: { readonly code: string; readonly year: number }, now: string): Promise<RoundView> {
  const version = await findLastSentOut(transaction, basis.code);
  const draft = await findDraft(transaction, basis.code);
  const meeting = (await listMeetings(transaction)).find(({ code }) => code === version?.meeting) ?? null;
  const reminders = version === null ? [] : await findDueReminders(transaction, { basis: basis.code, ...version }, now);
  return {
    basis: basis.code,
    year: basis.year,
    version,
    meeting,
    draft,
    waitsFor: [...stepsWith(version, meeting), ...nextVersion(version, draft)],
    reminders: reminders.map(({ about, on }) => ({ about, on })),
  };
}

function stepsWith(version: SentOutVersion | null, meeting: StandingMeeting | null): AwaitedStep[] {
  if (version === null) return [];
  const until: Readonly<Partial<Record<VersionAction, LocalDate | null>>> = { 'close-remarks': version.remarksUntil, advise: meeting?.on ?? null };
  return stepsFrom(version.state).map(({ step, roles }) => ({ step, roles, number: version.number, until: until[step] ?? null }));
}

/** A draft can be sent out when nothing is before it, or what is before it was discussed. */
function nextVersion(version: SentOutVersion | null, draft: number | null): AwaitedStep[] {
  const state: VersionState | null = version?.state ?? null;
  if (draft === null || (state !== null && !letsNextFollow(state))) return [];
  return stepsFrom('draft').map(({ step, roles }) => ({ step, roles, number: draft, until: null }));
}
