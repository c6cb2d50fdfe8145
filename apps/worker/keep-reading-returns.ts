import type { Log } from '#platform/logging';
import type { ReadReturnedMails } from '#use-cases/mailing/read-returned-mails';

/** Looks from time to time what has come back to the return address. Returns what ends it. */
export function keepReadingReturns({
  readReturnedMails,
  everyMs,
  log,
}: {
  readonly readReturnedMails: ReadReturnedMails;
  readonly everyMs: number;
  readonly log: Log;
}): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      for (const { source, why } of await readReturnedMails.look()) log.warn({ letter: source, why }, 'a letter to the return address was set aside');
    } catch (error) {
      log.warn({ err: error }, 'could not read the mailbox of the return address; tried again later');
    } finally {
      looking = null;
    }
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
