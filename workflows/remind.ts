import { ActivityFailure, CancellationScope, isCancellation, log, sleep } from '@temporalio/workflow';
import type { RunKey, RunPosition } from '#contracts/invoice-run-process';
import { activities } from '#workflows/activities';
import { startMails } from '#workflows/deliver-mail';
import type { RunDesk } from '#workflows/run-desk';

/** Reminds whoever must act at each of the run's reminder times that is still to come, as long as the run is undecided. */
export function remindAsTheDateComesNear(key: RunKey, desk: RunDesk, position: RunPosition): CancellationScope {
  const scope = new CancellationScope({ cancellable: true });
  void scope
    .run(async () => {
      for (const remindAt of position.remindAt) {
        const milliseconds = Date.parse(remindAt) - Date.now();
        if (milliseconds <= 0) continue;
        await sleep(milliseconds);
        if (isUndecided(desk)) await startMails(await activities.remindThoseWhoMustAct({ ...key, remindAt }));
      }
    })
    .catch((error: unknown) => {
      if (isCancellation(error)) return;
      // A reminder that cannot be made must not hold up the run it reminds of.
      if (!(error instanceof ActivityFailure)) throw error;
      log.warn('no further reminders of this run', { error: error.message });
    });
  return scope;
}

function isUndecided({ state }: RunDesk): boolean {
  return state === 'draft' || state === 'submitted' || state === 'rejected';
}
