import { join } from 'node:path';
import { chargeReminders, chargesOre, NOTHING_CHARGED } from '#domain/late-payment/charge-reminders';
import { LATE_RATE_KINDS, type LateRate } from '#domain/late-payment/late-rate';
import { formatAmount, parseAmount, sum, type Ore } from '#domain/money/money';
import { cell, cellOrNull, readTable, wordIn, type Row } from './read-table';

/** What the reminders of `reminders.csv` charge, and what is open after each: of the documents of the case, after the payments until that day. */
export function playReminders(folder: string, documents: readonly Row[]): Row[] {
  const rates = readTable(join(folder, 'given', 'late-rates.csv')).map(rateOf);
  const payments = readTable(join(folder, 'payments.csv'));
  const wanted = readTable(join(folder, 'reminders.csv'));
  const charged = new Map<string, { compensationOre: Ore; interestOre: Ore; allOre: Ore }>();
  return [...new Set(wanted.map((row) => cell(row, 'on')))].flatMap((on) => {
    const invoices = wanted
      .filter((row) => cell(row, 'on') === on)
      .map((row) => {
        const document = documents.find(({ number }) => number === cell(row, 'document'));
        if (!document) throw new Error(`no document ${cell(row, 'document')}`);
        const number = cell(document, 'number');
        const has = (kind: string) => cell(row, kind) === 'yes';
        return {
          ...{ document: number, payer: cell(document, 'payer'), currency: wordIn(document, 'currency', ['DKK', 'NOK']), dueOn: cell(document, 'due_on') },
          totalOre: parseAmount(cell(document, 'total')),
          moves: payments.filter((paid) => cell(paid, 'document') === number && cell(paid, 'on') <= on)
            .map((paid) => ({ on: cell(paid, 'on'), amountOre: -parseAmount(cell(paid, 'amount')) })),
          choice: { fee: has('fee'), compensation: has('compensation'), interest: has('interest') },
          chargedBefore: charged.get(number) ?? { compensationOre: 0n, interestOre: 0n, allOre: 0n },
        };
      });
    const charges = chargeReminders(invoices, { on, country: 'DK', rates });
    return invoices.map(({ document, totalOre, moves, chargedBefore }) => {
      const now = charges.get(document) ?? NOTHING_CHARGED;
      const allOre = (charged.get(document)?.allOre ?? 0n) + chargesOre(now);
      const { compensationOre, interestOre } = chargedBefore;
      charged.set(document, { compensationOre: compensationOre + now.compensationOre, interestOre: interestOre + now.interestOre, allOre });
      return {
        ...{ on, document, fee: formatAmount(now.feeOre), compensation: formatAmount(now.compensationOre), interest: formatAmount(now.interestOre) },
        open_after: formatAmount(totalOre + sum(moves.map(({ amountOre }) => amountOre)) + allOre),
      };
    });
  });
}

function rateOf(row: Row): LateRate {
  return {
    country: wordIn(row, 'country', ['DK', 'NO']), kind: wordIn(row, 'kind', LATE_RATE_KINDS), value: cell(row, 'value'),
    validFrom: cell(row, 'valid_from'), validUntil: cellOrNull(row, 'valid_until'),
    source: 'the case', isIllustrative: true, recordedAt: '2023-01-02',
  };
}
