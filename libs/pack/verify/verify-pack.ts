import type { Anchor } from '#pack/anchor';
import { checkDigests, checkFourEyes } from '#pack/verify/check-approvals';
import { checkBytes } from '#pack/verify/check-bytes';
import { checkChain } from '#pack/verify/check-chain';
import { checkDeliveries } from '#pack/verify/check-deliveries';
import { checkDocuments } from '#pack/verify/check-documents';
import { checkAnchor, checkFiles, checkRows, checkSignature } from '#pack/verify/check-files';
import { checkLedger } from '#pack/verify/check-ledger';
import { checkNumbers } from '#pack/verify/check-numbers';
import { checkExplanations, checkRounds, checkShares } from '#pack/verify/check-rounds';
import { checkRunEvents } from '#pack/verify/check-run-events';
import { readPack } from '#pack/verify/read-pack';
import { recomputeRuns } from '#pack/verify/recompute-runs';
import type { VerifyReport } from '#pack/verify/verify-report';

/**
 * Checks a pack and recomputes all of it from its inputs, with no database and no network. Throws only when the folder itself cannot be read;
 * everything wrong with what is in it is a finding of a check. `anchor` is what the auditor got by mail (`parseAnchor`).
 */
export async function verifyPack(dir: string, options: { readonly anchor?: Anchor | null } = {}): Promise<VerifyReport> {
  const anchor = options.anchor ?? null;
  const pack = await readPack(dir);
  const runs = recomputeRuns(pack);
  const checks = [
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
    checkDigests(runs),
    checkFourEyes(pack),
    checkRunEvents(pack),
    checkBytes(pack),
    checkDeliveries(pack),
  ];
  if (checks.some((check) => check.outcome === 'failed')) return { verdict: 'failed', checks };
  return { verdict: anchor ? 'authentic' : 'consistent', checks };
}
