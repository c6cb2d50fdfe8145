import { createHash } from 'node:crypto';
import { formatAnchor, makeAnchor } from '#pack/anchor';
import type { ChainHead } from '#persistence/audit-log';
import type { OutboxMail } from '#persistence/mail-outbox';
import type { Person } from '#persistence/register';
import type { NumberedDocument } from '#use-cases/number-documents';
import type { Signer } from '#use-cases/signer';

/** The mails of a run's documents: one a document, none for internal postings. */
export function documentMails(input: {
  readonly run: string;
  readonly documents: readonly NumberedDocument[];
  readonly at: string;
  readonly mailDomain: string;
}): OutboxMail[] {
  return input.documents
    .filter((document) => document.kind !== 'internal')
    .map((document) => ({
      id: document.number,
      kind: 'document',
      number: document.number,
      run: input.run,
      ordinal: document.ordinal,
      address: document.recipientDetails.email,
      language: document.recipientDetails.language,
      messageId: messageIdOf(document.number, input.mailDomain),
      queuedAt: input.at,
      content: { type: 'document' },
    }));
}

/** The signed head of the audit chain, mailed to every auditor: what a pack forged whole cannot agree with. `about` makes the mails' ids unique. */
export function anchorMails(input: {
  readonly run: string;
  readonly head: ChainHead;
  readonly at: string;
  readonly signer: Signer;
  readonly auditors: readonly Person[];
  readonly mailDomain: string;
  readonly about: string;
}): OutboxMail[] {
  const anchorFile = formatAnchor(makeAnchor({ signer: input.signer, chainHead: input.head, madeAt: input.at }));
  return input.auditors.map((auditor) => {
    const id = `anchor/${input.about}/${auditor.id}`;
    return {
      id,
      kind: 'anchor',
      number: null,
      run: input.run,
      ordinal: null,
      address: auditor.email,
      language: 'da',
      messageId: messageIdOf(id, input.mailDomain),
      queuedAt: input.at,
      content: { type: 'anchor', run: input.run, sequence: input.head.seq, hash: input.head.hash, madeAt: input.at, anchorFile },
    };
  });
}

/** The Message-ID is fixed when a mail is queued, so that every trace of it, here and elsewhere, carries the same name. */
export function messageIdOf(mail: string, mailDomain: string): string {
  const readable = mail.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `<${readable}.${createHash('sha256').update(mail).digest('hex').slice(0, 16)}@${mailDomain}>`;
}
