import type { AllocationStep } from '#domain/allocation/split-down-tree';
import type { Agreement } from '#domain/facts/facts';
import type { Currency, Ore } from '#domain/money/money';

export type RoundKind = 'on-account' | 'in-arrears' | 'true-up';
export type RoundBasis = 'budget' | 'actual';

/** What one payer's part of a round is: what it should bear, what was settled before, and so what this round bills. All net. */
export interface Share {
  readonly payer: string;
  readonly targetOre: Ore;
  readonly settledBeforeOre: Ore;
  /** target − settled before. */
  readonly amountOre: Ore;
  /** The part of `amountOre` that is below the programme's minimum and waits for the next round; the rest is billed. */
  readonly carriedForwardOre: Ore;
}

/** A settlement round as calculated: the inputs it stands on, how the amount came down the key, and every payer's share. */
export interface SettlementRound {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  /** 1..n within programme, service year and branch. */
  readonly sequence: number;
  readonly kind: RoundKind;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  /** Whether the accounts are endorsed; null when the basis is a budget. */
  readonly audited: boolean | null;
  readonly key: string;
  readonly keyVersion: number;
  readonly agreement: Agreement;
  readonly currency: Currency;
  /** The amount as recorded, in the agreement's VAT basis, and the whole year's net amount that is split, both at the root. */
  readonly recordedAmountOre: Ore;
  readonly amountOre: Ore;
  readonly steps: readonly AllocationStep[];
  readonly shares: readonly Share[];
}

export type BlockReason =
  | 'budget-missing'
  | 'budget-awaiting-agreement'
  | 'budget-preliminary-estimate'
  | 'accounts-missing'
  | 'actual-cost-missing'
  | 'agreement-missing'
  | 'key-missing'
  | 'branch-not-in-key'
  | 'currency-differs';

/** A round that is due but may not be billed, with the reason people are shown. It leaves the rest of the run free to go. */
export interface BlockedRound {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly kind: RoundKind;
  readonly reason: BlockReason;
}

/** What was billed in earlier issued rounds of one programme, year and branch. */
export interface RoundHistory {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly rounds: readonly IssuedRound[];
  /** Net of all earlier issued lines by payer, credit-note lines included. */
  readonly settledOre: ReadonlyMap<string, Ore>;
}

/** The inputs of an issued round that decide whether its target has changed since. */
export interface IssuedRound {
  readonly sequence: number;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  readonly key: string;
  readonly keyVersion: number;
}
