import type { BilledRound } from '#domain/comparison/billed-round';
import type { Ore } from '#domain/money/money';

/** Why a payer is billed another net amount than last year, in the order in which a bridge shows it; rounding comes last. */
export const CHANGE_EFFECTS = ['budget', 'key', 'programme', 'extra-year', 'blocked', 'correction', 'carried-forward'] as const;
export type ChangeEffect = (typeof CHANGE_EFFECTS)[number];

/** What is gathered of a payer while the rounds of two years are gone through. */
export interface PayerSheet {
  netOre: Ore;
  lastYearOre: Ore;
  /** The most that rounding can have done to the payer's amounts. */
  roundingLimitOre: Ore;
  readonly effects: Record<ChangeEffect, Ore>;
}

export interface PayerSheets {
  readonly all: ReadonlyMap<string, PayerSheet>;
  /** The sheet of whoever answers for the code. */
  of(code: string): PayerSheet;
  /** Puts all shares of a round down to one effect. */
  add(round: BilledRound, effect: ChangeEffect, sign: bigint): void;
}

export function openSheets(answering: (code: string) => string): PayerSheets {
  const all = new Map<string, PayerSheet>();
  const of = (code: string): PayerSheet => {
    const payer = answering(code);
    const found = all.get(payer);
    if (found) return found;
    const effects = { budget: 0n, key: 0n, programme: 0n, 'extra-year': 0n, blocked: 0n, correction: 0n, 'carried-forward': 0n };
    const sheet: PayerSheet = { netOre: 0n, lastYearOre: 0n, roundingLimitOre: 0n, effects };
    all.set(payer, sheet);
    return sheet;
  };
  const add = (round: BilledRound, effect: ChangeEffect, sign: bigint): void => {
    for (const share of round.shares) of(share.payer).effects[effect] += sign * share.amountOre;
  };
  return { all, of, add };
}
