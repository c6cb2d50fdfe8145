import { sleep } from '@temporalio/workflow';
import type { DispatchOutcome } from '#contracts/invoice-run-process';

/** Between tries of mails that a server would not take yet, or whose evidence is not in yet: from seconds to an hour, for three days. */
const RETRY_AFTER = [
  '10 seconds',
  '1 minute',
  '5 minutes',
  '15 minutes',
  '30 minutes',
  ...Array.from({ length: 72 }, () => '1 hour' as const),
] as const;

/** Tries until no mail is deferred; what the last try leaves counts as refused, for a person to see. */
export async function tryUntilTaken(dispatch: (isLastTry: boolean) => Promise<DispatchOutcome>): Promise<void> {
  for (const pause of RETRY_AFTER) {
    const { deferred } = await dispatch(false);
    if (deferred === 0) return;
    await sleep(pause);
  }
  await dispatch(true);
}
