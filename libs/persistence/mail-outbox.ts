import type { Currency } from '#domain/money/money';
import type { CommitteeNotice } from '#domain/committee/notice';
import type { Language } from '#glossary/language';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';
import { utc } from '#persistence/utc-sql';

export type MailState = 'queued' | 'no-address' | 'claimed' | 'handed-over' | 'sent' | 'refused' | 'unknown' | 'bounced';
export type MailKind = 'document' | 'resend' | 'reminder' | 'anchor' | 'committee';

/** One mail, to one address or to several parted by `, `. Its Message-ID is fixed when it is queued; `content` holds what its kind needs to be composed. */
export interface OutboxMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly number: string | null;
  readonly run: string | null;
  readonly ordinal: number | null;
  readonly address: string | null;
  readonly language: Language;
  readonly messageId: string;
  readonly queuedAt: string;
  readonly content: MailContent;
}

/** What each kind of mail is composed from, beside the document it may be about. */
export type MailContent =
  | { readonly type: 'document' }
  | {
      readonly type: 'resend';
      readonly requestedBy: string;
      readonly reason: string;
      /** With a reminder: which, what is to be paid, as `1234.50`, and the letter that goes with it, with the documents in it. */
      readonly reminder?: { readonly sequence: number; readonly open: string; readonly letter?: MailedLetter };
    }
  | {
      readonly type: 'reminder';
      readonly run: string;
      readonly state: 'draft' | 'submitted' | 'rejected';
      readonly recipientLabel: string;
      /** Whole days to the billing date. */
      readonly daysLeft: number;
    }
  | {
      readonly type: 'anchor';
      readonly run: string;
      readonly sequence: number;
      readonly hash: string;
      readonly madeAt: string;
      readonly anchorFile: string;
    }
  | {
      readonly type: 'committee';
      readonly recipientLabel: string;
      /** Who takes answers and is named as organizer; null while nobody keeps the minutes. */
      readonly answersTo: { readonly name: string; readonly email: string } | null;
      readonly notice: CommitteeNotice;
    };

/** Which letter of reminders a mail carries. */
export interface MailedLetter {
  readonly batch: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly documents: readonly string[];
}

export interface MailStatus extends OutboxMail {
  readonly state: MailState;
  readonly attempt: number;
  readonly detail: string | null;
  readonly stateAt: string;
}

/** A mail taken by a worker. Only the holder of the newest fence may move it. */
export interface ClaimedMail extends OutboxMail {
  readonly fence: bigint;
  readonly attempt: number;
}

export interface MailMove {
  readonly id: string;
  readonly fence: bigint;
  readonly state: MailState;
  readonly detail: string | null;
}

const COLUMNS = `m.id, m.kind, m.number, m.run, m.ordinal, m.address, m.language, m.message_id as "messageId", ${utc('m.queued_at', 'queuedAt')}, m.content`;

export async function queueMails(transaction: Transaction, mails: readonly OutboxMail[]): Promise<void> {
  const types = {
    id: 'text',
    kind: 'text',
    number: 'text',
    run: 'text',
    ordinal: 'int',
    address: 'text',
    language: 'text',
    message_id: 'text',
    state: 'text',
    queued_at: 'timestamptz',
    state_at: 'timestamptz',
    content: 'jsonb',
  };
  const stateOf = (mail: OutboxMail): MailState => (mail.address === null ? 'no-address' : 'queued');
  await insertRows(
    transaction,
    'mail',
    types,
    mails.map((mail) => ({
      id: mail.id,
      kind: mail.kind,
      number: mail.number,
      run: mail.run,
      ordinal: mail.ordinal,
      address: mail.address,
      language: mail.language,
      message_id: mail.messageId,
      state: stateOf(mail),
      queued_at: mail.queuedAt,
      state_at: mail.queuedAt,
      content: JSON.stringify(mail.content),
    })),
  );
  await insertRows(
    transaction,
    'mail_event',
    { mail: 'text', state: 'text', at: 'timestamptz' },
    mails.map((mail) => ({ mail: mail.id, state: stateOf(mail), at: mail.queuedAt })),
  );
}

export type MailSelection = { readonly run: string; readonly from: number; readonly until: number } | { readonly ids: readonly string[] };

/** As SQL over `mail m`, with parameters from `$first` on. */
function selectionSql(selection: MailSelection, first: number): { where: string; values: unknown[] } {
  if ('ids' in selection) return { where: `m.id = any($${first})`, values: [selection.ids] };
  return {
    where: `m.run = $${first} and m.ordinal >= $${first + 1} and m.ordinal < $${first + 2} and m.kind = 'document'`,
    values: [selection.run, selection.from, selection.until],
  };
}

/** The fence of a dispatch that begins: what was claimed before it has a lower one, and what is claimed from now on a higher. */
export async function takeFence(transaction: Transaction): Promise<bigint> {
  const [row]: { fence: bigint }[] = await transaction.query(`select nextval('mail_fence') as fence`);
  if (!row) throw new Error('a sequence gave no number');
  return row.fence;
}

/**
 * Takes up to `limit` mails under a new fence: queued ones, and ones that a dispatch before `since` claimed and left behind. Each is taken once in a
 * dispatch that began with `since`, so one that is deferred waits for the next; no clock is asked. Mails to the domains of `withoutDomains`, and
 * those of which mailing is stopped, are left. A mail that was handed over is never claimed again.
 */
