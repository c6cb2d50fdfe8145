import type { Log } from '#platform/logging';
import type { Recover } from '#use-cases/recover';

const EVERY_MS = 60_000;

/**
 * Looks once a minute whether everything that the record says is under way is so, and starts it where the process engine has lost it: with its whole
 * store, or with a procedure that failed. It decides nothing and times nothing: that is the procedures' own work. Returns what ends it.
 */
export function keepUnderWay({ recover, log }: { readonly recover: Recover; readonly log: Log }): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await recover.execute();
    } catch (error) {
      log.warn({ err: error }, 'could not look whether everything is under way; tried again in a minute');
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  return () => clearInterval(timer);
}
