import * as fc from 'fast-check';
import { absolute, parseAmount } from '#domain/money/money';
import { findBudgetTableFindings } from '#imports/plan-findings/budget-table-findings';
import type { Finding } from '#imports/plan-findings/finding';
import { findPaymentPlanFindings } from '#imports/plan-findings/payment-plan-findings';
import type { PrintedBudgetTotal } from '#imports/printed-budget-totals';
import type { PrintedPlanCell } from '#imports/printed-payment-plan';

const kroner = (amount: number) => BigInt(amount) * 100n;

/** The note's three tables, in kroner. */
const BUDGETS: Readonly<Record<string, readonly number[]>> = { FUT: [47353500, 51778500, 44007860], TELMA: [10972000, 18901450, 13601450] };
const TOTALS: readonly (readonly [string, string, number])[] = [
  ['FUT', 'Total', 143139860],
  ['TELMA', 'Total', 29873450],
  ['Total', '2023', 58325500],
  ['Total', '2024', 70679950],
  ['Total', '2025', 57609310],
  ['Total', 'Total', 173013310],
];
const PLAN: Readonly<Record<string, readonly number[]>> = {
  DR: [29595938, 6857500, 36453438, 32361563, 11813406, 44174969, 27504913, 8500906, 36005819],
  KL: [17757563, 4114500, 21872063, 19416938, 7088044, 26504981, 16502948, 5100544, 21603491],
  Total: [47353500, 10972000, 58325500, 51778500, 18901450, 70679950, 44007860, 13601450, 57609310],
};

const budgets = Object.entries(BUDGETS).flatMap(([programme, amounts]) =>
  amounts.map((amount, index) => ({ programme, year: 2023 + index, amountOre: kroner(amount) })),
);
const totals: PrintedBudgetTotal[] = TOTALS.map(([row, column, amount]) => ({
  row,
  column,
  printedOre: kroner(amount),
  table: null,
  recordedOn: '2023-01-15',
}));
const plan: PrintedPlanCell[] = Object.entries(PLAN).flatMap(([payer, amounts]) =>
  amounts.map((amount, index) => ({
    payer,
    name: null,
    year: 2023 + Math.floor(index / 3),
    programme: ['FUT', 'TELMA', 'Total'][index % 3] ?? '',
    printedOre: kroner(amount),
    table: null,
    recordedOn: '2023-01-15',
  })),
);

function exactShare({ programme, year, node }: { programme: string; year: number; node: string }): bigint {
  const budget = budgets.find((one) => one.programme === programme && one.year === year)?.amountOre ?? 0n;
  return node === 'Total' ? budget : (budget * (node === 'DR' ? 625n : 375n)) / 1000n;
}

const textOf = (finding: Finding) => [finding.row, finding.column, finding.printedOre, finding.expectedOre, finding.because].join('|');

