import { condition, sleep } from '@temporalio/workflow';
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

/** How long a stop is believed if nobody tells that it has ended. */
const STOP_CHECK_INTERVAL = '1 hour';

/** How often somebody has told that mailing was started again. */
export interface MailingNews {
  readonly startedCount: number;
}

/**
 * Tries until no mail is deferred; what the last try leaves counts as refused, for a person to see. While mailing is stopped it waits, and that is no
 * try.
 */
export async function tryUntilTaken(news: MailingNews, dispatch: (isLastTry: boolean) => Promise<DispatchOutcome>): Promise<void> {
  for (const pause of RETRY_AFTER) {
    const { deferred } = await whileNotStopped(news, () => dispatch(false));
    if (deferred === 0) return;
    await sleep(pause);
  }
  await whileNotStopped(news, () => dispatch(true));
}

async function whileNotStopped(news: MailingNews, dispatch: () => Promise<DispatchOutcome>): Promise<DispatchOutcome> {
  for (;;) {
    const seen = news.startedCount;
    const outcome = await dispatch();
    if (!outcome.isStopped) return outcome;
    await condition(() => news.startedCount > seen, STOP_CHECK_INTERVAL);
  }
}
