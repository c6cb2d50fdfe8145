import type { Ore } from '#domain/money/money';
import type { RoundKind, SettlementRound, Share } from '#domain/settlement/settlement-round';

/** A round with what it bills each payer: as a plan has it, or as it was issued. */
export type BilledRound = Pick<SettlementRound, 'programme' | 'branch' | 'serviceYear' | 'kind' | 'amountOre' | 'key' | 'keyVersion'> & {
  readonly shares: readonly BilledShare[];
};

export type BilledShare = Pick<Share, 'payer' | 'amountOre' | 'carriedForwardOre'>;

/** What an issuer billed: in a run, or in all its runs of a calendar year. */
export interface Billing {
  readonly rounds: readonly BilledRound[];
  /** What was due and could not be billed. */
  readonly blocked: readonly { readonly programme: string; readonly branch: string; readonly kind: RoundKind }[];
}

/** Billed net of a share: what waits for the next round is not billed. */
export function billedOf(share: BilledShare): Ore {
  return share.amountOre - share.carriedForwardOre;
}
