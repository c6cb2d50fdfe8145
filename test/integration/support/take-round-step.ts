import type { TakeRoundStep } from '#apps/cli/demo/nhn-story';
import { bindRoundActivities } from '#apps/worker/round-activities';
import type { RoundCommands } from '#contracts/cost-basis-round';
import type { TestInstallation } from './test-installation';

/** Takes the steps of a round as its workflow would, where no worker runs: a window whose time is over is closed by nobody. */
export function stepTaker(aconto: TestInstallation): TakeRoundStep {
  const activities = bindRoundActivities(aconto.module);
  const steps: { readonly [Step in keyof RoundCommands]: (command: RoundCommands[Step]) => Promise<unknown> } = {
    sendOut: async (command) => {
      await activities.sendOutVersion(command);
      await activities.closeRemarksWhenDue(command);
    },
    closeRemarks: activities.closeRemarks,
    advise: activities.adviseOnVersion,
    putForward: activities.putVersionForward,
    decide: activities.decideVersion,
    charge: activities.chargeVersion,
  };
  return (step, command) => steps[step](command);
}
