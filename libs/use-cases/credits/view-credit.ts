import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { draftCreditNote, restOf, type CreditableInvoice, type CreditedLine } from '#domain/invoicing/draft-credit-note';
import { sum } from '#domain/money/money';
import { findCreditableInvoice, findCreditRequest, listCreditNotes, type CreditNoteRow } from '#persistence/credit-requests';
import { Database, type Transaction } from '#persistence/database';
import { listPreparedLines } from '#persistence/run-content';
import { listPeople } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { findDocumentPlace } from '#persistence/document-sheet';

/** What has been and can be credited of an issued document. */
export interface CreditView {
  /** Null for what is no invoice: a credit note or an internal posting is not credited. */
  readonly invoice: CreditableInvoice | null;
  readonly notes: readonly (CreditNoteRow & { readonly requestedByLabel: string })[];
  /** Why the one who looks cannot draft a note now; null when they can. */
  readonly unavailableBecause: 'not-an-invoice' | 'role-missing' | 'credit-open' | 'credit-nothing' | null;
}

/** What a credit note comes to: amounts signed as the payer's debt. */
export interface PreparedCredit extends Pick<DraftDocument, 'currency' | 'vat' | 'netOre' | 'vatOre' | 'totalOre'> {
  readonly lines: readonly Pick<DraftDocument['lines'][number], 'line' | 'programme' | 'serviceYear' | 'netOre'>[];
}

/** Shows what is left of an invoice to be credited, and what a note would be. It writes nothing. */
@Injectable()
export class ViewCredit {
  constructor(private readonly database: Database) {}

  async execute(number: string, person: string): Promise<CreditView> {
    return await this.database.snapshot(async (transaction) => {
      if (!(await findDocumentPlace(transaction, number))) throw unknown(number);
      const invoice = await findCreditableInvoice(transaction, number);
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const notes = (await listCreditNotes(transaction, number)).map((note) => ({
        ...note,
        requestedByLabel: labels.get(note.requestedBy) ?? note.requestedBy,
      }));
      return { invoice, notes, unavailableBecause: await whyNot(transaction, { invoice, notes, person }) };
    });
  }

  /** The note that these lines would make, or without lines all that is left; refused as its draft would be. */
  async preview(number: string, lines: readonly CreditedLine[]): Promise<PreparedCredit> {
    return await this.database.snapshot(async (transaction) => {
      const invoice = await findCreditableInvoice(transaction, number);
      if (!invoice) throw unknown(number);
      return draftCreditNote(invoice, lines.length === 0 ? restOf(invoice) : lines);
    });
  }

  /** The note of a run as it is prepared: what its approver decides on. `run-unknown` for a run that is none. */
  async prepared(run: string): Promise<PreparedCredit> {
    return await this.database.snapshot(async (transaction) => {
      const request = await findCreditRequest(transaction, run);
      const invoice = request && (await findCreditableInvoice(transaction, request.corrects));
      if (!invoice) throw new DomainError('run-unknown', `there is no credit note ${run}`, { run });
      const lines = await listPreparedLines(transaction, run);
      const vat = calculateVat(lines);
      const [netOre, vatOre] = [sum(lines.map((line) => line.netOre)), sum(vat.map((subtotal) => subtotal.vatOre))];
      return { currency: invoice.currency, lines, vat, netOre, vatOre, totalOre: netOre + vatOre };
    });
  }
}

async function whyNot(
  transaction: Transaction,
  of: {
    readonly invoice: (CreditableInvoice & { readonly issuer: string }) | null;
    readonly notes: readonly CreditNoteRow[];
    readonly person: string;
  },
): Promise<CreditView['unavailableBecause']> {
  const { invoice, notes, person } = of;
  if (!invoice) return 'not-an-invoice';
  const roles = await listRolesHeld(transaction, person);
  if (!roles.some(({ role, scope }) => role === 'officer' && scope === invoice.issuer)) return 'role-missing';
  if (notes.some(({ state }) => state !== 'issued' && state !== 'completed' && state !== 'cancelled')) return 'credit-open';
  return restOf(invoice).length === 0 ? 'credit-nothing' : null;
}

function unknown(number: string): DomainError {
  return new DomainError('document-unknown', `there is no document ${number}`, { number });
}
