import { sleep } from '@temporalio/workflow';
import type { DispatchOutcome } from '#contracts/invoice-run-process';

/** Between tries of mails that a server would not take yet: from a minute to an hour, for three days. */
const RETRY_MINUTES = [1, 5, 15, 30, ...Array.from({ length: 72 }, () => 60)];

/** Tries until no mail is deferred; what the last try leaves counts as refused, for a person to see. */
export async function tryUntilTaken(dispatch: (isLastTry: boolean) => Promise<DispatchOutcome>): Promise<void> {
  for (const minutes of RETRY_MINUTES) {
    const { deferred } = await dispatch(false);
    if (deferred === 0) return;
    await sleep(`${minutes} minutes`);
  }
  await dispatch(true);
}
