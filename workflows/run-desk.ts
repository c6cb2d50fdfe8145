import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { ProcessState, RunCommand, RunKey } from '#contracts/invoice-run-process';
import { activities, approveRun, cancelRun, rejectRun, submitRun } from '#workflows/activities';
import { inTurn, type Turns } from '#workflows/in-turn';
import { isRefusedByRule } from '#workflows/refused-by-rule';
import { approve, cancel, factsRecorded, prepareAgain, reject, submit } from '#workflows/run-messages';

/** Where the run stands between the messages of people and the procedure that acts on them. */
export interface RunDesk extends Turns {
  state: ProcessState;
  /** Facts were recorded: what is prepared may be stale. */
  mustPrepare: boolean;
}

/** Takes a step that changes the run's state when no other does, and shows the state it led to. */
export async function stepInTurn(desk: RunDesk, step: () => Promise<ProcessState>): Promise<ProcessState> {
  return await inTurn(desk, async () => {
    desk.state = await step();
    return desk.state;
  });
}

/** In which states each command is taken; anything else is refused before it is accepted, with the state as reason. */
const TAKEN_IN = {
  submit: ['draft'],
  approve: ['submitted'],
  reject: ['submitted'],
  cancel: ['draft', 'submitted', 'approved', 'rejected'],
  prepareAgain: ['draft', 'rejected'],
} as const satisfies Record<string, readonly ProcessState[]>;

/** Answers the commands of people. The database decides whether a command is right; here only its order is kept. */
export function handleRunMessages(key: RunKey, desk: RunDesk): void {
  const takenIn = (command: keyof typeof TAKEN_IN) => ({
    validator: (sent: RunCommand) => {
      if (sent.commandId === '' || sent.person === '')
        throw ApplicationFailure.nonRetryable('a command needs an id and a person', 'command-malformed');
      const states: readonly ProcessState[] = TAKEN_IN[command];
      if (desk.state !== 'waiting-for-turn' && !states.includes(desk.state)) {
        throw ApplicationFailure.nonRetryable(`the run is ${desk.state}; this takes ${states.join(' or ')}`, 'run-in-other-state');
      }
    },
  });
  /** The record may show a run as prepared a moment before its procedure knows: such a command waits that moment, and the database decides. */
  const act = async (wanted: ProcessState, step: () => Promise<ProcessState>) => {
    await condition(() => desk.state !== 'waiting-for-turn');
    return await stepInTurn(desk, () => step().catch((error: unknown) => stateAfter(error, wanted)));
  };
  /** A step that nobody could answer for may have been taken all the same: the record tells. A rule's refusal stands. */
  const stateAfter = async (error: unknown, wanted: ProcessState): Promise<ProcessState> => {
    if (isRefusedByRule(error)) throw error;
    const position = await activities.findRunPosition(key);
    if (position) desk.state = position.state;
    if (desk.state !== wanted) throw error;
    return desk.state;
  };
  setHandler(submit, (command) => act('submitted', () => submitRun({ ...key, ...command })), takenIn('submit'));
  setHandler(approve, (command) => act('approved', () => approveRun({ ...key, ...command })), takenIn('approve'));
  setHandler(reject, (command) => act('rejected', () => rejectRun({ ...key, ...command })), takenIn('reject'));
  setHandler(cancel, (command) => act('cancelled', () => cancelRun({ ...key, ...command })), takenIn('cancel'));
  setHandler(
    prepareAgain,
    ({ person }) => act('draft', async () => (await activities.prepareRun({ ...key, person })).state),
    takenIn('prepareAgain'),
  );
  setHandler(factsRecorded, () => {
    desk.mustPrepare = true;
  });
}
