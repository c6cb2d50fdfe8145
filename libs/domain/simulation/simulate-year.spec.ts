import fc from 'fast-check';
import { sum } from '#domain/money/money';
import { netAmount } from '#domain/settlement/net-amount';
import { simulateYear } from '#domain/simulation/simulate-year';
import { WORLD_RUNS } from '../../../test/law-runs';
import { WORLD_YEARS, worlds } from '../../../test/settlement-world';

const at = { programme: 'FUT', today: '2027-12-31', histories: [] } as const;
const years = fc.constantFrom(...WORLD_YEARS);

describe('a simulated year', () => {
  it('changes nothing when what is recorded is supposed', () => {
    fc.assert(
      fc.property(worlds, years, (facts, serviceYear) => {
        const { stands } = simulateYear({ ...at, facts, serviceYear, overrides: {} });
        if (stands.outcome !== 'settled') return;
        const overrides = stands.basis === 'budget' ? { budgetOre: stands.amountOre } : { actualOre: stands.amountOre };
        const { payers } = simulateYear({ ...at, facts, serviceYear, overrides });
        expect(payers.filter((row) => row.differenceOre !== 0n)).toEqual([]);
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('shares the supposed amount out whole, by the supposed key', () => {
    fc.assert(
      fc.property(worlds, years, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (facts, serviceYear, actualOre) => {
        const key = facts.keys.at(-1);
        const overrides = { actualOre, key: { key: key?.key ?? '', version: key?.version ?? 0 } };
        const { supposed, payers } = simulateYear({ ...at, facts, serviceYear, overrides });
        const agreement = facts.agreements[0];
        expect(supposed).toMatchObject({ outcome: 'settled', basis: 'actual', key: 'supposed' });
        expect(sum(payers.map((row) => row.supposedOre ?? 0n))).toBe(agreement ? netAmount(actualOre, agreement) : 0n);
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('says why a year cannot be worked out, and leaves that side empty', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = { ...world, budgets: [], actualCosts: [] };
        const { stands, payers } = simulateYear({ ...at, facts, serviceYear: 2025, overrides: { budgetOre: 1000n } });
        expect(stands).toEqual({ outcome: 'not-settled', reason: 'budget-missing' });
        expect(payers.every((row) => row.standsOre === null && row.differenceOre === null && row.supposedOre !== null)).toBe(true);
      }),
      { numRuns: WORLD_RUNS },
    );
  });

  it('simulates a year that may not be billed, and says what its budget’s status is', () => {
    const [world] = fc.sample(worlds, { seed: 1, numRuns: 1 });
    if (!world) throw new Error('no world');
    const budgets = world.budgets.map((budget) => ({ ...budget, status: 'preliminary-estimate' as const }));
    const { stands, supposed } = simulateYear({
      ...at,
      facts: { ...world, budgets, actualCosts: [] },
      serviceYear: 2025,
      overrides: { budgetOre: 5n },
    });
    expect([stands, supposed]).toMatchObject([
      { outcome: 'settled', basis: 'budget', status: 'preliminary-estimate' },
      { outcome: 'settled', basis: 'budget', status: 'approved', amountOre: 5n },
    ]);
  });

  it('refuses a key and a programme that are not there', () => {
    const [facts] = fc.sample(worlds, { seed: 1, numRuns: 1 });
    if (!facts) throw new Error('no world');
    const simulate = (programme: string, version: number) =>
      simulateYear({ ...at, programme, facts, serviceYear: 2025, overrides: { key: { key: 'FUT', version } } });
    expect(() => simulate('FUT', 99)).toThrow(expect.objectContaining({ code: 'key-unknown' }));
    expect(() => simulate('NONE', 1)).toThrow(expect.objectContaining({ code: 'programme-unknown' }));
  });
});
