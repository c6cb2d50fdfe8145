import type { Anchor } from '#pack/anchor';
import { checkDigests, checkFourEyes } from '#pack/verify/check-approvals';
import { checkBytes } from '#pack/verify/check-bytes';
import { checkChain } from '#pack/verify/check-chain';
import { checkDeliveries } from '#pack/verify/check-deliveries';
import { checkDocuments } from '#pack/verify/check-documents';
import { checkAnchor, checkFiles, checkRows, checkSignature } from '#pack/verify/check-files';
import { checkEInvoices } from '#pack/verify/check-e-invoices';
import { checkFollowUps } from '#pack/verify/check-follow-ups';
import { checkHandOvers } from '#pack/verify/check-hand-overs';
import { checkLedger } from '#pack/verify/check-ledger';
import { checkLetters } from '#pack/verify/check-letters';
import { checkNumbers } from '#pack/verify/check-numbers';
import { checkPayments } from '#pack/verify/check-payments';
import { checkReminders } from '#pack/verify/check-reminders';
import { checkReversals } from '#pack/verify/check-reversals';
import { checkExplanations, checkRounds, checkShares } from '#pack/verify/check-rounds';
import { checkFacts, checkPayers } from '#pack/verify/check-records';
import { checkRunHistory } from '#pack/verify/check-run-history';
import { checkTimes } from '#pack/verify/check-times';
import { checkRunEvents } from '#pack/verify/check-run-events';
import { makeCheck } from '#pack/verify/check';
import { readPack, type ReadPack } from '#pack/verify/read-pack';
import { recomputeRuns, type RecomputedRun } from '#pack/verify/recompute-runs';
import type { CheckResult, VerifyReport } from '#pack/verify/verify-report';

/**
 * Checks a pack and recomputes all of it from its inputs, with no database and no network. Throws only when the folder itself cannot be read;
 * everything wrong with what is in it is a finding of a check. `anchor` is what the auditor got by mail (`parseAnchor`).
 */
export async function verifyPack(dir: string, options: { readonly anchor?: Anchor | null } = {}): Promise<VerifyReport> {
  const anchor = options.anchor ?? null;
  const pack = await readPack(dir);
  const { runs, recomputed } = recompute(pack);
  const checks = [
    ...recomputed,
    checkFiles(pack),
    checkSignature(pack),
    checkAnchor(pack, anchor),
    checkRows(pack),
    checkChain(pack),
    checkRounds(pack, runs),
    checkShares(pack, runs),
    checkExplanations(pack, runs),
    checkDocuments(pack, runs),
    checkNumbers(pack),
    checkLedger(pack),
    checkPayments(pack),
    checkReminders(pack),
    checkLetters(pack),
    checkReversals(pack),
    checkHandOvers(pack),
    checkDigests(runs),
    checkFourEyes(pack),
    checkRunHistory(pack),
    checkRunEvents(pack),
    checkFacts(pack),
    checkPayers(pack),
    checkTimes(pack),
    checkBytes(pack),
    checkFollowUps(pack),
    checkEInvoices(pack),
    checkDeliveries(pack),
  ];
  if (checks.some((check) => check.outcome === 'failed')) return { verdict: 'failed', checks };
  return { verdict: anchor ? 'authentic' : 'consistent', checks };
}

/** Inputs that make the recomputation itself impossible are a finding like any other; there is no such check while it works. */
function recompute(pack: ReadPack): { runs: readonly RecomputedRun[]; recomputed: CheckResult[] } {
  let runs: readonly RecomputedRun[] = [];
  const check = makeCheck('the runs can be recomputed', () => {
    runs = recomputeRuns(pack);
  });
  return { runs, recomputed: check.outcome === 'failed' ? [check] : [] };
}
