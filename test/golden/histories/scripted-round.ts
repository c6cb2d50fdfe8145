import { ApplicationFailure } from '@temporalio/common';
import type { CostBasisRoundActivities, DueReminder, RoundOutcome, RoundPosition, RoundVersion } from '#contracts/cost-basis-round';

/** What a recorded round meets on its way. */
export interface RoundScript {
  /** Where the record has the round when its workflow starts. */
  readonly found?: Pick<RoundVersion, 'number' | 'state'>;
  /** How many milliseconds after a version is sent out, or after the workflow first asks, its window ends. */
  readonly remarksEndInMs?: number;
  /** What there is to remind of, counted from the same moment, until it was reminded of. */
  readonly remindInMs?: readonly (readonly [DueReminder['about'], number])[];
  /** Rules refuse that a version is sent out. */
  readonly isRefused?: boolean;
  /** How often the database still finds a window open whose time the workflow says is over. */
  readonly clockIsBehind?: number;
}

/** The steps of a round with a record that is only a position. */
export function scriptedRound(script: RoundScript): CostBasisRoundActivities {
  const instant = (inMs: number) => new Date(Date.now() + inMs).toISOString();
  const times = () => ({
    remarksEndAt: instant(script.remarksEndInMs ?? 3_600_000), reminders: (script.remindInMs ?? []).map(([about, inMs]) => ({ about, at: instant(inMs) })),
  });
  let behind = script.clockIsBehind ?? 0;
  let position: RoundPosition = script.found ? { ...script.found, ...times() } : null;
  const outcome = (mails: readonly string[] = []): Promise<RoundOutcome> => Promise.resolve({ position, mails });
  const move = (number: number, state: RoundVersion['state'], mails: readonly string[] = []) => {
    position = position?.number === number ? { ...position, state } : { number, state, ...times() };
    return outcome(mails);
  };
  return {
    findRoundPosition: () => Promise.resolve(position),
    closeRemarksWhenDue: ({ number }) => (behind-- > 0 ? outcome() : move(number, 'remarks-closed')),
    remindCommittee: ({ about }) => {
      if (position) position = { ...position, reminders: position.reminders.filter((reminder) => reminder.about !== about) };
      return outcome([`committee/NHN-2024/2/${about}/member-gp`]);
    },
    inviteToMeetings: () => Promise.resolve(['committee/TBU-2024-1/0/member-gp', 'committee/TBU-2024-1/0/secretariat-tbu']),
    sendOutVersion: ({ number }) => {
      if (script.isRefused) throw refusal();
      return move(number, 'sent-out', [`committee/NHN-2024/${number}/version-sent-out/member-gp`]);
    },
    closeRemarks: ({ number }) => move(number, 'remarks-closed'),
    adviseOnVersion: ({ number }) => move(number, 'advised'),
    putVersionForward: ({ number }) => move(number, 'put-forward'),
    decideVersion: ({ number }) => move(number, 'decided', [`committee/NHN-2024/${number}/decision-taken/member-gp`]),
    chargeVersion: ({ number }) => move(number, 'charged', [`committee/NHN-2024/${number}/charges-made/member-gp`]),
  };
}

/** Without its stack: nothing of the machine that records stays in a history. */
function refusal(): ApplicationFailure {
  const failure = ApplicationFailure.nonRetryable('the version lacks something', 'version-incomplete');
  failure.stack = '';
  return failure;
}
