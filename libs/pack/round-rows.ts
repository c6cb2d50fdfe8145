import type { SettlementRound } from '#domain/settlement/settlement-round';
import type { AllocationKey } from '#domain/facts/facts';
import type { ExplanationRow, KeyRow, RoundRow, ShareRow } from '#pack/pack-content';

/** A round's name in the pack: `FUT/2023/KL/1`, unique because sequence counts within programme, year and branch. */
export function roundId(round: Pick<SettlementRound, 'programme' | 'serviceYear' | 'branch' | 'sequence'>): string {
  return `${round.programme}/${round.serviceYear}/${round.branch}/${round.sequence}`;
}

/** The rows that a calculated and issued round becomes. */
export function rowsOfRound(run: string, round: SettlementRound): { round: RoundRow; shares: ShareRow[]; explanations: ExplanationRow[] } {
  const id = roundId(round);
  return {
    round: {
      round: id,
      run,
      programme: round.programme,
      serviceYear: round.serviceYear,
      branch: round.branch,
      sequence: round.sequence,
      kind: round.kind,
      basis: round.basis,
      basisVersion: round.basisVersion,
      key: round.key,
      keyVersion: round.keyVersion,
      currency: round.currency,
      amountOre: round.amountOre,
      recordedAmountOre: round.recordedAmountOre,
      audited: round.audited,
      agreementVersion: round.agreement.version,
    },
    shares: round.shares.map((share) => ({ ...share, round: id })),
    explanations: round.steps.map((step) => ({ ...step, round: id })),
  };
}

/** A key as the rows of `inputs/keys.csv`. */
export function keyRows({ nodes, ...key }: AllocationKey): KeyRow[] {
  return nodes.map((node) => ({ ...node, ...key }));
}
