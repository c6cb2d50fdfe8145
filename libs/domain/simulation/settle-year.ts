import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { BudgetStatus, CollectionArrangement } from '#domain/facts/facts';
import type { Ore } from '#domain/money/money';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { settleRound } from '#domain/settlement/settle-round';
import type { BlockReason, RoundBasis, RoundHistory, SettlementRound } from '#domain/settlement/settlement-round';

/** A programme's year as it would be settled today: what each payer should bear by what is known, whatever may be billed. All net. */
export type SettledYear = YearBasis | { readonly outcome: 'not-settled'; readonly reason: BlockReason };

export interface YearBasis {
  readonly outcome: 'settled';
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  /** Of the budget as recorded; null when the basis is the actual cost. */
  readonly status: BudgetStatus | null;
  readonly audited: boolean | null;
  readonly key: string;
  readonly keyVersion: number;
  /** The whole year's net amount. */
  readonly amountOre: Ore;
  readonly shares: ReadonlyMap<string, { readonly targetOre: Ore; readonly settledOre: Ore }>;
}

/**
 * Settles every branch of a programme that somebody bills for the year, by the same rule as a run: the actual cost when its accounts are there, else the budget,
 * here whatever its status. Nothing is carried forward. `programme-unknown`, `programme-not-billed`.
 */
export function settleYear(input: {
  readonly facts: Facts;
  readonly programme: string;
  readonly serviceYear: number;
  readonly today: LocalDate;
  readonly histories: readonly RoundHistory[];
}): SettledYear {
  const { facts, serviceYear, today } = input;
  const programme = facts.programmes.find((candidate) => candidate.code === input.programme);
  if (!programme) throw new DomainError('programme-unknown', `there is no programme ${input.programme}`, { programme: input.programme });
  const known = factsKnownOn(approved(facts, input), today);
  const payers = new Map(facts.payers.map((payer) => [payer.code, payer]));
  const rounds: SettlementRound[] = [];
  for (const branch of branchesBilled(facts, programme.code, serviceYear)) {
    const settledOre = input.histories.find(
      (row) => row.programme === programme.code && row.serviceYear === serviceYear && row.branch === branch,
    )?.settledOre;
    const due = {
      programme: programme.code,
      branch,
      serviceYear,
      kind: 'true-up',
      // Without its earlier rounds a year is never "unchanged": what each payer bears is asked for, not what a run would do.
      history: { programme: programme.code, serviceYear, branch, rounds: [], settledOre: settledOre ?? new Map<string, Ore>() },
    } as const;
    const settled = settleRound({ due, known, payers, businessDate: today, programme: { ...programme, minimumTrueUpOre: null } });
    if (settled.outcome === 'blocked') return { outcome: 'not-settled', reason: settled.blocked.reason };
    if (settled.outcome === 'settled') rounds.push(settled.round);
  }
  const [first] = rounds;
  if (!first)
    throw new DomainError('programme-not-billed', `nobody bills ${programme.code} for ${serviceYear}`, {
      programme: programme.code,
      year: serviceYear,
    });
  const status = factsKnownOn(facts, today).findBudget(programme.code, serviceYear)?.status ?? null;
  return {
    outcome: 'settled',
    basis: first.basis,
    basisVersion: first.basisVersion,
    status: first.basis === 'budget' ? status : null,
    audited: first.audited,
    key: first.key,
    keyVersion: first.keyVersion,
    amountOre: first.amountOre,
    shares: sharesOf(rounds),
  };
}

function approved(facts: Facts, year: { readonly programme: string; readonly serviceYear: number }): Facts {
  const budgets = facts.budgets.map((budget) =>
    budget.programme === year.programme && budget.year === year.serviceYear ? { ...budget, status: 'approved' as const } : budget,
  );
  return { ...facts, budgets };
}

/** The branches of a programme that an arrangement bills for a service year, in byte order. */
export function branchesBilled(facts: Pick<Facts, 'arrangements'>, programme: string, serviceYear: number): string[] {
  const covers = (row: CollectionArrangement) => {
    const billedIn = serviceYear - row.serviceYearOffset;
    return row.programme === programme && row.fromYear <= billedIn && (row.untilYear === null || billedIn < row.untilYear);
  };
  return [...new Set(facts.arrangements.filter(covers).map((row) => row.branch))].sort();
}

function sharesOf(rounds: readonly SettlementRound[]): YearBasis['shares'] {
  const shares = new Map<string, { targetOre: Ore; settledOre: Ore }>();
  for (const share of rounds.flatMap((round) => round.shares)) {
    const before = shares.get(share.payer) ?? { targetOre: 0n, settledOre: 0n };
    shares.set(share.payer, { targetOre: before.targetOre + share.targetOre, settledOre: before.settledOre + share.settledBeforeOre });
  }
  return shares;
}
