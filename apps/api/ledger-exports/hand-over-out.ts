import type { z } from 'zod';
import type { LedgerAgreement, LedgerExport, LedgerReceipt, LedgerSignOff } from '#apps/api/ledger-exports/ledger-export-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { Agreement, HandOver } from '#use-cases/ledger/hand-over';

export function exportOut(made: NonNullable<HandOver['export']>): z.input<typeof LedgerExport> {
  return {
    ...{ sha256: made.sha256, entries: made.entries, madeBy: made.madeByLabel, madeAt: made.madeAt },
    ...{ debit: toWire(made.debitOre), credit: toWire(made.creditOre), owed: toWire(made.owedOre) },
  };
}

/** What came after the file: receipt and sign-off. */
export function stepsOut({ receipt, signOff }: Pick<HandOver, 'receipt' | 'signOff'>): {
  readonly receipt: z.input<typeof LedgerReceipt> | null;
  readonly signOff: z.input<typeof LedgerSignOff> | null;
} {
  return {
    receipt: receipt && {
      ...{ receipt: receipt.receipt, entries: receipt.entries, debit: toWire(receipt.debitOre), sha256: receipt.sha256 },
      ...{ person: receipt.personLabel, at: receipt.at },
    },
    signOff: signOff && { person: signOff.personLabel, at: signOff.at, total: toWire(signOff.totalOre), entries: signOff.entries },
  };
}

export function agreementOut(agreement: Agreement | null): z.input<typeof LedgerAgreement> | null {
  return agreement && { agrees: agreement.differences.length === 0, sums: agreement.sums.map(({ of, ore }) => ({ of, amount: toWire(ore) })) };
}
