import type { LocalDate } from '#domain/calendar/local-date';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { findBudgetTableFindings } from '#imports/plan-findings/budget-table-findings';
import { exactSharesKnownOn } from '#imports/plan-findings/exact-shares';
import type { Finding } from '#imports/plan-findings/finding';
import { findPaymentPlanFindings } from '#imports/plan-findings/payment-plan-findings';
import type { PrintedBudgetTotal } from '#imports/printed-budget-totals';
import type { PrintedPlanCell } from '#imports/printed-payment-plan';
import { TOTAL } from '#imports/total-word';

/** Something a printed table shows of which no budget or key is recorded: it cannot be checked, and silence would look like agreement. */
export interface Unchecked {
  readonly row: string;
  readonly column: string;
  readonly missing: 'budget' | 'key';
}

export interface PlanFindings {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}

/** Findings of a printed budget table against the budgets known on the day the table shows. */
export function checkBudgetTable(printed: readonly PrintedBudgetTotal[], facts: Facts): PlanFindings {
  const knownOn = dayOf(printed);
  const known = factsKnownOn(facts, knownOn);
  const years = [...new Set(facts.budgets.map((budget) => budget.year))];
  const budgets = facts.programmes.flatMap(({ code }) => years.flatMap((year) => known.findBudget(code, year) ?? []));
  const unchecked = printed.filter(
    ({ row, column }) =>
      !budgets.some((budget) => (row === TOTAL || budget.programme === row) && (column === TOTAL || String(budget.year) === column)),
  );
  return { findings: findBudgetTableFindings(printed, budgets), unchecked: unchecked.map(({ row, column }) => ({ row, column, missing: 'budget' })) };
}

/** Findings of a printed payment plan against the budgets and keys known on the day the plan shows. */
export function checkPaymentPlan(printed: readonly PrintedPlanCell[], facts: Facts): PlanFindings {
  const shareOf = exactSharesKnownOn(facts, dayOf(printed));
  const unchecked = printed
    .filter(({ programme }) => programme !== TOTAL)
    .flatMap((cell): Unchecked[] => {
      const { programme, year, payer } = cell;
      if (shareOf({ programme, year, node: payer }) !== null) return [];
      const hasBudget = shareOf({ programme, year, node: TOTAL }) !== null;
      return [{ row: payer, column: `${year} ${programme}`, missing: hasBudget ? 'key' : 'budget' }];
    });
  if (unchecked.length > 0) return { findings: [], unchecked };
  return { findings: findPaymentPlanFindings(printed, (cell) => shareOf(cell) ?? 0n), unchecked };
}

function dayOf(printed: readonly { recordedOn: LocalDate }[]): LocalDate {
  return printed.reduce((latest, { recordedOn }) => (recordedOn > latest ? recordedOn : latest), '');
}
