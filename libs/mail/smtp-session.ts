import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpAddress } from '#mail/smtp-address';

/** How long to wait, in milliseconds, before a session or a reply is given up. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence on an open session. A server may take ten minutes for the reply to the final dot (RFC 5321 4.5.3.2.6): stay above that. */
  readonly replyMs: number;
}

export const DEFAULT_SMTP_TIMEOUTS: SmtpTimeouts = { connectMs: 30_000, greetingMs: 60_000, replyMs: 11 * 60_000 };

/** The usual ones, none of them longer than a reply is waited for. */
export function timeoutsOf(replySeconds: number): SmtpTimeouts {
  const replyMs = replySeconds * 1_000;
  const { connectMs, greetingMs } = DEFAULT_SMTP_TIMEOUTS;
  return { connectMs: Math.min(connectMs, replyMs), greetingMs: Math.min(greetingMs, replyMs), replyMs };
}

/** An open, signed-in connection that takes one transaction at a time. */
export interface SmtpSession {
  readonly connection: SMTPConnection;
  /** Transactions it has carried. */
  handled: number;
  isOpen: boolean;
}

/** Connects, encrypts where offered or required, and signs in. Rejects with nodemailer's error; nothing has been sent then. */
export function openSmtpSession(address: SmtpAddress, timeouts: SmtpTimeouts): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: address.host,
    port: address.port,
    secure: address.isTlsFromStart,
    requireTLS: address.isTlsRequired,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.replyMs,
    allowInternalNetworkInterfaces: true,
  });
  const session: SmtpSession = { connection, handled: 0, isOpen: true };

  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      session.isOpen = false;
      reject(error);
      connection.close();
    };
    // Stays for the session's life: an error between two transactions has nobody else to hear it.
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('the server closed the connection')));
    connection.connect((error) => {
      if (error) return fail(error);
      if (address.credentials === null) return resolve(session);
      const { user, password } = address.credentials;
      connection.login({ user, pass: password }, (refusal) => (refusal ? fail(refusal) : resolve(session)));
    });
  });
}
