import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import { sum, type Currency, type Ore } from '#domain/money/money';

/** An issued document of a payer as far as payment is concerned. Amounts are signed as the payer's debt. */
export interface PayableDocument {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly payer: string;
  readonly currency: Currency;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly paymentReference: string | null;
  readonly totalOre: Ore;
  /** The invoice that a credit note made by hand corrects; null for all others. */
  readonly corrects: string | null;
  /** An objection to it waits for its answer: it is never reminded of. */
  readonly isDisputed: boolean;
}

/** What was paid on a document; money paid back is negative. */
export interface PaymentPart {
  readonly document: string;
  readonly amountOre: Ore;
}

/** What a reminder has charged on an invoice: fee, compensation and interest together. */
export interface ChargePart {
  readonly document: string;
  readonly amountOre: Ore;
}

/** What is left of a document: below zero the payer has paid or been credited too much. */
export interface OpenItem extends PayableDocument {
  /** Fees, compensation and interest of reminders. */
  readonly chargedOre: Ore;
  /** Credit notes made by hand that correct it; below zero. */
  readonly creditedOre: Ore;
  readonly paidOre: Ore;
  readonly openOre: Ore;
}

/**
 * Every document with what is left of it, in the order of issue. A credit note made by hand counts at the invoice that it corrects and is no item of
 * its own; one that a settlement made is an item of its own. So the open amounts of a payer sum to invoiced + charged − credited − paid. Internal
 * postings are owed by nobody.
 */
export function calculateOpenItems(
  documents: readonly PayableDocument[],
  payments: readonly PaymentPart[],
  charges: readonly ChargePart[],
): OpenItem[] {
  const credited = groupSums(documents.flatMap(({ corrects, totalOre }) => (corrects === null ? [] : [{ document: corrects, amountOre: totalOre }])));
  const paid = groupSums(payments);
  const charged = groupSums(charges);
  const corrected = new Map(documents.map(({ number, corrects }) => [number, corrects]));
  // Money paid on a credit note made by hand belongs to the invoice at which the note counts.
  const paidOn = new Map<string, Ore>();
  for (const [document, amountOre] of paid) {
    const item = corrected.get(document) ?? document;
    paidOn.set(item, (paidOn.get(item) ?? 0n) + amountOre);
  }
  return documents
    .filter(({ kind, corrects }) => kind !== 'internal' && corrects === null)
    .sort((a, b) => (`${a.issuedOn} ${a.number}` < `${b.issuedOn} ${b.number}` ? -1 : 1))
    .map((document) => {
      const creditedOre = credited.get(document.number) ?? 0n;
      const paidOre = paidOn.get(document.number) ?? 0n;
      const chargedOre = charged.get(document.number) ?? 0n;
      return { ...document, chargedOre, creditedOre, paidOre, openOre: document.totalOre + chargedOre + creditedOre - paidOre };
    });
}

/** What each payer owes an issuer: invoiced, charged by reminders, credited (by rounds and by hand), paid, and what is left. */
export interface PayerBalance {
  readonly payer: string;
  readonly currency: Currency;
  readonly invoicedOre: Ore;
  readonly chargedOre: Ore;
  /** Below zero. */
  readonly creditedOre: Ore;
  readonly paidOre: Ore;
  readonly openOre: Ore;
}

/** One balance a payer and currency, in byte order of its code; `openOre` = invoiced + charged + credited − paid. */
export function calculateBalances(
  documents: readonly PayableDocument[],
  payments: readonly PaymentPart[],
  charges: readonly ChargePart[],
): PayerBalance[] {
  const balances = new Map<string, { payer: string; currency: Currency; invoiced: Ore[]; charged: Ore[]; credited: Ore[]; paid: Ore[] }>();
  const paid = groupSums(payments);
  const charged = groupSums(charges);
  for (const { number, kind, payer, currency, totalOre } of documents) {
    if (kind === 'internal') continue;
    const id = `${payer} ${currency}`;
    const balance = balances.get(id) ?? { payer, currency, invoiced: [], charged: [], credited: [], paid: [] };
    (kind === 'credit-note' ? balance.credited : balance.invoiced).push(totalOre);
    balance.charged.push(charged.get(number) ?? 0n);
    balance.paid.push(paid.get(number) ?? 0n);
    balances.set(id, balance);
  }
  return [...balances]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { payer, currency, invoiced, charged: charges, credited, paid: parts }]) => {
      const [invoicedOre, chargedOre, creditedOre, paidOre] = [sum(invoiced), sum(charges), sum(credited), sum(parts)];
      return { payer, currency, invoicedOre, chargedOre, creditedOre, paidOre, openOre: invoicedOre + chargedOre + creditedOre - paidOre };
    });
}

function groupSums(parts: readonly (PaymentPart | ChargePart)[]): Map<string, Ore> {
  const sums = new Map<string, Ore>();
  for (const { document, amountOre } of parts) sums.set(document, (sums.get(document) ?? 0n) + amountOre);
  return sums;
}
