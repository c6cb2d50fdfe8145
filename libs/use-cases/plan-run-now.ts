import { planRun } from '#domain/settlement/plan-run';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import type { RunContent } from '#domain/audit/run-digest';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import type { RegisteredIssuer } from '#persistence/register';
import { readRoundHistories } from '#persistence/round-history';
import { planCredit } from '#use-cases/credits/plan-credit';

/** What a run would be if it were prepared now with the knowledge of `knownOn`. Preparing, approving and issuing all ask this one question. */
export async function planRunNow(
  transaction: Transaction,
  run: {
    readonly id: string;
    readonly credit: string | null;
    readonly issuer: RegisteredIssuer;
    readonly businessDate: LocalDate;
    readonly knownOn: LocalDate;
  },
): Promise<RunContent> {
  const { issuer, businessDate, knownOn } = run;
  if (run.credit !== null) return await planCredit(transaction, { id: run.id, issuer: issuer.code, businessDate, knownOn });
  const facts = await readFacts(transaction);
  const histories = await readRoundHistories(transaction);
  const plan = planRun({ issuer: issuer.code, country: issuer.country, businessDate, knownOn, facts, histories });
  const documents = draftDocuments({ rounds: plan.rounds, ownPayerCode: issuer.ownPayerCode });
  return { issuer: issuer.code, businessDate, knownOn, rounds: plan.rounds, blocked: plan.blocked, documents };
}
