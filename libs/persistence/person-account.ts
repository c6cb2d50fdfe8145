import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';

/** An account at an identity provider, by its issuer and subject. A person may have several and is still one person. */
export interface Account {
  readonly issuer: string;
  readonly subject: string;
}

/** Links an account to a person; nothing happens when it is linked so, and `account-of-another` when it is somebody else's. */
export async function linkAccount(
  transaction: Transaction,
  link: Account & { readonly person: string; readonly linkedAt: string; readonly linkedBy: string },
): Promise<void> {
  await transaction.query(
    `insert into person_account (issuer, subject, person, linked_at, linked_by) values ($1, $2, $3, $4, $5)
     on conflict (issuer, subject) where withdrawn_at is null do nothing`,
    [link.issuer, link.subject, link.person, link.linkedAt, link.linkedBy],
  );
  const [found]: { person: string }[] = await transaction.query(
    `select person from person_account where issuer = $1 and subject = $2 and withdrawn_at is null`,
    [link.issuer, link.subject],
  );
  if (found?.person !== link.person) {
    throw new DomainError('account-of-another', `the account ${link.subject} of ${link.issuer} is linked to another person`, {
      subject: link.subject,
    });
  }
}

/** Whose account it is, asked before anybody is signed in. */
export async function findAccount(transaction: Transaction, account: Account): Promise<{ readonly id: bigint; readonly person: string } | null> {
  const [found]: { id: bigint; person: string }[] = await transaction.query(`select id, person from find_account($1, $2)`, [
    account.issuer,
    account.subject,
  ]);
  return found ?? null;
}

/** Links the account to the one person who has this address and no account yet; false when there is none such. */
export async function linkAccountByEmail(transaction: Transaction, account: Account, verifiedEmail: string): Promise<boolean> {
  const [row]: { linked: boolean }[] = await transaction.query(`select link_account_by_email($1, $2, $3) as linked`, [
    account.issuer,
    account.subject,
    verifiedEmail,
  ]);
  return row?.linked === true;
}
