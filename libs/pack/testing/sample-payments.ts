import type { Json } from '#domain/audit/canonical-json';
import { PAYMENT_EVENTS } from '#domain/audit/event-types';
import { bankFileRowsHash, paymentRow } from '#domain/audit/payment-events';
import { postPayment } from '#domain/ledger/post-payment';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { BankEntryRow, InvoiceRow, PaymentRow } from '#pack/pack-content';

const AT = '2026-09-04T12:00:00.000Z';
const FILE = 'a5'.repeat(32);
const OFFICER = 'KOM-officer';

/** A bank file of two payments: one posted by its reference, the other confirmed, taken back and confirmed again on another document. */
export function samplePayments(
  invoices: readonly InvoiceRow[],
  append: (at: string, actor: string, type: string, subject: string, data: Json) => void,
): { readonly bankEntries: BankEntryRow[]; readonly payments: PaymentRow[]; readonly ledger: LedgerEntry[] } {
  const [first, second, third] = invoices.filter(({ kind, series }) => kind === 'invoice' && series === 'KOM');
  if (!first || !second || !third) throw new Error('the sample has three invoices of KOM');
  const entries = [entryOf('bank-1', first.totalOre, first.paymentReference), entryOf('bank-2', third.totalOre, null)];
  const byReference = paymentOf('bank-1/1', first, { basis: 'reference' });
  append(AT, OFFICER, PAYMENT_EVENTS.imported, FILE, { issuer: 'KOM', rowsHash: bankFileRowsHash(entries, [byReference]) });
  const wrong = paymentOf('bank-2/1', second, { amountOre: third.totalOre });
  const takenBack = paymentOf('bank-2/2', second, {
    amountOre: -third.totalOre,
    basis: 'taken-back',
    takesBack: wrong.posting,
    on: '2026-09-04',
    reason: 'a slip',
  });
  const right = paymentOf('bank-2/3', third, {});
  for (const payment of [wrong, takenBack, right]) {
    const type = payment.basis === 'confirmed' ? PAYMENT_EVENTS.confirmed : PAYMENT_EVENTS.takenBack;
    append(AT, OFFICER, type, payment.posting, { payment: paymentRow(payment) });
  }
  const payments = [byReference, wrong, takenBack, right];
  return { bankEntries: entries, payments, ledger: payments.flatMap(postPayment) };
}

function entryOf(id: string, amountOre: bigint, reference: string | null): BankEntryRow {
  return {
    id,
    issuer: 'KOM',
    account: 'DK5000400440116243',
    identity: id.toUpperCase(),
    part: 1,
    wholeOre: amountOre,
    bookedOn: '2026-09-03',
    valueOn: '2026-09-03',
    currency: 'DKK',
    amountOre,
    reference,
    text: reference === null ? '=faktura, "betalt"' : '',
    payerName: 'Kommune',
    payerId: null,
    payerAccount: null,
    file: FILE,
  };
}

function paymentOf(posting: string, invoice: InvoiceRow, more: Partial<PaymentRow>): PaymentRow {
  return {
    posting,
    bankEntry: posting.slice(0, posting.indexOf('/')),
    on: '2026-09-03',
    payer: invoice.payer,
    document: invoice.number,
    amountOre: invoice.totalOre,
    basis: 'confirmed',
    takesBack: null,
    person: OFFICER,
    at: AT,
    reason: null,
    ...more,
  };
}
