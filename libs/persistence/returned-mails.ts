import type { Transaction } from '#persistence/database';
import type { MailState } from '#persistence/mail-outbox';
import { utcText } from '#persistence/utc-sql';

/** A mail that a report is about. */
export interface ReportedMail {
  readonly id: string;
  readonly number: string | null;
  readonly messageId: string;
  readonly address: string | null;
  readonly state: MailState;
  readonly stateAt: string;
}

/** What a letter says of one recipient of a mail, as it is kept. */
export interface MailReportRow {
  readonly mail: string;
  /** SHA-256 of the letter. */
  readonly letter: string;
  readonly recipient: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  readonly status: string | null;
  readonly diagnostic: string | null;
  readonly reportedBy: string | null;
  readonly matchedBy: 'return-address' | 'message-id' | 'recipient';
  readonly readAt: string;
}

const MAIL = `m.id, m.number, m.message_id as "messageId", m.address, m.state, ${utcText('m.state_at')} as "stateAt"`;
/** As `returnTokenOf` makes it of the Message-ID. */
const TOKEN = `substr(encode(sha256(m.message_id::bytea), 'hex'), 1, 20)`;

export async function findMailByToken(transaction: Transaction, token: string): Promise<ReportedMail | null> {
  const [found]: ReportedMail[] = await transaction.query(`select ${MAIL} from mail m where ${TOKEN} = $1`, [token]);
  return found ?? null;
}

export async function findMailByMessageId(transaction: Transaction, messageId: string): Promise<ReportedMail | null> {
  const [found]: ReportedMail[] = await transaction.query(`select ${MAIL} from mail m where m.message_id = $1`, [messageId]);
  return found ?? null;
}

/** The mails that were handed over to an address since an instant. */
export async function listMailsTo(transaction: Transaction, address: string, since: string): Promise<ReportedMail[]> {
  return await transaction.query(
    `select ${MAIL} from mail m where lower($1) = any (string_to_array(lower(m.address), ', ')) and m.state in ('handed-over', 'sent', 'unknown', 'bounced')
       and exists (select 1 from mail_event e where e.mail = m.id and e.state = 'handed-over' and e.at >= $2) order by m.id`,
    [address, since],
  );
}

/** Keeps a letter and what it says, of each recipient the first thing; false when it was kept before, and then nothing is added. */
export async function keepLetter(
  transaction: Transaction,
  letter: { readonly sha256: string; readonly bytes: Buffer; readonly readAt: string },
  reports: readonly MailReportRow[],
): Promise<boolean> {
  const kept: unknown[] = await transaction.query(
    `insert into returned_letter (sha256, bytes, read_at) values ($1, $2, $3) on conflict (sha256) do nothing returning 1`,
    [letter.sha256, letter.bytes, letter.readAt],
  );
  if (kept.length === 0) return false;
  for (const report of reports) {
    await transaction.query(
      `insert into mail_report (letter, mail, recipient, action, status, diagnostic, reported_by, matched_by, read_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict do nothing`,
      [
        ...[report.letter, report.mail, report.recipient, report.action, report.status],
        ...[report.diagnostic, report.reportedBy, report.matchedBy, report.readAt],
      ],
    );
  }
  return true;
}

/**
 * Moves an accepted mail to `bounced`, under a fence of its own: a worker that still waits for the server's answer can no longer write it. Gives the
 * mail as it was; null when it had not been handed over, or has come back before.
 */
export async function bounceMail(
  transaction: Transaction,
  bounce: { readonly mail: string; readonly detail: string; readonly at: string },
): Promise<ReportedMail | null> {
  const [before]: ReportedMail[] = await transaction.query(
    `select ${MAIL} from mail m where m.id = $1 and m.state in ('handed-over', 'sent', 'unknown') for update`,
    [bounce.mail],
  );
  if (!before) return null;
  await transaction.query(
    `with moved as (update mail set state = 'bounced', detail = $2, state_at = $3, fence = nextval('mail_fence') where id = $1 returning id)
     insert into mail_event (mail, state, at, detail) select id, 'bounced', $3, $2 from moved`,
    [bounce.mail, bounce.detail, bounce.at],
  );
  return before;
}

/** What came back about these mails, the oldest first. */
export async function listMailReports(transaction: Transaction, mails: readonly string[]): Promise<MailReportRow[]> {
  return await transaction.query(
    `select r.mail, r.letter, r.recipient, r.action, r.status, r.diagnostic, r.reported_by as "reportedBy", r.matched_by as "matchedBy",
       ${utcText('r.read_at')} as "readAt" from mail_report r where r.mail = any($1) order by r.read_at, r.letter, r.recipient`,
    [mails],
  );
}
