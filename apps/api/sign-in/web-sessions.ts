import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignInSettings } from '#apps/api/sign-in/sign-in-settings';
import { Database } from '#persistence/database';
import { addWebSession, endWebSession, findSigned, touchWebSession, type Signed } from '#persistence/web-session';
import { Clock } from '#use-cases/clock';

/** A live session, and when it ends: by idleness, and in any case. ISO in UTC. */
export interface LiveSession extends Signed {
  readonly idleExpiresAt: string;
  readonly expiresAt: string;
}

/** How often a session's last sign of life is written. */
const TOUCH_EVERY_MS = 15_000;

/** Sessions of browsers: an opaque id there, its SHA-256 here. */
@Injectable()
export class WebSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limits: Pick<SignInSettings, 'idleMinutes' | 'absoluteHours'>,
  ) {}

  /** Begins a session under a fresh id, whatever the browser had before is ended; answers with the id. */
  async begin(signed: {
    readonly person: string;
    readonly account: bigint;
    readonly idToken: string;
    readonly replaces: string | null;
  }): Promise<string> {
    const { person, account, idToken, replaces } = signed;
    if (replaces !== null) await this.end(replaces);
    const id = randomBytes(32).toString('base64url');
    const at = this.clock.now();
    const session = { person, account, idToken, csrfToken: randomBytes(32).toString('base64url'), createdAt: at, lastSeenAt: at };
    await this.database.transaction((transaction) => addWebSession(transaction, { ...session, idSha256: sha256(id) }));
    return id;
  }

  /** Null when there is no such session or it has ended by itself, which is then forgotten. `isActivity` keeps it alive. */
  async find(id: string, isActivity: boolean): Promise<LiveSession | null> {
    return await this.database.transaction(async (transaction) => {
      const signed = await findSigned(transaction, sha256(id));
      if (!signed) return null;
      const now = Date.parse(this.clock.now());
      const expires = Date.parse(signed.session.createdAt) + this.limits.absoluteHours * 3_600_000;
      const seen = Date.parse(signed.session.lastSeenAt);
      if (now >= expires || now >= seen + this.idleMs) {
        await endWebSession(transaction, signed.session.idSha256);
        return null;
      }
      const isTold = isActivity && now >= seen + TOUCH_EVERY_MS;
      if (isTold) await touchWebSession(transaction, signed.session.idSha256, toIso(now));
      const idleExpires = (isTold ? now : seen) + this.idleMs;
      return { ...signed, idleExpiresAt: toIso(Math.min(idleExpires, expires)), expiresAt: toIso(expires) };
    });
  }

  async end(id: string): Promise<void> {
    await this.database.transaction((transaction) => endWebSession(transaction, sha256(id)));
  }

  private get idleMs(): number {
    return this.limits.idleMinutes * 60_000;
  }
}

function sha256(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
