import fc from 'fast-check';
import { buildKeyTree } from '#domain/allocation/key-tree';
import { splitDownTree } from '#domain/allocation/split-down-tree';
import { changeOf, type Bridge } from '#domain/bridge/bridge';
import { sumBridges } from '#domain/bridge/combine-bridges';
import { bankDayOnOrAfter } from '#domain/calendar/bank-days';
import { billedOf, type BilledRound, type Billing } from '#domain/comparison/billed-round';
import { explainChange } from '#domain/comparison/explain-change';
import type { ChangeEffect } from '#domain/comparison/payer-sheets';
import type { AllocationKey } from '#domain/facts/facts';
import { parseAmount, sum, type Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import { planRun } from '#domain/settlement/plan-run';
import type { RoundHistory } from '#domain/settlement/settlement-round';
import { payerAnsweringOn } from '#domain/settlement/successors';
import { WORLD_RUNS } from '../../../test/law-runs';
import { rememberRound, WORLD_YEARS, worlds } from '../../../test/settlement-world';

type ChangeBridge = Bridge<ChangeEffect>;
const NOTHING_BILLED: Billing = { rounds: [], blocked: [] };

/** Every year of a world after the first, explained against the one before. */
function explainWorld(facts: Facts): { readonly now: Billing; readonly lastYear: Billing; readonly bridges: ReadonlyMap<string, ChangeBridge> }[] {
  const payers = new Map(facts.payers.map((payer) => [payer.code, payer]));
  let histories: RoundHistory[] = [];
  let lastYear = NOTHING_BILLED;
  return WORLD_YEARS.map((year) => {
    const date = bankDayOnOrAfter(`${year}-04-01`, 'DK');
    const now = planRun({ issuer: 'RM', country: 'DK', businessDate: date, knownOn: date, facts, histories });
    for (const round of now.rounds) histories = rememberRound(histories, round);
    const compared = { now, lastYear, answering: (code: string) => payerAnsweringOn(code, date, payers), stepsOf: stepsIn(facts.keys) };
    lastYear = now;
    return { now, lastYear: compared.lastYear, bridges: explainChange(compared) };
  });
}

/** The steps of a round by its key: which amount went down does not matter to the parts. */
function stepsIn(keys: readonly AllocationKey[]) {
  return (round: Pick<BilledRound, 'key' | 'keyVersion'>) => {
    const key = keys.find((candidate) => candidate.key === round.key && candidate.version === round.keyVersion);
    if (!key) throw new Error(`no key ${round.key} ${round.keyVersion}`);
    return splitDownTree(0n, buildKeyTree(key));
  };
}

const netOf = (billing: Billing): Ore => sum(billing.rounds.flatMap((round) => round.shares.map(billedOf)));

describe('a change from last year, after any sequence of budgets, accounts, keys and mergers', () => {
  it('is explained by effects that sum exactly, for every payer and in total, with no more rounding than rounding can do', () => {
    fc.assert(
      fc.property(worlds, (facts) => {
        for (const { now, lastYear, bridges } of explainWorld(facts)) {
          for (const bridge of bridges.values()) {
            expect(bridge.fromOre + sum(bridge.steps.map((step) => step.changeOre))).toBe(bridge.toOre);
          }
          const whole = sumBridges([...bridges.values()]);
          expect([whole.fromOre, whole.toOre]).toEqual([netOf(lastYear), netOf(now)]);
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('has no effect of the key while the key stands, and none of the budget while the amount does', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const { bridges } of explainWorld({ ...world, keys: world.keys.slice(0, 1) })) {
          for (const bridge of bridges.values()) expect(changeOf(bridge, 'key')).toBe(0n);
        }
        const budgets = world.budgets.filter((row) => row.version === 1);
        for (const { bridges } of explainWorld({ ...world, budgets, actualCosts: [] })) {
          for (const bridge of bridges.values()) expect(changeOf(bridge, 'budget')).toBe(0n);
        }
      }),
      { numRuns: WORLD_RUNS },
    );
  });
});

/** A year's amount shared between two payers, or more, by weight; the first round of branch ALL. */
function firstRound(serviceYear: number, amount: string, shares: Readonly<Record<string, string>>, rest: Partial<BilledRound> = {}): BilledRound {
  const billed = Object.entries(shares).map(([payer, share]) => ({ payer, amountOre: parseAmount(share), carriedForwardOre: 0n }));
  return {
    programme: 'FUT',
    branch: 'ALL',
    serviceYear,
    kind: 'on-account',
    amountOre: parseAmount(amount),
    key: 'FUT',
    keyVersion: 1,
    shares: billed,
    ...rest,
  };
}

function keyOf(version: number, weights: Readonly<Record<string, string>>): AllocationKey {
  const nodes = Object.entries(weights).map(([node, weight]) => ({ node, parent: 'ALL', method: 'weight', weight, source: '' }) as const);
  const root = { node: 'ALL', parent: null, method: null, weight: null, source: '' };
  return { key: 'FUT', programme: 'FUT', version, validFrom: '2023-01-01', recordedOn: '2023-01-01', nodes: [root, ...nodes] };
}

const KEYS = [keyOf(1, { A: '1', B: '1' }), keyOf(2, { A: '3', B: '1' }), keyOf(3, { C: '1' })];

function explain(now: Billing, lastYear: Billing, answering = (code: string) => code) {
  const bridges = explainChange({ now, lastYear, answering, stepsOf: stepsIn(KEYS) });
  return Object.fromEntries([...bridges].map(([payer, bridge]) => [payer, changesOf(bridge)]));
}

function changesOf(bridge: ChangeBridge): Record<string, Ore> {
  return Object.fromEntries(bridge.steps.filter((step) => step.changeOre !== 0n).map((step) => [step.effect, step.changeOre]));
}

const of = (...rounds: readonly BilledRound[]): Billing => ({ rounds, blocked: [] });

describe('the effects of a change', () => {
  const halves = { A: '500.00', B: '500.00' };

  it('put a higher budget down to the budget, at last year’s share, and a new key to the key, at the new amount', () => {
    const lastYear = of(firstRound(2024, '1000.00', halves));
    const now = of(firstRound(2025, '1200.00', { A: '900.00', B: '300.00' }, { keyVersion: 2 }));
    expect(explain(now, lastYear)).toEqual({ A: { budget: 100_00n, key: 300_00n }, B: { budget: 100_00n, key: -300_00n } });
  });

  it('call what whole øre leave rounding', () => {
    const lastYear = of(firstRound(2024, '0.01', { A: '0.01', B: '0.00' }));
    const now = of(firstRound(2025, '0.02', { A: '0.01', B: '0.01' }));
    expect(explain(now, lastYear)).toEqual({ A: { budget: 1n, rounding: -1n }, B: { budget: 1n } });
  });

  it('name a programme that came and one that went', () => {
    const lastYear = of(firstRound(2024, '1000.00', halves, { programme: 'OLD' }));
    const now = of(firstRound(2025, '600.00', { A: '300.00', B: '300.00' }));
    expect(explain(now, lastYear)).toEqual({ A: { programme: -200_00n }, B: { programme: -200_00n } });
  });

  it('name a year that was billed beside the usual one, as in arrears', () => {
    const arrears = firstRound(2022, '800.00', { A: '400.00', B: '400.00' }, { kind: 'in-arrears' });
    const lastYear = of(arrears, firstRound(2023, '1000.00', halves));
    const now = of(firstRound(2024, '1000.00', halves));
    expect(explain(now, lastYear)).toEqual({ A: { 'extra-year': -400_00n }, B: { 'extra-year': -400_00n } });
  });

  it('name a year that may not be billed yet, and do not call its programme gone', () => {
    const lastYear = of(firstRound(2024, '1000.00', halves));
    const blocked = [{ programme: 'FUT', branch: 'ALL', kind: 'on-account' } as const];
    expect(explain({ rounds: [], blocked }, lastYear)).toEqual({ A: { blocked: -500_00n }, B: { blocked: -500_00n } });
  });

  it('set the true-ups of the two years against each other, and what a minimum carries forward beside them', () => {
    const trueUp = (serviceYear: number, amountOre: Ore, carriedForwardOre: Ore) =>
      firstRound(serviceYear, '1000.00', {}, { kind: 'true-up', shares: [{ payer: 'A', amountOre, carriedForwardOre }] });
    expect(explain(of(trueUp(2023, 3_00n, 3_00n)), of(trueUp(2022, -50_00n, 0n)))).toEqual({
      A: { correction: 53_00n, 'carried-forward': -3_00n },
    });
  });

  it('count what merged payers were billed for their successor, so that a merger alone changes nothing', () => {
    const lastYear = of(firstRound(2024, '1000.00', halves));
    const now = of(firstRound(2025, '1100.00', { C: '1100.00' }, { keyVersion: 3 }));
    expect(explain(now, lastYear, () => 'C')).toEqual({ C: { budget: 100_00n } });
  });
});
