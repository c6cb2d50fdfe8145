import type { SmtpSession } from '#mail/smtp-session';

/** At most `maxSessions` sessions, opened when needed and used again. Whoever has one gives it back exactly once. */
export interface SmtpSessionPool {
  /** Waits for a free session or opens one; rejects when none can be opened or the pool is closed. */
  take(): Promise<SmtpSession>;
  /** `keep` says that the server is waiting for the next transaction; anything else closes the session. */
  giveBack(session: SmtpSession, fate: 'keep' | 'close'): void;
  /** Ends idle sessions at once and the others when they come back. */
  close(): void;
}

export interface SmtpSessionPoolOptions {
  readonly open: () => Promise<SmtpSession>;
  readonly maxSessions: number;
  /** A session is replaced after so many transactions: servers limit them, and load balancers see connections only when they open. */
  readonly maxTransactionsPerSession: number;
}

export function createSmtpSessionPool({ open, maxSessions, maxTransactionsPerSession }: SmtpSessionPoolOptions): SmtpSessionPool {
  const idle: SmtpSession[] = [];
  const waiting: { readonly resolve: (turn: 'go') => void; readonly reject: (error: Error) => void }[] = [];
  let inUse = 0;
  let isClosed = false;

  async function take(): Promise<SmtpSession> {
    if (isClosed) throw new Error('the mailer is closed');
    if (inUse >= maxSessions) await new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    else inUse += 1;
    const free = takeIdle();
    if (free) return free;
    try {
      return await open();
    } catch (error) {
      passTurnOn();
      throw error;
    }
  }

  function takeIdle(): SmtpSession | undefined {
    for (let session = idle.pop(); session; session = idle.pop()) {
      if (session.isOpen) return session;
    }
    return undefined;
  }

  function giveBack(session: SmtpSession, fate: 'keep' | 'close'): void {
    if (fate === 'close' || !session.isOpen) session.connection.close();
    else if (isClosed || session.handled >= maxTransactionsPerSession) session.connection.quit();
    else idle.push(session);
    passTurnOn();
  }

  /** The turn goes to the next in line, so the number in use changes only when nobody waits. */
  function passTurnOn(): void {
    const next = waiting.shift();
    if (next) next.resolve('go');
    else inUse -= 1;
  }

  function close(): void {
    isClosed = true;
    for (const session of idle.splice(0)) session.connection.quit();
    for (const { reject } of waiting.splice(0)) reject(new Error('the mailer is closed'));
  }

  return { take, giveBack, close };
}
