import { finished } from 'node:stream/promises';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { deliveryReport } from '#platform/embedded/delivery-report';
import { createMaildir, deliver, keepByMessageId, syncMaildir } from '#platform/embedded/maildir';

/** A mail server on loopback that delivers nothing onward: what it accepts lies in two Maildirs. */
export interface SmtpCatcher {
  readonly url: string;
  readonly port: number;
  /** Transactions accepted and stored since it was started. */
  storedCount(): number;
  /** From now on this address has no mailbox: 550 5.1.1. */
  refuse(address: string): void;
  /** From now on mail to this address is accepted and comes back, with a report to the return address. */
  returnFrom(address: string): void;
  /** From now on this address has one again. */
  accept(address: string): void;
  stop(): Promise<void>;
}

export interface SmtpCatcherOptions {
  readonly port: number;
  /** Every accepted message once a transaction, as received, with `X-Envelope-From` and one `X-Envelope-To` a recipient before it. */
  readonly mailDir: string;
  /** The journal mailbox's: messages that had `journalAddress` among their recipients, named by SHA-256 of the Message-ID. */
  readonly journalDir: string;
  readonly journalAddress: string;
  /** The address that what comes back goes to, with `+token` in it, and its Maildir. */
  readonly returns?: { readonly address: string; readonly dir: string };
  readonly refusedAddresses: readonly string[];
  /** `fsync`: 250 means that the message would survive a loss of power, as it does with a real server. */
  readonly durability: 'fsync' | 'none';
}

const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

export async function startSmtpCatcher(options: SmtpCatcherOptions): Promise<SmtpCatcher> {
  createMaildir(options.mailDir);
  createMaildir(options.journalDir);
  if (options.returns) createMaildir(options.returns.dir);
  const refused = new Set(options.refusedAddresses.map(mailboxKey));
  const returning = new Set<string>();
  let stored = 0;
  const server = new SMTPServer({
    banner: 'Aconto catches mail here and sends none on',
    // Loopback only: nothing to encrypt, nobody to sign in, no name to look up.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MAX_MESSAGE_BYTES,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, callback) => callback(refused.has(mailboxKey(address)) ? noSuchMailbox(address) : null),
    onData: (stream, session, callback) => {
      receive(stream, session, options, returning).then(
        () => {
          stored += 1;
          callback(null, 'stored');
        },
        (error: unknown) => callback(smtpError(error)),
      );
    },
  });
  // A client that goes away in the middle is no fault of the server's; its message was not accepted.
  server.on('error', () => undefined);
  const port = await listen(server, options.port);
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    storedCount: () => stored,
    refuse: (address) => void refused.add(mailboxKey(address)),
    returnFrom: (address) => void returning.add(mailboxKey(address)),
    accept: (address) => {
      refused.delete(mailboxKey(address));
      returning.delete(mailboxKey(address));
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: SmtpCatcherOptions,
  returning: ReadonlySet<string>,
): Promise<void> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream);
  if (stream.sizeExceeded) throw new SmtpReply(552, '5.3.4 message too big');
  const { mailFrom, rcptTo } = session.envelope;
  const path = await deliver(options.mailDir, [envelopeHeaders(mailFrom, rcptTo), ...chunks], options.durability);
  const journal = mailboxKey(options.journalAddress);
  const messageId = rcptTo.some(({ address }) => mailboxKey(address) === journal) ? findMessageId(Buffer.concat(chunks)) : null;
  if (messageId !== null) keepByMessageId(options.journalDir, path, messageId);
  await deliverReturns(Buffer.concat(chunks), session, options, returning);
  if (options.durability === 'fsync') await Promise.all([syncMaildir(options.mailDir), syncMaildir(options.journalDir)]);
}

/** What is addressed to the return address lies in its mailbox; of what comes back from a recipient, a report does. */
async function deliverReturns(
  message: Buffer,
  session: SMTPServerSession,
  { returns, durability }: SmtpCatcherOptions,
  returning: ReadonlySet<string>,
): Promise<void> {
  if (!returns) return;
  const { mailFrom, rcptTo } = session.envelope;
  const [local, domain] = mailboxKey(returns.address).split('@');
  for (const { address } of rcptTo) {
    const [name, host] = mailboxKey(address).split('@');
    if (host === domain && name?.split('+')[0] === local)
      await deliver(returns.dir, [envelopeHeaders(mailFrom, [{ address, args: {} }]), message], durability);
    if (returning.has(mailboxKey(address)) && mailFrom !== false) {
      await deliver(returns.dir, [deliveryReport({ message, to: mailFrom.address, failed: address })], durability);
    }
  }
}

function envelopeHeaders(from: SMTPServerAddress | false, to: readonly SMTPServerAddress[]): Buffer {
  const lines = [`X-Envelope-From: <${from === false ? '' : from.address}>`, ...to.map(({ address }) => `X-Envelope-To: <${address}>`)];
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf8');
}

/** The Message-ID with its angle brackets, also where the header is folded before it; null when the header has none. */
export function findMessageId(message: Buffer): string | null {
  const end = message.indexOf('\r\n\r\n');
  const header = message.toString('latin1', 0, end === -1 ? message.length : end);
  return /^message-id:(?:[ \t]|\r\n[ \t])*(<[^<>\s]+>)/im.exec(header)?.[1] ?? null;
}

function mailboxKey(address: string): string {
  return address.toLowerCase();
}

class SmtpReply extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

function noSuchMailbox(address: string): SmtpReply {
  return new SmtpReply(550, `5.1.1 no such mailbox: ${address}`);
}

/** What could not be stored was not accepted, and may be tried again. */
function smtpError(error: unknown): SmtpReply {
  if (error instanceof SmtpReply) return error;
  return new SmtpReply(451, `4.3.0 not stored: ${error instanceof Error ? error.message : String(error)}`);
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      const address = server.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
