import { Injectable } from '@nestjs/common';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import { DomainError } from '#domain/errors';
import { calculationCsv } from '#documents/calculation-csv';
import type { InvoiceDocument } from '#documents/invoice-document';
import { Database, type Transaction } from '#persistence/database';
import { findDocumentPlace, listLedgerOfDocument, listMailEventsOfDocument, type DocumentPlace, type MailEvent } from '#persistence/document-sheet';
import { findMailsOfDocument, type MailStatus } from '#persistence/mail-outbox';
import { listMailRefusals, type MailRefusal } from '#persistence/mail-refusals';
import { readRenderedBytes } from '#persistence/rendered-documents';
import { listMailReports, type MailReportRow } from '#persistence/returned-mails';
import { readDocumentData } from '#use-cases/document-data';
import { Profile } from '#use-cases/profile';

/** An issued document as a page shows it: what it says, how it came about, how it was posted, and what became of its mails. */
export interface DocumentSheet extends DocumentPlace {
  readonly document: InvoiceDocument;
  readonly ledger: readonly LedgerEntry[];
  readonly mails: readonly (MailStatus & {
    readonly events: readonly MailEvent[];
    readonly reports: readonly MailReportRow[];
    readonly refusals: readonly MailRefusal[];
  })[];
}

/** Reads one issued document. `document-unknown` also when it is not for the eyes of whoever asks. */
@Injectable()
export class ViewDocument {
  constructor(
    private readonly database: Database,
    private readonly profile: Profile,
  ) {}

  async execute(number: string): Promise<DocumentSheet> {
    return await this.database.snapshot(async (transaction) => {
      const place = await placeOf(transaction, number);
      const events = await listMailEventsOfDocument(transaction, number);
      const mails = await findMailsOfDocument(transaction, number);
      const refusals = await listMailRefusals(
        transaction,
        mails.map((mail) => mail.id),
      );
      const reports = await listMailReports(
        transaction,
        mails.map((mail) => mail.id),
      );
      return {
        ...place,
        document: await this.read(transaction, place),
        ledger: await listLedgerOfDocument(transaction, number),
        mails: mails.map((mail) => ({
          ...mail,
          events: events.filter((event) => event.mail === mail.id),
          reports: reports.filter((report) => report.mail === mail.id),
          refusals: refusals.filter((refusal) => refusal.mail === mail.id),
        })),
      };
    });
  }

  /** The PDF as it was issued; `document-not-rendered` until there is one. */
  async pdf(number: string): Promise<Buffer> {
    return await this.database.snapshot(async (transaction) => {
      await placeOf(transaction, number);
      const bytes = (await readRenderedBytes(transaction, [number])).get(number);
      if (!bytes) throw new DomainError('document-not-rendered', `${number} has no PDF yet`, { number });
      return bytes;
    });
  }

  /** The calculation as the reader's spreadsheet opens it, the same as is attached to the PDF. */
  async calculation(number: string): Promise<Buffer> {
    return await this.database.snapshot(async (transaction) => calculationCsv(await this.read(transaction, await placeOf(transaction, number))));
  }

  private async read(transaction: Transaction, place: DocumentPlace): Promise<InvoiceDocument> {
    const [document] = await readDocumentData(
      transaction,
      { run: place.run, from: place.ordinal, until: place.ordinal + 1 },
      { isExample: this.profile.isExample },
    );
    if (!document) throw new Error(`${place.number} has no content`);
    return document;
  }
}

async function placeOf(transaction: Transaction, number: string): Promise<DocumentPlace> {
  const place = await findDocumentPlace(transaction, number);
  if (!place) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
  return place;
}
