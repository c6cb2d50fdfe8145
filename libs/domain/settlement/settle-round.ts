import { buildKeyTree } from '#domain/allocation/key-tree';
import { splitDownTree } from '#domain/allocation/split-down-tree';
import type { LocalDate } from '#domain/calendar/local-date';
import type { ActualCost, Budget, PayerValidity, Programme } from '#domain/facts/facts';
import { calculateShares } from '#domain/settlement/calculate-shares';
import type { DueRound } from '#domain/settlement/due-rounds';
import type { KnownFacts } from '#domain/settlement/known-facts';
import { netAmount } from '#domain/settlement/net-amount';
import type { BlockReason, BlockedRound, RoundBasis, SettlementRound } from '#domain/settlement/settlement-round';

export type SettledRound =
  | { readonly outcome: 'settled'; readonly round: SettlementRound }
  | { readonly outcome: 'blocked'; readonly blocked: BlockedRound }
  /** A true-up of a year whose target has not changed: no round. */
  | { readonly outcome: 'unchanged' };

/** Settles one due round with what is known: the year's amount down the key, less what was settled before. Pure; see the module's README. */
export function settleRound(input: {
  readonly due: DueRound;
  readonly known: KnownFacts;
  readonly programme: Programme;
  readonly payers: ReadonlyMap<string, PayerValidity>;
  readonly businessDate: LocalDate;
}): SettledRound {
  const { due, known, programme } = input;
  const block = (reason: BlockReason): SettledRound => ({
    outcome: 'blocked',
    blocked: { programme: due.programme, serviceYear: due.serviceYear, branch: due.branch, kind: due.kind, reason },
  });
  const basis = findBasis(due, known);
  if ('reason' in basis) return block(basis.reason);
  if (basis.cost.currency !== programme.currency) return block('currency-differs');
  const agreement = known.findAgreement(due.programme, due.serviceYear);
  if (!agreement) return block('agreement-missing');
  const key = known.findKey(due.programme, due.serviceYear);
  if (!key) return block('key-missing');
  const tree = buildKeyTree(key);
  if (!tree.nodes.has(due.branch)) return block('branch-not-in-key');

  const amountOre = netAmount(basis.cost.amountOre, agreement);
  const steps = splitDownTree(amountOre, tree);
  const shares = calculateShares({
    tree,
    branch: due.branch,
    steps,
    payers: input.payers,
    businessDate: input.businessDate,
    settledOre: due.history?.settledOre ?? new Map(),
    minimumOre: due.kind === 'true-up' ? programme.minimumTrueUpOre : null,
  });
  const round: SettlementRound = {
    programme: due.programme,
    serviceYear: due.serviceYear,
    branch: due.branch,
    kind: due.kind,
    sequence: (due.history?.rounds.length ?? 0) + 1,
    basis: basis.type,
    basisVersion: basis.cost.version,
    audited: 'audited' in basis.cost ? basis.cost.audited : null,
    key: key.key,
    keyVersion: key.version,
    agreement,
    currency: programme.currency,
    recordedAmountOre: basis.cost.amountOre,
    amountOre,
    steps,
    shares,
  };
  return isUnchanged(round, due) ? { outcome: 'unchanged' } : { outcome: 'settled', round };
}

type Basis = { readonly type: RoundBasis; readonly cost: Budget | ActualCost } | { readonly reason: BlockReason };

/** On account stands on the budget, in arrears on the actual cost, a true-up on the actual cost once there is one. */
function findBasis(due: DueRound, known: KnownFacts): Basis {
  const actual = known.findActualCost(due.programme, due.serviceYear);
  if (due.kind === 'in-arrears' && !actual) return { reason: 'actual-cost-missing' };
  if (due.kind !== 'on-account' && actual) {
    return actual.accounts === null ? { reason: 'accounts-missing' } : { type: 'actual', cost: actual };
  }
  const budget = known.findBudget(due.programme, due.serviceYear);
  if (!budget) return { reason: 'budget-missing' };
  switch (budget.status) {
    case 'approved':
      return { type: 'budget', cost: budget };
    case 'awaiting-agreement':
      return { reason: 'budget-awaiting-agreement' };
    case 'preliminary-estimate':
      return { reason: 'budget-preliminary-estimate' };
  }
}

/** A true-up is a round when its basis or key is another than the last round's, or when it bills anything (a merger, a credit note since). */
function isUnchanged(round: SettlementRound, due: DueRound): boolean {
  const last = due.history?.rounds.at(-1);
  if (!last) return false;
  const sameInputs =
    last.basis === round.basis && last.basisVersion === round.basisVersion && last.key === round.key && last.keyVersion === round.keyVersion;
  return sameInputs && round.shares.every((share) => share.amountOre === share.carriedForwardOre);
}
