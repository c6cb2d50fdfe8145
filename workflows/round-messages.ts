import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { MEETINGS_CHANGED, ROUND_UPDATES, type RoundCommands, type RoundPosition, type RoundStep } from '#contracts/cost-basis-round';

/** A person's step in a round, answered with where the round then is. */
function stepUpdate<Step extends RoundStep>(step: Step) {
  return defineUpdate<RoundPosition, [RoundCommands[Step]]>(ROUND_UPDATES[step]);
}

export const sendOut = stepUpdate('sendOut');
export const closeRemarks = stepUpdate('closeRemarks');
export const advise = stepUpdate('advise');
export const putForward = stepUpdate('putForward');
export const decide = stepUpdate('decide');
export const charge = stepUpdate('charge');
export const meetingsChanged = defineSignal(MEETINGS_CHANGED);
export const positionQuery = defineQuery<RoundPosition | undefined>('position');
