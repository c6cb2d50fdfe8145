import type { Transaction } from '#persistence/database';
import type { MailKind, MailState } from '#persistence/mail-outbox';

/** How many mails of a kind are in a state, and since when the oldest of them. */
export interface MailQueue {
  readonly kind: MailKind;
  readonly state: MailState;
  readonly count: number;
  readonly oldestAt: string;
}

export async function countMails(transaction: Transaction): Promise<MailQueue[]> {
  return await transaction.query(
    `select kind, state, count(*)::int as count, to_char(min(state_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestAt"
     from mail group by kind, state order by kind, state`,
  );
}
