import type { Bridge } from '#domain/bridge/bridge';
import { comparePayers, type PayerComparison } from '#domain/comparison/compare-payers';
import { explainChange, type ComparedYears } from '#domain/comparison/explain-change';
import type { ChangeEffect } from '#domain/comparison/payer-sheets';

/** A payer of a run beside last year, with what the difference is made of and what an approver should look at twice. */
export interface ComparedPayer extends PayerComparison {
  readonly bridge: Bridge<ChangeEffect>;
}

/** Every payer of either year, in byte order of code; a merged payer's amounts stand with its successor. */
export function compareRuns(years: ComparedYears): ComparedPayer[] {
  const bridges = explainChange(years);
  const now = new Map([...bridges].map(([payer, bridge]) => [payer, bridge.toOre]));
  const lastYear = years.lastYear.rounds.length === 0 ? [] : [...bridges].map(([payer, bridge]) => [payer, bridge.fromOre] as const);
  return comparePayers(now, new Map(lastYear)).flatMap((row) => {
    const bridge = bridges.get(row.payer);
    return bridge ? [{ ...row, bridge }] : [];
  });
}