export async function claimMails(
  transaction: Transaction,
  selection: MailSelection,
  claim: { readonly limit: number; readonly since: bigint; readonly at: string; readonly withoutDomains: readonly string[] },
): Promise<ClaimedMail[]> {
  const { where, values } = selectionSql(selection, 5);
  const [rows]: [ClaimedMail[], number] = await transaction.query(
    `update mail m set state = 'claimed', fence = claim.fence, attempt = m.attempt + 1, state_at = $1
     from (select nextval('mail_fence') as fence, array(
       select m.id from mail m where ${where} and m.state in ('queued', 'claimed') and m.fence < $2
         and lower(split_part(split_part(m.address, ',', 1), '@', 2)) <> all ($4::text[])
         and not mailing_is_stopped(null) and not (m.number is not null and mailing_is_stopped(m.run))
       order by m.id limit $3 for update skip locked) as ids) claim
     where m.id = any(claim.ids) returning ${COLUMNS}, m.fence, m.attempt`,
    [claim.at, claim.since.toString(), claim.limit, claim.withoutDomains, ...values],
  );
  return rows;
}

/**
 * Moves mails their worker still holds, and keeps every move; returns the ids that were moved. A fence that is no longer the newest moves nothing, and
 * no mail is marked as handed over while mailing is stopped.
 */
export async function moveMails(transaction: Transaction, moves: readonly MailMove[], at: string): Promise<Set<string>> {
  const rows: { mail: string }[] = await transaction.query(
    `with wanted as (select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) as w (id, fence, state, detail)),
       moved as (update mail m set state = w.state, detail = w.detail, state_at = $5::timestamptz from wanted w where m.id = w.id and m.fence = w.fence
         and (w.state <> 'handed-over' or may_hand_over(case when m.number is null then null else m.run end))
         returning m.id, m.state, m.detail)
     insert into mail_event (mail, state, at, detail) select id, state, $5::timestamptz, detail from moved returning mail`,
    [moves.map((move) => move.id), moves.map((move) => move.fence.toString()), moves.map((move) => move.state), moves.map((move) => move.detail), at],
  );
  return new Set(rows.map((row) => row.mail));
}

/** Settles a mail whose fate was unknown, by evidence or by a person; nothing happens when it has moved on meanwhile. */
export async function settleMail(
  transaction: Transaction,
  settled: {
    readonly id: string;
    readonly from: MailState;
    readonly state: MailState;
    readonly detail: string;
    readonly person: string | null;
    readonly at: string;
  },
): Promise<void> {
  await transaction.query(
    `with moved as (update mail set state = $2, detail = $3, state_at = $4 where id = $1 and state = $6 returning id)
     insert into mail_event (mail, state, at, detail, person) select id, $2, $4, $3, $5 from moved`,
    [settled.id, settled.state, settled.detail, settled.at, settled.person, settled.from],
  );
}

/** Mails of a selection, a run or all, with their states; oldest first. */
export async function listMails(
  transaction: Transaction,
  filter: { readonly selection?: MailSelection; readonly run?: string; readonly states?: readonly MailState[] },
): Promise<MailStatus[]> {
  const chosen = filter.selection ? selectionSql(filter.selection, 3) : { where: 'true', values: [] };
  return await transaction.query(
    `select ${COLUMNS}, m.state, m.attempt, m.detail, ${utc('m.state_at', 'stateAt')} from mail m
     where ($1::text is null or m.run = $1) and ($2::text[] is null or m.state = any($2)) and ${chosen.where} order by m.queued_at, m.id`,
    [filter.run ?? null, filter.states ?? null, ...chosen.values],
  );
}

/** Every mail of a document with its payer, the first one first. */
export async function findMailsOfDocument(
  transaction: Transaction,
  number: string,
): Promise<(MailStatus & { readonly payer: string; readonly issuer: string })[]> {
  return await transaction.query(
    `select ${COLUMNS}, m.state, m.attempt, m.detail, ${utc('m.state_at', 'stateAt')}, i.payer, r.issuer
     from mail m join issued_document i on i.number = m.number join invoice_run r on r.id = i.run where m.number = $1 order by m.queued_at, m.id`,
    [number],
  );
}

/** As a condition on `mail m`: it was accepted, but not for all it was for, and nothing was accepted for the document since. */
export const LACKS_RECIPIENTS = `(m.state = 'sent' and (m.id in (select f.mail from mail_refusal f where f.attempt = m.attempt)
    or m.id in (select r.mail from mail_report r where r.action = 'failed'))
  and not exists (select 1 from mail later where later.number = m.number and later.queued_at > m.queued_at and later.state = 'sent'))`;

/** Mails that a person must look at: not accepted, or not by all, not under way, and no other mail of the same document was accepted. */
export async function listMailsNeedingAction(transaction: Transaction): Promise<MailStatus[]> {
  return await transaction.query(
    `select ${COLUMNS}, m.state, m.attempt, m.detail, ${utc('m.state_at', 'stateAt')} from mail m
     where (m.state in ('no-address', 'refused', 'unknown', 'bounced') and not exists (select 1 from mail other where other.number = m.number and other.state = 'sent'))
       or ${LACKS_RECIPIENTS} order by m.queued_at, m.id`,
  );
}
