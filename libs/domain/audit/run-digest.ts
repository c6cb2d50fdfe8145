import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import type { LocalDate } from '#domain/calendar/local-date';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { formatAmount } from '#domain/money/money';
import type { BlockedRound, SettlementRound } from '#domain/settlement/settlement-round';

/** Changes whenever a rule that decides amounts changes, so that an approval never covers another rule than it was given for. */
export const RULES_VERSION = '1';

export interface RunContent {
  readonly issuer: string;
  readonly businessDate: LocalDate;
  readonly knownOn: LocalDate;
  readonly rounds: readonly SettlementRound[];
  readonly blocked: readonly BlockedRound[];
  readonly documents: readonly DraftDocument[];
  /** Of a run that is one credit note made by hand: the invoice it corrects, and why. */
  readonly credit?: { readonly corrects: string; readonly reason: string };
}

/** What an approval covers: SHA-256 over rules version, inputs, keys and every amount, one canonical JSON line each, in a fixed order. */
export function digestRun(run: RunContent): string {
  const hash = createHash('sha256');
  for (const line of digestLines(run)) hash.update(`${canonicalJson(line)}\n`, 'utf8');
  return hash.digest('hex');
}

function* digestLines(run: RunContent): Generator<Json> {
  yield { run: { rules: RULES_VERSION, issuer: run.issuer, businessDate: run.businessDate, knownOn: run.knownOn } };
  if (run.credit) yield { credit: [run.credit.corrects, run.credit.reason] };
  for (const round of run.rounds) {
    yield { round: roundInputs(round) };
    // The steps hold the key's weights and every level's amount: another key under the same version number is another digest.
    for (const step of round.steps) {
      yield { step: [step.node, step.parent, String(step.weight), String(step.weightSum), formatAmount(step.amountOre)] };
    }
    for (const share of round.shares) {
      yield {
        share: [
          share.payer,
          formatAmount(share.targetOre),
          formatAmount(share.settledBeforeOre),
          formatAmount(share.amountOre),
          formatAmount(share.carriedForwardOre),
        ],
      };
    }
  }
  for (const { programme, serviceYear, branch, kind, reason } of run.blocked) yield { blocked: { programme, serviceYear, branch, kind, reason } };
  for (const document of run.documents) {
    yield {
      document: [document.payer, document.currency, document.vatGroup, document.kind, formatAmount(document.netOre), formatAmount(document.vatOre)],
    };
    for (const line of document.lines) {
      yield {
        line: [
          line.line,
          line.programme,
          line.serviceYear,
          line.branch,
          line.roundSequence,
          formatAmount(line.netOre),
          formatAmount(line.carriedForwardOre),
          line.vatCategory,
          line.vatRatePercent,
          line.vatReason,
        ],
      };
    }
  }
}

function roundInputs(round: SettlementRound): Json {
  const { agreement } = round;
  return {
    programme: round.programme,
    serviceYear: round.serviceYear,
    branch: round.branch,
    sequence: round.sequence,
    kind: round.kind,
    basis: round.basis,
    basisVersion: round.basisVersion,
    audited: round.audited,
    key: round.key,
    keyVersion: round.keyVersion,
    currency: round.currency,
    recordedAmount: formatAmount(round.recordedAmountOre),
    amount: formatAmount(round.amountOre),
    agreement: [agreement.version, agreement.vatBasis, agreement.vatCategory, agreement.vatRatePercent, agreement.vatReason],
  };
}
