import type { z } from 'zod';
import type { Run, RunItem } from '#apps/api/runs/run-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { ListedRun } from '#persistence/run-list';
import type { RunSheet } from '#use-cases/view-run';

export function runItem(run: ListedRun): z.input<typeof RunItem> {
  return {
    id: run.id,
    issuer: run.issuer,
    issuerName: run.issuerName,
    businessDate: run.businessDate,
    openedOn: run.openedOn,
    corrects: correctedBy(run.credit),
    played: run.played,
    state: run.state,
    revision: run.revision,
    payers: run.payers,
    documents: run.documents,
    creditNotes: run.creditNotes,
    internalPostings: run.internal,
    currency: run.currency,
    total: toWire(run.totalOre),
    internalTotal: toWire(run.internalOre),
    mails: { sent: run.mailsSent, underWay: run.mailsOpen, needAction: run.mailsFailed },
    blocked: run.blocked,
  };
}

export function runSheet(run: RunSheet): z.input<typeof Run> {
  return {
    ...runItem(run),
    digest: run.digest,
    rulesVersion: run.rulesVersion,
    submittedBy: run.submittedBy,
    approvedBy: run.approvedBy,
    issuedOn: run.issuedOn,
    correctionReason: run.correctionReason,
    rounds: run.rounds.map(({ amountOre, billedOre, carriedForwardOre, ...round }) => ({
      ...round,
      yearAmount: toWire(amountOre),
      billed: toWire(billedOre),
      carriedForward: toWire(carriedForwardOre),
    })),
    blockedRounds: [...run.blockedRounds],
    timeline: [...run.timeline],
    mailingStops: run.mailingStops.map(({ run: stopped, person, reason, at }) => ({ isOfAll: stopped === null, person, reason, at })),
    progress: run.progress,
    actions: [...run.actions],
  };
}

/** `RM-000012.1` is the first note that corrects RM-000012. */
function correctedBy(credit: string | null): string | null {
  return credit?.replace(/\.\d+$/, '') ?? null;
}
