import type { BilledRound, Billing } from '#domain/comparison/billed-round';

/** What a branch of a programme was billed for the first time in two years, made comparable. */
export interface RoundPair {
  /** The newest year billed for the first time, in either year: à conto 2025 stands beside à conto 2024. */
  readonly now: BilledRound | null;
  readonly lastYear: BilledRound | null;
  /** A missing one was due and blocked; else the programme or branch came or went. */
  readonly isBlocked: boolean;
  /** Further years billed for the first time beside it: in arrears, or late. */
  readonly extraNow: readonly BilledRound[];
  readonly extraLastYear: readonly BilledRound[];
}

/** The first rounds of every branch in either year, paired newest with newest; true-ups are no part of it. */
export function pairRounds(now: Billing, lastYear: Billing): RoundPair[] {
  const branches = new Set([...now.rounds, ...lastYear.rounds].filter(isFirst).map(branchOf));
  return [...branches].map((branch) => {
    const [ours = null, ...extraNow] = newestFirst(now, branch);
    const [theirs = null, ...extraLastYear] = newestFirst(lastYear, branch);
    const missing = ours === null ? now : theirs === null ? lastYear : null;
    const isBlocked = missing?.blocked.some((round) => round.kind !== 'true-up' && branchOf(round) === branch) ?? false;
    return { now: ours, lastYear: theirs, isBlocked, extraNow, extraLastYear };
  });
}

function newestFirst(billing: Billing, branch: string): BilledRound[] {
  return billing.rounds.filter((round) => isFirst(round) && branchOf(round) === branch).sort((a, b) => b.serviceYear - a.serviceYear);
}

function isFirst(round: BilledRound): boolean {
  return round.kind !== 'true-up';
}

function branchOf(round: { readonly programme: string; readonly branch: string }): string {
  return `${round.programme} ${round.branch}`;
}
