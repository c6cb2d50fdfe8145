import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { calculateOpenItems, type OpenItem } from '#domain/payments/open-items';
import { Database } from '#persistence/database';
import { findDocumentPlace } from '#persistence/document-sheet';
import { listCharges, listPayables, listPayments, type PaymentRow } from '#persistence/payments';
import { listPeople } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';

/** A posting on a document: what took it back names it, and one that was taken back is not taken back again. */
export interface DocumentPayment extends PaymentRow {
  readonly isTakenBack: boolean;
  /** Null where the name is not for the eyes of whoever asks. */
  readonly personLabel: string | null;
}

/** What was paid on a document and what is left of it. */
export interface DocumentPayments {
  /** Null for an internal posting, and for a credit note made by hand, which counts at the invoice that it corrects. */
  readonly item: OpenItem | null;
  readonly payments: readonly DocumentPayment[];
  /** Works at the desk of the issuer, and so may take a posting back. */
  readonly isAtDesk: boolean;
}

/** Reads the payments of one document. `document-unknown` also when it is not for the eyes of whoever asks. */
@Injectable()
export class ViewDocumentPayments {
  constructor(private readonly database: Database) {}

  async execute(number: string, person: string): Promise<DocumentPayments> {
    return await this.database.snapshot(async (transaction) => {
      const place = await findDocumentPlace(transaction, number);
      if (!place) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
      const issuer = place.run.split('/')[0] ?? '';
      const payables = await listPayables(transaction, { issuer, payer: place.payer });
      const payments = await listPayments(transaction, { issuer, payer: place.payer });
      const charges = await listCharges(transaction, { issuer, payer: place.payer });
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const takenBack = new Set(payments.flatMap(({ takesBack }) => (takesBack === null ? [] : [takesBack])));
      const roles = await listRolesHeld(transaction, person);
      return {
        item: calculateOpenItems(payables, payments, charges).find((item) => item.number === number) ?? null,
        payments: payments
          .filter(({ document }) => document === number)
          .map((payment) => ({ ...payment, isTakenBack: takenBack.has(payment.posting), personLabel: labels.get(payment.person) ?? null })),
        isAtDesk: roles.some(({ role, scope }) => (role === 'officer' || role === 'approver') && scope === issuer),
      };
    });
  }
}
