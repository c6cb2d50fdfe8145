import type { RunContent } from '#domain/audit/run-digest';
import type { BilledRound } from '#domain/comparison/billed-round';
import { compareRuns, type ComparedPayer } from '#domain/comparison/compare-runs';
import type { KeyStep } from '#domain/comparison/share-fractions';
import { payerAnsweringOn } from '#domain/settlement/successors';
import type { Transaction } from '#persistence/database';
import { readKeySteps, readLastYearBilling, type IssuedBilledRound } from '#persistence/issued-billing';
import { listPayers } from '#persistence/register';

/** What a run bills beside what its issuer billed in the calendar year before, payer by payer, with what each difference is made of. */
export async function compareWithLastYear(transaction: Transaction, content: RunContent): Promise<ComparedPayer[]> {
  const lastYear = await readLastYearBilling(transaction, content);
  const steps = await readSteps(transaction, content, lastYear.rounds);
  const payers = new Map((await listPayers(transaction)).map((payer) => [payer.code, payer]));
  return compareRuns({
    now: content,
    lastYear,
    answering: rememberAnswers((code) => payerAnsweringOn(code, content.businessDate, payers)),
    stepsOf: (round) => {
      const found = steps.get(keyOf(round));
      if (!found) throw new Error(`no steps by key ${keyOf(round)}`);
      return found;
    },
  });
}

/** The steps down every key that a first round of either year stands on. Two years mostly share theirs, and then nothing is read. */
async function readSteps(
  transaction: Transaction,
  content: RunContent,
  lastYear: readonly IssuedBilledRound[],
): Promise<Map<string, readonly KeyStep[]>> {
  const steps = new Map<string, readonly KeyStep[]>(content.rounds.map((round) => [keyOf(round), round.steps]));
  for (const round of lastYear) {
    if (round.kind !== 'true-up' && !steps.has(keyOf(round))) steps.set(keyOf(round), await readKeySteps(transaction, round));
  }
  return steps;
}

function keyOf(round: Pick<BilledRound, 'key' | 'keyVersion'>): string {
  return `${round.key} ${round.keyVersion}`;
}

function rememberAnswers(answering: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const answer = known.get(code) ?? answering(code);
    known.set(code, answer);
    return answer;
  };
}
