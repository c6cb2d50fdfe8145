import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { composeDocumentMail } from '#mail/document-mail';
import { parseEmailAddresses } from '#mail/email-address';
import type { OutgoingMail } from '#mail/hand-over';
import { composeAnchorMail, composeRunReminder } from '#mail/staff-mail';
import { Database } from '#persistence/database';
import { listIssuedByNumber, type IssuedDocumentRow } from '#persistence/document-source';
import { findRun } from '#persistence/invoice-run';
import { listDocuments } from '#persistence/issued';
import type { ClaimedMail, MailedLetter } from '#persistence/mail-outbox';
import { findReminderLetter } from '#persistence/reminder-letters';
import { readRenderedBytes } from '#persistence/rendered-documents';
import { getIssuer, listPeople } from '#persistence/register';
import { parseAmount, sum } from '#domain/money/money';
import { composeNotice } from '#use-cases/compose-committee-mail';
import { Installation } from '#use-cases/installation';
import { Profile } from '#use-cases/profile';

/** Writes the messages of claimed mails. Equal mails give equal bytes: the date is the one on which the mail was queued. */
@Injectable()
export class ComposeMails {
  constructor(
    private readonly database: Database,
    private readonly profile: Profile,
    private readonly installation: Installation,
  ) {}

  /** A mail that cannot be composed (a malformed address) gives its error and stops no other. */
  async compose(mails: readonly ClaimedMail[]): Promise<Map<string, OutgoingMail | DomainError>> {
    const numbers = mails.flatMap((mail) => [...(mail.number === null ? [] : [mail.number]), ...(letterOf(mail)?.documents ?? [])]);
    const documents = new Map(
      (await this.database.read((transaction) => listIssuedByNumber(transaction, numbers))).map((document) => [document.number, document]),
    );
    const bytes = await this.database.read((transaction) => readRenderedBytes(transaction, numbers));
    const messages = new Map<string, OutgoingMail | DomainError>();
    for (const mail of mails) {
      const document = documents.get(mail.number ?? '');
      const pdf = bytes.get(mail.number ?? '');
      messages.set(mail.id, await orDomainError(document && pdf ? this.composeDocument(mail, document, bytes) : this.composeStaff(mail)));
    }
    return messages;
  }

  private async composeDocument(mail: ClaimedMail, document: IssuedDocumentRow, bytes: ReadonlyMap<string, Buffer>): Promise<OutgoingMail> {
    const { kind } = document;
    if (kind === 'internal') throw new Error(`internal posting ${document.number} is never mailed`);
    return await composeDocumentMail({
      messageId: mail.messageId,
      sentAt: new Date(mail.queuedAt),
      language: mail.language,
      kind,
      number: document.number,
      issuedOn: document.issuedOn,
      dueOn: document.dueOn,
      currency: document.currency,
      totalOre: document.totalOre,
      paymentReference: document.paymentReference,
      issuer: { name: document.issuerDetails.name, email: document.issuerDetails.email },
      recipient: { name: document.recipientDetails.name, emails: parseEmailAddresses(addressOf(mail)) },
      lines: document.lineTexts,
      isExample: this.profile.isExample,
      isEInvoiceCopy: document.recipientDetails.eInvoiceProfile !== 'none',
      pdf: bytes.get(document.number) ?? Buffer.alloc(0),
      copy: await this.copyOf(mail, bytes),
    });
  }

  private async composeStaff(mail: ClaimedMail): Promise<OutgoingMail> {
    const envelope = { messageId: mail.messageId, sentAt: new Date(mail.queuedAt), language: mail.language };
    if (mail.content.type === 'anchor') {
      return await composeAnchorMail({
        ...envelope,
        ...mail.content,
        issuer: this.systemMailbox(),
        recipient: { name: 'Revision', email: addressOf(mail) },
      });
    }
    if (mail.content.type === 'committee') {
      return await composeNotice(mail, mail.content, {
        address: addressOf(mail),
        sender: this.systemMailbox(),
        mailDomain: this.installation.mailDomain,
        isExample: this.profile.isExample,
      });
    }
    if (mail.content.type !== 'reminder') throw new Error(`mail ${mail.id} has no document to be composed from`);
    const { run: about } = mail.content;
    const run = await this.database.read((transaction) => findRun(transaction, about));
    if (!run) throw new Error(`no run ${about}`);
    const issuer = await this.database.read((transaction) => getIssuer(transaction, run.issuer));
    const documents = (await this.database.read((transaction) => listDocuments(transaction, run.id))).filter(
      (document) => document.kind !== 'internal',
    );
    return await composeRunReminder({
      ...envelope,
      issuer: { name: issuer.name, email: issuer.email },
      recipient: { name: mail.content.recipientLabel, email: addressOf(mail) },
      duty: mail.content.state === 'submitted' ? { type: 'approve', submittedBy: await this.labelOf(run.submittedBy ?? '') } : { type: 'submit' },
      billingDate: run.businessDate,
      daysLeft: mail.content.daysLeft,
      documents: documents.length,
      currency: documents[0]?.currency ?? 'DKK',
      totalOre: sum(documents.map((document) => document.totalOre)),
    });
  }

  private async copyOf(mail: ClaimedMail, bytes: ReadonlyMap<string, Buffer>) {
    const { content } = mail;
    if (content.type !== 'resend') return null;
    const { reason, reminder } = content;
    return {
      ...{ sentBy: await this.labelOf(content.requestedBy), reason },
      reminder: reminder ? { sequence: reminder.sequence, openOre: parseAmount(reminder.open), ...(await this.letterOf(mail, bytes)) } : null,
    };
  }

  /** The letter of a reminder, and the documents in it beside the one that the mail is about. */
  private async letterOf(mail: ClaimedMail, bytes: ReadonlyMap<string, Buffer>) {
    const about = letterOf(mail);
    if (!about) return { letter: null, others: [] };
    const kept = await this.database.read((transaction) => findReminderLetter(transaction, about));
    const others = about.documents.filter((number) => number !== mail.number).flatMap((number) => ({ number, pdf: bytes.get(number) ?? null }));
    return { letter: kept?.bytes ?? null, others: others.flatMap(({ number, pdf }) => (pdf === null ? [] : [{ number, pdf }])) };
  }

  /** The name a person goes by in mails, or the id of one whom the register does not know. */
  private async labelOf(id: string): Promise<string> {
    return (await this.database.read((transaction) => listPeople(transaction))).find((person) => person.id === id)?.label ?? id;
  }

  private systemMailbox() {
    return { name: 'Aconto', email: `aconto@${this.installation.mailDomain}` };
  }
}

function letterOf({ content }: ClaimedMail): MailedLetter | null {
  return content.type === 'resend' ? (content.reminder?.letter ?? null) : null;
}

function addressOf(mail: ClaimedMail): string {
  if (mail.address === null) throw new Error(`mail ${mail.id} has no address`);
  return mail.address;
}

async function orDomainError(composing: Promise<OutgoingMail>): Promise<OutgoingMail | DomainError> {
  try {
    return await composing;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
