import { changeOf } from '#domain/bridge/bridge';
import { yearOf, type LocalDate } from '#domain/calendar/local-date';
import { compareRuns, type ComparedPayer } from '#domain/comparison/compare-runs';
import { CHANGE_EFFECTS } from '#domain/comparison/payer-sheets';
import { formatAmount } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import type { RunPlan } from '#domain/settlement/plan-run';
import { payerAnsweringOn } from '#domain/settlement/successors';
import type { Row } from './read-table';

export interface PlayedRun {
  readonly issuer: string;
  readonly businessDate: LocalDate;
  readonly plan: RunPlan;
}

/** A run beside what its issuer billed in the calendar year before, as rows of text that read from last year to now. */
export function changeRows(run: string, now: PlayedRun, earlier: readonly PlayedRun[], facts: Facts): Row[] {
  const ofLastYear = earlier.filter((other) => other.issuer === now.issuer && yearOf(other.businessDate) === yearOf(now.businessDate) - 1);
  const lastYear = { rounds: ofLastYear.flatMap(({ plan }) => plan.rounds), blocked: ofLastYear.flatMap(({ plan }) => plan.blocked) };
  const steps = new Map([...now.plan.rounds, ...lastYear.rounds].map((round) => [`${round.key} ${round.keyVersion}`, round.steps]));
  const payers = new Map(facts.payers.map((payer) => [payer.code, payer]));
  return compareRuns({
    now: now.plan,
    lastYear,
    answering: (code) => payerAnsweringOn(code, now.businessDate, payers),
    stepsOf: (round) => steps.get(`${round.key} ${round.keyVersion}`) ?? [],
  }).map((row) => toRow(run, row));
}

function toRow(run: string, row: ComparedPayer): Row {
  const effects = [...CHANGE_EFFECTS, 'rounding'] as const;
  return {
    run,
    payer: row.payer,
    last_year: formatAmount(row.lastYearOre),
    ...Object.fromEntries(effects.map((effect) => [effect.replace('-', '_'), formatAmount(changeOf(row.bridge, effect))])),
    net: formatAmount(row.amountOre),
    stands_out: row.standsOut ?? '',
  };
}
