import fc from 'fast-check';
import { digestRun } from '#domain/audit/run-digest';
import { bankDayOnOrAfter } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import { absolute, sum, type Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import { planRun, type RunPlan } from '#domain/settlement/plan-run';
import type { RoundHistory } from '#domain/settlement/settlement-round';
import { WORLD_RUNS } from '../../../test/law-runs';
import { BRANCHES, rememberRound, WORLD_YEARS, worlds } from '../../../test/settlement-world';

interface Played {
  readonly date: LocalDate;
  readonly plan: RunPlan;
  readonly histories: readonly RoundHistory[];
}

function planOn(facts: Facts, date: LocalDate, histories: readonly RoundHistory[]): RunPlan {
  return planRun({ issuer: 'RM', country: 'DK', businessDate: date, knownOn: date, facts, histories });
}

function play(facts: Facts): Played[] {
  let histories: RoundHistory[] = [];
  return WORLD_YEARS.map((year) => {
    const date = bankDayOnOrAfter(`${year}-04-01`, 'DK');
    const plan = planOn(facts, date, histories);
    for (const round of plan.rounds) histories = rememberRound(histories, round);
    return { date, plan, histories };
  });
}

/** Who answers for a payer, worked out anew: at most two mergers long, as a branch has three payers. */
function answering(facts: Facts, code: string, date: LocalDate): string {
  const payer = facts.payers.find((candidate) => candidate.code === code);
  return payer?.successor && payer.validUntil !== null && payer.validUntil <= date ? answering(facts, payer.successor, date) : code;
}

/** The year's amount of a payer by the plainest reading of the rules: exact quotients compared by cross-multiplication. */
function split(amountOre: Ore, weights: readonly (readonly [string, bigint])[]): Map<string, Ore> {
  const total = sum(weights.map(([, weight]) => weight));
  const size = absolute(amountOre);
  const parts = new Map(weights.map(([code, weight]) => [code, (size * weight) / total]));
  const lost = (code: string, weight: bigint) => size * weight - (parts.get(code) ?? 0n) * total;
  const ranked = [...weights]
    .map(([code, weight]) => ({ code, lost: lost(code, weight) }))
    .sort((a, b) => (a.lost === b.lost ? (a.code < b.code ? -1 : 1) : a.lost > b.lost ? -1 : 1));
  const rest = Number(size - sum(parts.values()));
  for (const { code } of ranked.slice(0, rest)) parts.set(code, (parts.get(code) ?? 0n) + 1n);
  return new Map([...parts].map(([code, part]) => [code, amountOre < 0n ? -part : part]));
}

function targetsOn(facts: Facts, date: LocalDate, year: number, branch: 'DR' | 'KL'): Map<string, Ore> | null {
  const known = <Row extends { readonly recordedOn: string; readonly version: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.recordedOn <= date).sort((a, b) => b.version - a.version);
  const actual = known(facts.actualCosts.filter((row) => row.year === year))[0];
  const budget = known(facts.budgets.filter((row) => row.year === year))[0];
  const key = known(facts.keys.filter((row) => row.validFrom <= `${year}-01-01`))[0];
  const basis = actual ? (actual.accounts === null ? undefined : actual) : budget?.status === 'approved' ? budget : undefined;
  if (!basis || !key) return null;
  const below = (parent: string) =>
    key.nodes.filter((node) => node.parent === parent).map((node) => [node.node, BigInt(node.weight ?? '0')] as const);
  const leaves = split(split(basis.amountOre, below('ALL')).get(branch) ?? 0n, below(branch));
  return onto(leaves, (code) => answering(facts, code, date));
}

function onto(amounts: ReadonlyMap<string, Ore>, payerOf: (code: string) => string): Map<string, Ore> {
  const sums = new Map<string, Ore>();
  for (const [code, amountOre] of amounts) sums.set(payerOf(code), (sums.get(payerOf(code)) ?? 0n) + amountOre);
  return sums;
}

const nonZero = (amounts: ReadonlyMap<string, Ore>) => [...amounts].filter(([, amountOre]) => amountOre !== 0n).sort();

describe('a programme over five years, after any sequence of budgets, actual costs, corrections, keys and mergers', () => {
  it('has settled with every payer exactly its share of what is known, less only what a minimum carries forward', () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        for (const { date, plan, histories } of play(facts)) {
          for (const { serviceYear, branch, settledOre } of histories) {
            const target = targetsOn(facts, date, serviceYear, branch === 'DR' ? 'DR' : 'KL');
            const isBlocked = plan.blocked.some((blocked) => blocked.serviceYear === serviceYear && blocked.branch === branch);
            if (target === null || isBlocked) {
              expect([target === null, isBlocked]).toEqual([true, true]);
              continue;
            }
            const settled = onto(settledOre, (code) => answering(facts, code, date));
            const minimumOre = facts.programmes[0]?.minimumTrueUpOre ?? 0n;
            const open = new Map(
              [...new Set([...target.keys(), ...settled.keys()])].map((code) => [code, (target.get(code) ?? 0n) - (settled.get(code) ?? 0n)]),
            );
            if (minimumOre === 0n) expect(nonZero(settled)).toEqual(nonZero(target));
            expect([...open.values()].filter((amountOre) => amountOre !== 0n && absolute(amountOre) >= minimumOre)).toEqual([]);
          }
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('says in every share what is settled and what is billed: target = settled before + amount, and the branch sums to its part of the year', () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        for (const { date, plan } of play(facts)) {
          for (const round of plan.rounds) {
            const target = targetsOn(facts, date, round.serviceYear, round.branch === 'DR' ? 'DR' : 'KL');
            expect(nonZero(new Map(round.shares.map((share) => [share.payer, share.targetOre])))).toEqual(nonZero(target ?? new Map()));
            for (const share of round.shares) expect(share.settledBeforeOre + share.amountOre).toBe(share.targetOre);
            expect(sum(round.shares.map((share) => share.targetOre))).toBe(round.steps.find((step) => step.node === round.branch)?.amountOre);
          }
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('bills nothing a second time: the same date with the same facts again has no round', () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        for (const { date, histories } of play(facts)) expect(planOn(facts, date, histories).rounds).toEqual([]);
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('numbers the rounds of a year and branch 1, 2, 3 …, the first of them on account or in arrears and every later one a true-up', () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        const rounds = play(facts).flatMap(({ plan }) => plan.rounds);
        for (const year of WORLD_YEARS) {
          for (const branch of Object.keys(BRANCHES)) {
            const ofYear = rounds.filter((round) => round.serviceYear === year && round.branch === branch);
            expect(ofYear.map((round) => round.sequence)).toEqual(ofYear.map((_, index) => index + 1));
            expect(ofYear.map((round) => round.kind === 'true-up')).toEqual(ofYear.map((_, index) => index > 0));
          }
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('makes no document when the year cost what was billed', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...WORLD_YEARS.slice(0, -1)), (world, year) => {
        const facts: Facts = {
          ...world,
          keys: world.keys.slice(0, 1),
          actualCosts: [],
          budgets: world.budgets.filter((row) => row.year === year && row.version === 1),
        };
        const [budget] = facts.budgets;
        const actual = { ...budget, version: 1, audited: true, accounts: 'a.pdf', recordedOn: `${year + 1}-01-15` };
        const played = play({ ...facts, actualCosts: [{ programme: 'FUT', year, currency: 'DKK', amountOre: 0n, source: '', ...actual }] });
        const rounds = played.flatMap(({ plan }) => plan.rounds);
        expect(rounds.map((round) => round.kind)).toEqual(['on-account', 'on-account', 'true-up', 'true-up']);
        expect(draftDocuments({ rounds: rounds.slice(2), ownPayerCode: null })).toEqual([]);
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('has one digest whatever the order of the rows', () => {
    const shuffle = <Row>(rows: readonly Row[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
    const shuffled = worlds.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.record({
          programmes: shuffle(facts.programmes),
          budgets: shuffle(facts.budgets),
          actualCosts: shuffle(facts.actualCosts),
          agreements: shuffle(facts.agreements),
          keys: shuffle(facts.keys.map((key) => ({ ...key, nodes: [...key.nodes].reverse() }))),
          arrangements: shuffle(facts.arrangements),
          payers: shuffle(facts.payers),
        }),
      ),
    );
    const digests = (facts: Facts) =>
      play(facts).map(({ date, plan }) =>
        digestRun({
          issuer: 'RM',
          businessDate: date,
          knownOn: date,
          ...plan,
          documents: draftDocuments({ rounds: plan.rounds, ownPayerCode: '1081' }),
        }),
      );
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        expect(digests(other)).toEqual(digests(facts));
        expect(digests(facts)).toEqual(digests(facts));
      }),
      { numRuns: WORLD_RUNS },
    );
  });
});
