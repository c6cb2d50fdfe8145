import { byCode } from '#domain/allocation/key-tree';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import type { RoundHistory } from '#domain/settlement/settlement-round';
import { settleYear, type SettledYear } from '#domain/simulation/settle-year';
import { supposeFacts, type YearOverrides } from '#domain/simulation/year-overrides';

/** A programme's year as it stands and as it would be, and what that means for each payer. It names no run and no document: nothing of it can be issued. */
export interface YearSimulation {
  readonly stands: SettledYear;
  readonly supposed: SettledYear;
  readonly payers: readonly Consequence[];
}

/** All net. What a side that is not settled would give a payer is null. */
export interface Consequence {
  readonly payer: string;
  readonly standsOre: Ore | null;
  readonly supposedOre: Ore | null;
  readonly differenceOre: Ore | null;
  /** Billed for the year so far. */
  readonly settledOre: Ore;
}

export function simulateYear(input: {
  readonly facts: Facts;
  readonly programme: string;
  readonly serviceYear: number;
  readonly today: LocalDate;
  readonly histories: readonly RoundHistory[];
  readonly overrides: YearOverrides;
}): YearSimulation {
  const stands = settleYear(input);
  const supposed = settleYear({ ...input, facts: supposeFacts(input.facts, input, input.overrides) });
  const codes = new Set([...sharesIn(stands).keys(), ...sharesIn(supposed).keys()]);
  return { stands, supposed, payers: [...codes].sort(byCode).map((payer) => consequenceFor(payer, stands, supposed)) };
}

function consequenceFor(payer: string, stands: SettledYear, supposed: SettledYear): Consequence {
  const standsOre = targetIn(stands, payer);
  const supposedOre = targetIn(supposed, payer);
  const settledOre = (sharesIn(supposed).get(payer) ?? sharesIn(stands).get(payer))?.settledOre ?? 0n;
  const differenceOre = standsOre === null || supposedOre === null ? null : supposedOre - standsOre;
  return { payer, standsOre, supposedOre, differenceOre, settledOre };
}

function targetIn(year: SettledYear, payer: string): Ore | null {
  return year.outcome === 'settled' ? (year.shares.get(payer)?.targetOre ?? 0n) : null;
}

function sharesIn(year: SettledYear): ReadonlyMap<string, { readonly targetOre: Ore; readonly settledOre: Ore }> {
  return year.outcome === 'settled' ? year.shares : new Map();
}
