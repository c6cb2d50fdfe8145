import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { RunKey, RunPosition } from '#contracts/invoice-run-process';
import { activities } from '#workflows/activities';
import { startMails } from '#workflows/deliver-mail';
import type { RunDesk } from '#workflows/run-desk';

/** Reminds whoever must act at each of the run's reminder times that is still to come, as long as the run is undecided. */
export function remindAsTheDateComesNear(key: RunKey, desk: RunDesk, position: RunPosition): CancellationScope {
  const scope = new CancellationScope({ cancellable: true });
  void scope.run(async () => {
    for (const remindAt of position.remindAt) {
      const milliseconds = Date.parse(remindAt) - Date.now();
      if (milliseconds <= 0) continue;
      await sleep(milliseconds);
      if (isUndecided(desk)) await startMails(await activities.remindThoseWhoMustAct({ ...key, remindAt }));
    }
  }).catch((error: unknown) => {
    if (!isCancellation(error)) throw error;
  });
  return scope;
}

function isUndecided({ state }: RunDesk): boolean {
  return state === 'draft' || state === 'submitted' || state === 'rejected';
}
