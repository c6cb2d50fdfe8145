import type { Transaction } from '#persistence/database';

/** A stop of mailing that holds: of everything, or of one run's documents. */
export interface MailingStop {
  /** Null: everything is stopped. */
  readonly run: string | null;
  readonly person: string;
  readonly reason: string;
  /** ISO in UTC. */
  readonly at: string;
}

/** The stops that hold now, the one of everything first. */
export async function listMailingStops(transaction: Transaction): Promise<MailingStop[]> {
  return await transaction.query(
    `select run, person, reason, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from (select distinct on (run) * from mailing_stop order by run, id desc) newest where is_stopped order by run nulls first`,
  );
}

/** Whether a mail may go: one of this run's documents, or, with null, one that belongs to none. */
export async function isMailingStopped(transaction: Transaction, run: string | null): Promise<boolean> {
  const [row]: { stopped: boolean }[] = await transaction.query(`select mailing_is_stopped(null) or mailing_is_stopped($1) as stopped`, [run]);
  return row?.stopped ?? false;
}

/** Whether something may be handed over now, as a mark of a mail asks: it waits for a stop that is being committed, and a stop waits for it. */
export async function mayHandOver(statement: Transaction): Promise<boolean> {
  const [row]: { may: boolean }[] = await statement.query(`select may_hand_over(null) as may`);
  return row?.may ?? false;
}

/** Stops or starts mailing. What has been marked as handed over by then goes out; nothing is marked after this is committed. */
export async function addMailingStop(transaction: Transaction, change: MailingStop & { readonly isStopped: boolean }): Promise<void> {
  await transaction.query(`insert into mailing_stop (run, is_stopped, person, reason, at) values ($1, $2, $3, $4, $5)`, [
    change.run,
    change.isStopped,
    change.person,
    change.reason,
    change.at,
  ]);
}

/** What may wait because of a stop: open runs and single mails, also those whose evidence could not be asked for, of one run or of everything. */
export async function listWaitingForMailing(
  transaction: Transaction,
  run: string | null,
): Promise<{ readonly runs: readonly string[]; readonly mails: readonly string[] }> {
  const runs: { id: string }[] = await transaction.query(
    `select id from invoice_run where state = 'issued' and ($1::text is null or id = $1) order by id`,
    [run],
  );
  const mails: { id: string }[] = await transaction.query(
    `select id from mail where kind <> 'document' and state in ('queued', 'claimed', 'handed-over', 'unknown') and ($1::text is null or run = $1) order by id`,
    [run],
  );
  return { runs: runs.map(({ id }) => id), mails: mails.map(({ id }) => id) };
}
