import { formatAmount, sum, type Ore } from '#domain/money/money';
import { findingOf, isRounded, sumDisagreement, type Disagreement, type Finding } from '#imports/plan-findings/finding';
import type { PrintedPlanCell } from '#imports/printed-payment-plan';
import { TOTAL } from '#imports/total-word';

/** The exact amount of a key node in a programme's year, or of the whole programme for `Total`. Øre. */
export type ExactShare = (cell: { readonly programme: string; readonly year: number; readonly node: string }) => Ore;

/**
 * Where a printed payment plan disagrees with the budgets it splits, year by year. Four questions: is each part its exact share (rounded to
 * kroner is fine)? is each programme's total the budget? do the parts of a column sum to the budget? is each total along its row the sum of
 * the row? Parts that are each rounded rightly and still exceed their budget by a krone are a finding of the column, named by its parts.
 */
export function findPaymentPlanFindings(printed: readonly PrintedPlanCell[], exactShare: ExactShare): Finding[] {
  const years = [...new Set(printed.map((cell) => cell.year))];
  return years.flatMap((year) =>
    findYear(
      printed.filter((cell) => cell.year === year),
      exactShare,
    ),
  );
}

function findYear(cells: readonly PrintedPlanCell[], exactShare: ExactShare): Finding[] {
  const columns = [...new Set(cells.map((cell) => cell.programme))];
  const programmes = columns.filter((column) => column !== TOTAL);
  const exact = (cell: PrintedPlanCell) => {
    const inColumn = cell.programme === TOTAL ? programmes : [cell.programme];
    return sum(inColumn.map((programme) => exactShare({ programme, year: cell.year, node: cell.payer })));
  };
  const inRow = (cell: PrintedPlanCell) => cells.filter((other) => other.payer === cell.payer && other.programme !== TOTAL);
  return [
    ...cells.flatMap((cell) => findCell(cell, exact(cell), inRow(cell))),
    ...columns.flatMap((column) =>
      findParts(
        cells.filter((cell) => cell.programme === column),
        exact,
      ),
    ),
  ];
}

function findCell(cell: PrintedPlanCell, exactOre: Ore, row: readonly PrintedPlanCell[]): Finding[] {
  const alongRow =
    cell.programme === TOTAL
      ? sumDisagreement(
          'row-sum',
          'row',
          cell.printedOre,
          row.map((other) => other.printedOre),
        )
      : null;
  // A total along a row is held to what is printed beside it: with rounded parts it may rightly differ from its own exact amount by a krone.
  const isHeldToRow = cell.programme === TOTAL && cell.payer !== TOTAL && row.length > 0;
  return findingOf({ ...placeOf(cell), printedOre: cell.printedOre }, [alongRow, isHeldToRow ? null : exactDisagreement(cell, exactOre)]);
}

function exactDisagreement(cell: PrintedPlanCell, exactOre: Ore): Disagreement | null {
  if (isRounded(cell.printedOre, exactOre)) return null;
  if (cell.payer === TOTAL) return { code: 'not-the-budget', expectedOre: exactOre, because: `the budget is ${formatAmount(exactOre)}` };
  return { code: 'not-the-share', expectedOre: exactOre, because: `its share of the budget is ${formatAmount(exactOre)}` };
}

/** The parts of a column against the budget they split: the printed total where it is the budget, rounded or not, else the budget itself. */
function findParts(column: readonly PrintedPlanCell[], exact: (cell: PrintedPlanCell) => Ore): Finding[] {
  const parts = column.filter((cell) => cell.payer !== TOTAL);
  const [first] = parts;
  if (!first) return [];
  const total = column.find((cell) => cell.payer === TOTAL);
  const budgetOre = exact({ ...first, payer: TOTAL });
  const expectedOre = total && isRounded(total.printedOre, budgetOre) ? total.printedOre : budgetOre;
  const printedOre = sum(parts.map((part) => part.printedOre));
  if (printedOre === expectedOre) return [];
  const row = parts.map((part) => part.name ?? part.payer).join(' + ');
  const because = `these parts sum to ${formatAmount(printedOre)}, and what they split is ${formatAmount(expectedOre)}`;
  return findingOf({ ...placeOf(first), row, printedOre }, [{ code: 'parts-sum', expectedOre, because }]);
}

/** Where the figure stands, in the words of the printed table. */
export function placeOf(cell: PrintedPlanCell): { table: string; row: string; column: string } {
  const row = cell.payer === TOTAL ? TOTAL : (cell.name ?? cell.payer);
  return { table: cell.table ?? 'printed-payment-plan', row, column: `${cell.year} ${cell.programme}` };
}