describe('findings of a printed plan', () => {
  const before = [...findBudgetTableFindings(totals, budgets), ...findPaymentPlanFindings(plan, exactShare)];

  it("are the note's own eight, each printed − expected", () => {
    expect(before).toHaveLength(8);
    for (const finding of before) expect(finding.differenceOre).toBe(finding.printedOre - finding.expectedOre);
    expect(before[1]?.because).toBe('the figures along its row sum to 186614760.00');
  });

  const change = fc.integer({ min: 2, max: 10_000_000 }).chain((size) => fc.constantFrom(kroner(size), -kroner(size)));

  it('become others that name the row or column when any total of the budget table is changed by 2 kr. or more', () => {
    fc.assert(
      fc.property(fc.nat(totals.length - 1), change, (index, changeOre) => {
        const changed = totals.map((total, at) => (at === index ? { ...total, printedOre: total.printedOre + changeOre } : total));
        const after = [...findBudgetTableFindings(changed, budgets), ...findPaymentPlanFindings(plan, exactShare)];
        const target = totals[index];
        // A change that happens to mend the one figure the note got wrong takes a finding away; that is a change of the report too.
        const touched = [...missingFrom(after, before), ...missingFrom(before, after)];
        expect(touched.some((finding) => finding.row === target?.row || finding.column === target?.column)).toBe(true);
      }),
    );
  });

  it('become more or others that name the row or column when any cell of the payment plan is changed by 2 kr. or more', () => {
    fc.assert(
      fc.property(fc.nat(plan.length - 1), change, (index, changeOre) => {
        const changed = plan.map((cell, at) => (at === index ? { ...cell, printedOre: cell.printedOre + changeOre } : cell));
        const after = [...findBudgetTableFindings(totals, budgets), ...findPaymentPlanFindings(changed, exactShare)];
        const target = plan[index];
        const added = missingFrom(before, after);
        expect(added.some((finding) => finding.row === target?.payer || finding.column === `${target?.year} ${target?.programme}`)).toBe(true);
      }),
    );
  });

  it('are none for a plan in exact øre, and none for parts rounded to kroner whose sum is kept', () => {
    const exact = plan.map((cell) => {
      const programmes = cell.programme === 'Total' ? ['FUT', 'TELMA'] : [cell.programme];
      return {
        ...cell,
        printedOre: programmes.reduce((total, programme) => total + exactShare({ programme, year: cell.year, node: cell.payer }), 0n),
      };
    });
    expect(findPaymentPlanFindings(exact, exactShare)).toEqual([]);
    const down = new Set(['2023', '2024', '2025'].map((year) => `KL/${year}/FUT`));
    const halves = plan.map((cell) =>
      down.has(`${cell.payer}/${cell.year}/${cell.programme}`) ? { ...cell, printedOre: cell.printedOre - 100n } : cell,
    );
    const rows = halves.map((cell) =>
      cell.programme !== 'Total'
        ? cell
        : {
            ...cell,
            printedOre: halves
              .filter((other) => other.payer === cell.payer && other.year === cell.year && other.programme !== 'Total')
              .reduce((total, other) => total + other.printedOre, 0n),
          },
    );
    expect(findPaymentPlanFindings(rows, exactShare)).toEqual([]);
  });

  it('are none for a budget table whose totals are right, in any order of its rows', () => {
    const right = totals.map((total) =>
      total.row === 'TELMA'
        ? { ...total, printedOre: kroner(43474900) }
        : total.row === total.column
          ? { ...total, printedOre: kroner(186614760) }
          : total,
    );
    expect(findBudgetTableFindings(right, budgets)).toEqual([]);
    fc.assert(
      fc.property(fc.shuffledSubarray(totals, { minLength: totals.length }), (shuffled) => {
        expect(findBudgetTableFindings(shuffled, budgets).map(textOf).sort()).toEqual(before.slice(0, 2).map(textOf).sort());
      }),
    );
  });

  it('name a part that is not its share, apart from what it does to its column and row', () => {
    const changed = plan.map((cell) =>
      cell.payer === 'DR' && cell.year === 2024 && cell.programme === 'TELMA' ? { ...cell, printedOre: kroner(11813506) } : cell,
    );
    const added = missingFrom(before, findPaymentPlanFindings(changed, exactShare));
    expect(added.map((finding) => [finding.row, finding.column, finding.code, absolute(finding.differenceOre)])).toEqual([
      ['DR', '2024 TELMA', 'not-the-share', 9975n],
      ['DR', '2024 Total', 'row-sum', 10000n],
      ['DR + KL', '2024 TELMA', 'parts-sum', 10000n],
    ]);
    expect(parseAmount('11813406.25')).toBe(exactShare({ programme: 'TELMA', year: 2024, node: 'DR' }));
  });
});

function missingFrom(known: readonly Finding[], all: readonly Finding[]): Finding[] {
  const texts = new Set(known.map(textOf));
  return all.filter((finding) => !texts.has(textOf(finding)));
}
