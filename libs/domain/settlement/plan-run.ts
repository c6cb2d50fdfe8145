import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import { findDueRounds } from '#domain/settlement/due-rounds';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { settleRound } from '#domain/settlement/settle-round';
import type { BlockedRound, RoundHistory, SettlementRound } from '#domain/settlement/settlement-round';

/** What a run would do: the rounds it settles, and those that are due but may not be billed, each with its reason. */
export interface RunPlan {
  readonly rounds: readonly SettlementRound[];
  readonly blocked: readonly BlockedRound[];
}

/** Everything due for an issuer on a billing date, settled with the facts known on `knownOn`. Preview and final are this same call. */
export function planRun(input: {
  readonly issuer: string;
  readonly country: Country;
  readonly businessDate: LocalDate;
  readonly knownOn: LocalDate;
  readonly facts: Facts;
  readonly histories: readonly RoundHistory[];
}): RunPlan {
  const known = factsKnownOn(input.facts, input.knownOn);
  const payers = new Map(input.facts.payers.map((payer) => [payer.code, payer]));
  const programmes = new Map(input.facts.programmes.map((programme) => [programme.code, programme]));
  const arrangements = input.facts.arrangements.filter((arrangement) => arrangement.recordedOn <= input.knownOn);
  const rounds: SettlementRound[] = [];
  const blocked: BlockedRound[] = [];
  const hasActualCost = (programme: string, year: number) => known.findActualCost(programme, year) !== null;
  for (const due of findDueRounds({ ...input, arrangements, hasActualCost })) {
    const programme = programmes.get(due.programme);
    if (!programme) throw new Error(`arrangement of ${input.issuer} names the unknown programme ${due.programme}`);
    const settled = settleRound({ due, known, programme, payers, businessDate: input.businessDate });
    if (settled.outcome === 'settled') rounds.push(settled.round);
    if (settled.outcome === 'blocked') blocked.push(settled.blocked);
  }
  return { rounds, blocked };
}
