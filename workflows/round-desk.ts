import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { VersionState } from '#domain/committee/version-state';
import type { RoundCommand, RoundCommands, RoundOutcome, RoundPosition, RoundStep } from '#contracts/cost-basis-round';
import { inTurn, type Turns } from '#workflows/in-turn';
import { isRefusedByRule } from '#workflows/refused-by-rule';
import { roundActivities, roundSteps } from '#workflows/round-activities';
import { advise, charge, closeRemarks, decide, meetingsChanged, positionQuery, putForward, sendOut } from '#workflows/round-messages';

/** Where the round stands between the steps of people and the times that the workflow waits for. */
export interface RoundDesk extends Turns {
  /** Undefined until the record was read. */
  position: RoundPosition | undefined;
  /** A meeting was moved: what is to be reminded of may be another. */
  mustRead: boolean;
  /** Mails that tell of steps and are not on their way yet. */
  readonly mails: string[];
}

/** In which states of the version that was sent out last each step is taken, and where it leads. A first version follows nothing. */
const STEPS = {
  sendOut: { takenIn: ['remarks-closed', 'advised'], leadsTo: 'sent-out' },
  closeRemarks: { takenIn: ['sent-out'], leadsTo: 'remarks-closed' },
  advise: { takenIn: ['remarks-closed'], leadsTo: 'advised' },
  putForward: { takenIn: ['advised'], leadsTo: 'put-forward' },
  decide: { takenIn: ['put-forward'], leadsTo: 'decided' },
  charge: { takenIn: ['decided'], leadsTo: 'charged' },
} as const satisfies Record<RoundStep, { readonly takenIn: readonly VersionState[]; readonly leadsTo: VersionState }>;

/** Answers the steps of people. The database decides whether a step is right; here what does not fit the state is refused before it is accepted. */
export function handleRoundMessages(desk: RoundDesk): void {
  const taking = <Step extends RoundStep>(step: Step, take: (command: RoundCommands[Step]) => Promise<RoundOutcome>) => ({
    validator: (command: RoundCommands[Step]) => {
      refuseMisfit(step, command, desk);
    },
    handler: async (command: RoundCommands[Step]): Promise<RoundPosition> => {
      await condition(() => desk.position !== undefined);
      return await inTurn(desk, async () => {
        settle(desk, await take(command).catch((error: unknown) => outcomeAfter(error, command, STEPS[step].leadsTo)));
        return desk.position ?? null;
      });
    },
  });
  const steps = {
    sendOut: taking('sendOut', (command) => roundSteps.sendOutVersion(command)),
    closeRemarks: taking('closeRemarks', (command) => roundSteps.closeRemarks(command)),
    advise: taking('advise', (command) => roundSteps.adviseOnVersion(command)),
    putForward: taking('putForward', (command) => roundSteps.putVersionForward(command)),
    decide: taking('decide', (command) => roundSteps.decideVersion(command)),
    charge: taking('charge', (command) => roundSteps.chargeVersion(command)),
  };
  setHandler(positionQuery, () => desk.position);
  setHandler(meetingsChanged, () => {
    desk.mustRead = true;
  });
  setHandler(sendOut, steps.sendOut.handler, steps.sendOut);
  setHandler(closeRemarks, steps.closeRemarks.handler, steps.closeRemarks);
  setHandler(advise, steps.advise.handler, steps.advise);
  setHandler(putForward, steps.putForward.handler, steps.putForward);
  setHandler(decide, steps.decide.handler, steps.decide);
  setHandler(charge, steps.charge.handler, steps.charge);
}

/** Shows where a step led; the round sets its mails on their way, so that nobody waits for them. */
export function settle(desk: RoundDesk, { position, mails }: RoundOutcome): void {
  desk.position = position;
  desk.mails.push(...mails);
}

/**
 * A workflow that was just started does not know the record yet, and while it takes a step the record may be a moment ahead of it: then the command
 * waits for that moment, and the database decides.
 */
function refuseMisfit(step: RoundStep, command: RoundCommand, { position, isBusy }: RoundDesk): void {
  if (command.commandId === '' || command.person === '')
    throw ApplicationFailure.nonRetryable('a command needs an id and a person', 'command-malformed');
  if (position === undefined || isBusy) return;
  const states: readonly VersionState[] = STEPS[step].takenIn;
  if (step === 'sendOut' && position === null) return;
  if (position === null || !states.includes(position.state)) {
    const where = position === null ? 'no version was sent out' : `version ${position.number} is ${position.state}`;
    throw ApplicationFailure.nonRetryable(`${where}: this takes ${states.join(' or ')}`, 'version-in-other-state');
  }
  if (step === 'sendOut' ? command.number <= position.number : command.number !== position.number) {
    throw ApplicationFailure.nonRetryable(`the version that was sent out last is ${position.number}`, 'version-in-other-state');
  }
}

/**
 * A step that nobody could answer for may have been taken all the same: the record tells. A rule's refusal stands. Its mails are in the record, and the
 * worker that looks after what is under way starts them.
 */
async function outcomeAfter(error: unknown, { basis, number }: RoundCommand, leadsTo: VersionState): Promise<RoundOutcome> {
  if (isRefusedByRule(error)) throw error;
  const position = await roundActivities.findRoundPosition({ basis });
  if (position?.number !== number || position.state !== leadsTo) throw error;
  return { position, mails: [] };
}
