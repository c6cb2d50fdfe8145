import type { Budget } from '#domain/facts/facts';
import type { Ore } from '#domain/money/money';
import { findingOf, sumDisagreement, type Finding } from '#imports/plan-findings/finding';
import type { PrintedBudgetTotal } from '#imports/printed-budget-totals';
import { TOTAL } from '#imports/total-word';

/**
 * Where the printed totals of a budget table disagree with the budgets and with each other. A programme's total is checked along its row, a
 * year's along its column, and the grand total both along its row (of years' totals) and its column (of programmes' totals): a total that
 * left something out agrees with one and not with the other.
 */
export function findBudgetTableFindings(
  printed: readonly PrintedBudgetTotal[],
  budgets: readonly Pick<Budget, 'programme' | 'year' | 'amountOre'>[],
): Finding[] {
  const totals = new Map(printed.map((total) => [`${total.row}/${total.column}`, total.printedOre]));
  const programmes = namesOf(
    printed.map((total) => total.row),
    budgets.map((budget) => budget.programme),
  );
  const years = namesOf(
    printed.map((total) => total.column),
    budgets.map((budget) => String(budget.year)),
  );
  const budgetsOf = (isPart: (programme: string, year: string) => boolean) =>
    budgets
      .filter(({ programme, year }) => programmes.includes(programme) && years.includes(String(year)) && isPart(programme, String(year)))
      .map((budget) => budget.amountOre);
  return printed.flatMap((total) => {
    const { row, column, printedOre } = total;
    const place = { table: total.table ?? 'printed-budget-totals', row, column, printedOre };
    if (row !== TOTAL)
      return findingOf(place, [
        sumDisagreement(
          'row-sum',
          'row',
          printedOre,
          budgetsOf((programme) => programme === row),
        ),
      ]);
    if (column !== TOTAL)
      return findingOf(place, [
        sumDisagreement(
          'column-sum',
          'column',
          printedOre,
          budgetsOf((_, year) => year === column),
        ),
      ]);
    const alongRow = years.map((year) => totals.get(`${TOTAL}/${year}`));
    const alongColumn = programmes.map((programme) => totals.get(`${programme}/${TOTAL}`));
    return findingOf(place, [
      sumDisagreement('row-sum', 'row', printedOre, allOrNone(alongRow)),
      sumDisagreement('column-sum', 'column', printedOre, allOrNone(alongColumn)),
    ]);
  });
}

/** The rows or columns the table shows: those with a printed total, or all that have a budget when no such total is printed. */
function namesOf(printed: readonly string[], budgeted: readonly string[]): string[] {
  const names = new Set(printed.filter((name) => name !== TOTAL));
  return [...(names.size > 0 ? names : new Set(budgeted))];
}

function allOrNone(amounts: readonly (Ore | undefined)[]): Ore[] {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === amounts.length ? known : [];
}
