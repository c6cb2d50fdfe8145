import { ApplicationFailure } from '@temporalio/common';
import type { CostBasisRoundActivities, RoundPosition, RoundVersion } from '#contracts/cost-basis-round';

/** What a recorded round meets on its way. */
export interface RoundScript {
  /** Where the record has the round when its workflow starts. */
  readonly found?: Omit<RoundVersion, 'remarksEndAt'>;
  /** How many milliseconds after a version is sent out, or after the workflow first asks, its window ends. */
  readonly remarksEndInMs?: number;
  /** Rules refuse that a version is sent out. */
  readonly isRefused?: boolean;
  /** How often the database still finds a window open whose time the workflow says is over. */
  readonly clockIsBehind?: number;
}

/** The steps of a round with a record that is only a position. */
export function scriptedRound(script: RoundScript): CostBasisRoundActivities {
  const endAt = () => new Date(Date.now() + (script.remarksEndInMs ?? 3_600_000)).toISOString();
  let behind = script.clockIsBehind ?? 0;
  let position: RoundPosition = script.found ? { ...script.found, remarksEndAt: endAt() } : null;
  const move = (number: number, state: RoundVersion['state']) => {
    position = { number, state, remarksEndAt: position?.number === number ? position.remarksEndAt : endAt() };
    return Promise.resolve(position);
  };
  return {
    findRoundPosition: () => Promise.resolve(position),
    closeRemarksWhenDue: ({ number }) => (behind-- > 0 ? move(number, 'sent-out') : move(number, 'remarks-closed')),
    sendOutVersion: ({ number }) => {
      if (script.isRefused) throw refusal();
      return move(number, 'sent-out');
    },
    closeRemarks: ({ number }) => move(number, 'remarks-closed'),
    adviseOnVersion: ({ number }) => move(number, 'advised'),
    putVersionForward: ({ number }) => move(number, 'put-forward'),
    decideVersion: ({ number }) => move(number, 'decided'),
    chargeVersion: ({ number }) => move(number, 'charged'),
  };
}

/** Without its stack: nothing of the machine that records stays in a history. */
function refusal(): ApplicationFailure {
  const failure = ApplicationFailure.nonRetryable('the version lacks something', 'version-incomplete');
  failure.stack = '';
  return failure;
}
