import type { ActualCost, Budget } from '#domain/facts/facts';
import type { Currency, Ore } from '#domain/money/money';
import type { KnownFacts } from '#domain/settlement/known-facts';
import type { ActualCostRow } from '#imports/actual-costs';
import type { BudgetRow } from '#imports/budgets';

/** A budget or an actual cost that a file brings, beside the newest version of the same programme's year. */
export interface BroughtAmount {
  readonly programme: string;
  readonly year: number;
  readonly currency: Currency;
  readonly amountOre: Ore;
  /** Null when the file brings the first one. */
  readonly standsOre: Ore | null;
  readonly standsVersion: number | null;
  /** `status` of a budget, whether a cost is audited; what stands likewise. */
  readonly is: AmountIs;
  readonly stood: AmountIs | null;
  readonly source: string;
}

export type AmountIs = Budget['status'] | 'audited' | 'unaudited';

export function broughtBudget(row: BudgetRow, known: KnownFacts): BroughtAmount {
  const stands = known.findBudget(row.programme, row.year);
  return { ...beside(row, stands), is: row.status, stood: stands?.status ?? null };
}

export function broughtCost(row: ActualCostRow, known: KnownFacts): BroughtAmount {
  const stands = known.findActualCost(row.programme, row.year);
  return { ...beside(row, stands), is: auditOf(row), stood: stands === null ? null : auditOf(stands) };
}

function beside(row: BudgetRow | ActualCostRow, stands: Budget | ActualCost | null): Omit<BroughtAmount, 'is' | 'stood'> {
  const { programme, year, currency, amountOre, source } = row;
  return { programme, year, currency, amountOre, source, standsOre: stands?.amountOre ?? null, standsVersion: stands?.version ?? null };
}

function auditOf({ audited }: Pick<ActualCost, 'audited'>): AmountIs {
  return audited ? 'audited' : 'unaudited';
}
