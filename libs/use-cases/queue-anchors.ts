import type { ChainHead } from '#persistence/audit-log';
import type { Transaction } from '#persistence/database';
import { queueMails } from '#persistence/mail-outbox';
import { listHolders } from '#persistence/register';
import type { Installation } from '#use-cases/installation';
import { anchorMails } from '#use-cases/queued-mails';
import type { Signer } from '#use-cases/signer';

/** Queues the signed head of the chain for every auditor after something that was recorded about an issued run; answers with the mails' ids. */
export async function queueAnchors(
  transaction: Transaction,
  anchor: {
    readonly run: string;
    readonly head: ChainHead;
    readonly at: string;
    readonly signer: Signer;
    readonly installation: Installation;
  },
): Promise<string[]> {
  const auditors = await listHolders(transaction, { role: 'auditor', scope: '' });
  const mails = anchorMails({ ...anchor, auditors, mailDomain: anchor.installation.mailDomain, about: `${anchor.run}/${anchor.head.seq}` });
  await queueMails(transaction, mails);
  return mails.map((mail) => mail.id);
}
