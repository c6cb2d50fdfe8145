let lastActivityAt = 0;
let aheadMilliseconds = 0;

/**
 * Told by the client of each answer. The API pushes the end of an idle session out with every request it answers, and so does our copy of that end;
 * its `Date` header says how far this computer's clock is off.
 */
export function noteAnswer(dateHeader: string | null, now = Date.now()): void {
  const serverTime = dateHeader === null ? NaN : Date.parse(dateHeader);
  if (!Number.isNaN(serverTime)) aheadMilliseconds = serverTime - now;
  lastActivityAt = Math.max(lastActivityAt, now);
}

/** A moment of this computer's clock on the API's clock, in epoch milliseconds. */
export function onServerClock(localMilliseconds: number): number {
  return localMilliseconds + aheadMilliseconds;
}

interface SessionTimes {
  /** When the answer with these times came, on the API's clock, in epoch milliseconds. */
  readonly receivedAt: number;
  readonly idleExpiresAt: string;
  readonly expiresAt: string;
}

/** When the session ends if nothing more is done, on the API's clock: by idleness, or at its absolute end. */
export function sessionEndsAt({ receivedAt, idleExpiresAt, expiresAt }: SessionTimes, activityAt = onServerClock(lastActivityAt)): number {
  const idleMilliseconds = Date.parse(idleExpiresAt) - receivedAt;
  return Math.min(Math.max(receivedAt, activityAt) + idleMilliseconds, Date.parse(expiresAt));
}
