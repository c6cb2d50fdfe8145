import type { Json } from '#domain/audit/canonical-json';
import { HAND_OVER_EVENTS } from '#domain/audit/event-types';
import { formatAmount, sum } from '#domain/money/money';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { InvoiceRow } from '#pack/pack-content';

const AT = '2026-09-04T14:30:00.000Z';
const RUN = 'KOM/2023-04-03';
const CHARGES = 'KOM/charges/1';

/** A run and all charges so far, handed to the finance system of KOM, acknowledged and signed off. */
export function sampleHandOvers(
  rows: { readonly invoices: readonly InvoiceRow[]; readonly ledger: readonly LedgerEntry[] },
  append: (at: string, actor: string, type: string, subject: string, data: Json) => void,
): void {
  const numbers = new Set(rows.invoices.filter(({ run }) => run === RUN).map(({ number }) => number));
  const handOver = (subject: string, ledger: readonly LedgerEntry[], of: { readonly [name: string]: Json }) => {
    const entries = new Set(ledger.map(({ entry }) => entry)).size;
    const debit = formatAmount(sum(ledger.map(({ debitOre }) => debitOre)));
    const owing = ledger.filter(({ account }) => account === 'receivable' || account === 'internal');
    const owed = formatAmount(sum(owing.map(({ debitOre, creditOre }) => debitOre - creditOre)));
    const sha256 = 'f'.repeat(64);
    append(AT, 'KOM-officer', HAND_OVER_EVENTS.exported, subject, { sha256, entries, debit, owed, ...of });
    append(AT, 'KOM-officer', HAND_OVER_EVENTS.acknowledged, subject, { receipt: 'BILAG 7', entries, debit });
    return { total: owed, entries, ledgerSha256: sha256 };
  };
  const ofRun = rows.ledger.filter(({ entry }) => numbers.has(entry));
  const { entries: documents, ...run } = handOver(RUN, ofRun, {});
  append(AT, 'KOM-approver', HAND_OVER_EVENTS.runSignedOff, RUN, { ...run, documents });
  const ofCharges = rows.ledger.filter(({ entry }) => entry.includes('~'));
  append(AT, 'KOM-approver', HAND_OVER_EVENTS.chargesSignedOff, CHARGES, handOver(CHARGES, ofCharges, { currency: 'DKK', until: AT.slice(0, 10) }));
}
