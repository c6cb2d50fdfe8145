import type { Transaction } from '#persistence/database';

/** A recipient that a mail went without, because its server turned it away. */
export interface MailRefusal {
  readonly mail: string;
  readonly address: string;
  readonly smtpCode: number;
  readonly reply: string;
  readonly at: string;
}

/** Keeps whom a mail goes without, before it is marked as handed over. A try that was never marked leaves rows that count for nothing. */
export async function addMailRefusals(
  transaction: Transaction,
  mail: { readonly id: string; readonly attempt: number },
  refusals: readonly Omit<MailRefusal, 'mail' | 'at'>[],
  at: string,
): Promise<void> {
  await transaction.query(
    `insert into mail_refusal (mail, attempt, address, smtp_code, reply, at)
     select $1, $2, r.address, r.code, r.reply, $6 from unnest($3::text[], $4::int[], $5::text[]) as r (address, code, reply) on conflict do nothing`,
    [mail.id, mail.attempt, refusals.map(({ address }) => address), refusals.map(({ smtpCode }) => smtpCode), refusals.map(({ reply }) => reply), at],
  );
}

/** Of mails that were handed over: whom they went without. */
export async function listMailRefusals(transaction: Transaction, mails: readonly string[]): Promise<MailRefusal[]> {
  return await transaction.query(
    `select f.mail, f.address, f.smtp_code as "smtpCode", f.reply, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from mail_refusal f join mail m on m.id = f.mail and m.attempt = f.attempt
     where f.mail = any($1) and m.state in ('handed-over', 'sent', 'unknown', 'bounced') order by f.mail, f.address`,
    [mails],
  );
}
