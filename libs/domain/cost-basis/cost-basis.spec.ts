import { changeOf } from '#domain/bridge/bridge';
import { bridgeBetween } from '#domain/cost-basis/bridge-between';
import { whyHeldBack } from '#domain/cost-basis/chargeable';
import { chargesOf } from '#domain/cost-basis/charges';
import { compareVersions } from '#domain/cost-basis/compare-versions';
import { compareKeys } from '#domain/cost-basis/consequence';
import { findMissing, mustBeComplete } from '#domain/cost-basis/find-missing';
import { runningCostsOfInvestments, upkeepOf } from '#domain/cost-basis/running-cost';
import { sampleComponent, sampleVersion } from '#domain/cost-basis/testing/sample-version';
import { totalsOf } from '#domain/cost-basis/totals';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';

const SAID = { standing: 'stated', source: 'sample' } as const;
const codesOf = (changes: Partial<CostBasisVersion>) =>
  findMissing(sampleVersion(changes)).map((missing) => [missing.severity, missing.code, missing.row]);

describe('a bridge of the cost basis', () => {
  const version = sampleVersion();

  it('shows risk, margin and a surplus given back as steps of their own beside the drivers', () => {
    // 13,100 → 15,100 in cost; 300 set aside; 5 % of 15,100 = 755 margin; 200 given back.
    expect(bridgeBetween({ version, column: 'forecast-2023' }, { version, column: 'budget-2024' })).toEqual({
      fromOre: 13_100n,
      toOre: 15_955n,
      steps: [
        { effect: 'price-growth', changeOre: 400n },
        { effect: 'volume', changeOre: 600n },
        { effect: 'law-consequences', changeOre: 1_000n },
        { effect: 'risk', changeOre: 300n },
        { effect: 'margin', changeOre: 755n },
        { effect: 'carried-result', changeOre: -200n },
        { effect: 'rounding', changeOre: 0n },
      ],
    });
  });

  it('tells a change that no driver explains as unexplained, and never as rounding', () => {
    const costs = version.costs.map((row) => (row.component === 'C2' && row.column === 'budget-2024' ? { ...row, amountOre: 2_107n } : row));
    const bridge = bridgeBetween({ version, column: 'forecast-2023' }, { version: { ...version, costs }, column: 'budget-2024' }, { service: 'S2' });
    expect([changeOf(bridge, 'unexplained'), changeOf(bridge, 'rounding')]).toEqual([7n, 0n]);
  });

  it('crosses from one version to another where both have a column, so that a restated year is told apart from a driver', () => {
    const later = sampleVersion({
      number: 2,
      costs: version.costs.map((row) => (row.component === 'C1' ? { ...row, amountOre: row.amountOre + 50n } : row)),
      driverFigures: version.driverFigures,
    });
    const bridge = bridgeBetween({ version, column: 'budget-2024' }, { version: later, column: 'budget-2024' });
    expect(bridge.steps.map((step) => [step.effect, step.changeOre])).toEqual([
      ['restated', 50n],
      ['margin', 3n],
      ['rounding', 0n],
    ]);
  });

  it('tells a sector what a changed key did before anything else', () => {
    const later = sampleVersion({
      sectorWeights: version.sectorWeights.map((row) => ({
        ...row,
        weight: row.sector === 'gp' ? '30' : row.sector === 'municipalities' ? '20' : row.weight,
      })),
    });
    const bridge = bridgeBetween({ version, column: 'forecast-2023' }, { version: later, column: 'forecast-2023' }, { sector: 'gp' });
    expect(bridge.steps).toEqual([
      { effect: 'sector-key', changeOre: 1_310n },
      { effect: 'rounding', changeOre: 0n },
    ]);
  });
});

describe('what stands apart', () => {
  it('is totalled with and without, and reaches no charge until its basis is recorded or a decision names it', () => {
    const version = sampleVersion();
    expect(totalsOf(version).columns.at(-1)).toEqual({ column: 'budget-2024', withOre: 15_955n, withoutOre: 14_905n, isolatedOre: 1_050n });
    const chargedOre = (decided: readonly string[]) => chargesOf(version, decided).reduce((total, charge) => total + charge.amountOre, 0n);
    expect([chargedOre([]), chargedOre(['NEW'])]).toEqual([14_905n, 15_955n]);
  });

  it('never lets development be charged as running cost, whatever a decision says', () => {
    expect(whyHeldBack(sampleComponent('D', { activity: 'development', category: 'investment' }), ['D'])).toBe('development');
    expect(whyHeldBack(sampleComponent('N', { legalBasis: { state: 'none', reference: null, on: null } }), [])).toBe('basis-none');
  });

  it('keeps the GP part of a service in a programme of its own', () => {
    const charges = chargesOf(sampleVersion(), []).map((charge) => [charge.programme, charge.part, charge.nodes.map((node) => node.node)]);
    expect(charges).toContainEqual(['S1-FL', 'gp', ['NASJONAL', 'SEKTOR-FASTLEGE', 'K1', 'K2']]);
    expect(charges).toContainEqual(['S1', 'others', ['NASJONAL', 'SEKTOR-RHF', 'H1', 'H2', 'SEKTOR-KOMMUNE', 'K1', 'K2']]);
  });
});

describe('a percentage of an investment', () => {
  it('is shown with the investment it implies', () => {
    expect(runningCostsOfInvestments(sampleVersion())).toEqual([
      { component: 'NEW', column: 'budget-2024', percent: '20', runningOre: 1_000n, impliedInvestmentOre: 5_000n, statedInvestmentOre: 5_000n },
    ]);
  });

  it('gives the share that keeps up maintenance, or nothing where it is not known', () => {
    expect(upkeepOf(sampleComponent('C', { upkeepPercent: '12.5' }), 1_000n)).toBe(125n);
    expect(upkeepOf(sampleComponent('C', { upkeepPercent: null }), 1_000n)).toBeNull();
  });
});

describe('unit costs', () => {
  it('fall when more use a service, and say what else changed them', () => {
    const [s1] = unitCostsOf(sampleVersion());
    // 11,000 over 100 units; then 12,705 + 630 over 200.
    expect(s1?.costs.map((cost) => cost.unitOre)).toEqual([110n, 67n]);
    expect(s1?.costs[1]?.change?.steps.slice(0, 2)).toEqual([
      { effect: 'more-units', changeOre: -55n },
      { effect: 'price-growth', changeOre: 2n },
    ]);
  });
});

describe('what is missing', () => {
  it('is nothing in a whole version', () => {
    expect(codesOf({})).toEqual([]);
    expect(() => mustBeComplete(sampleVersion())).not.toThrow();
  });

  it('blocks a version whose changes lack drivers or decisions', () => {
    const { driverFigures } = sampleVersion();
    expect(codesOf({ driverFigures: driverFigures.slice(1) })).toEqual([['blocks', 'change-unexplained', 'C1/forecast-2023']]);
    expect(codesOf({ driverFigures: driverFigures.map((row) => ({ ...row, decision: null })) })).toEqual([
      ['blocks', 'decision-missing', 'C1/budget-2024/volume'],
      ['blocks', 'decision-missing', 'NEW/budget-2024/law-consequences'],
    ]);
    expect(() => mustBeComplete(sampleVersion({ driverFigures: [] }))).toThrow(expect.objectContaining({ code: 'version-incomplete' }));
  });

  it('blocks development told as running cost, a basis without its reference, shares that are no whole, and a figure without source', () => {
    const { components, shares, costs } = sampleVersion();
    const wrong = components.map((row) =>
      row.code === 'C1' ? { ...row, activity: 'development' as const, legalBasis: { ...row.legalBasis, on: null } } : row,
    );
    expect(
      codesOf({ components: wrong, shares: shares.slice(0, 3), costs: costs.map((row, index) => (index === 0 ? { ...row, source: ' ' } : row)) }),
    ).toEqual([
      ['blocks', 'source-missing', 'C1/result-2022'],
      ['blocks', 'shares-not-whole', 'NEW'],
      ['blocks', 'basis-reference-missing', 'C1'],
      ['blocks', 'development-as-running', 'C1'],
    ]);
  });

  it('tells names that lead nowhere alone, because nothing can be calculated over them', () => {
    expect(codesOf({ risks: [{ component: 'GONE', column: 'budget-2024', providedOre: 1n, usedOre: 2n, releasedOre: 0n, ...SAID }] })).toEqual([
      ['blocks', 'name-unknown', 'GONE/budget-2024: component'],
    ]);
  });

  it('lists what the committee wants beside the figures without refusing the version', () => {
    const version = sampleVersion();
    const poor = {
      columns: version.columns.slice(1),
      costs: version.costs.filter((row) => row.column !== 'result-2022'),
      driverFigures: version.driverFigures.filter((row) => row.column !== 'forecast-2023'),
      risks: [],
      carried: [],
      sectorWeights: version.sectorWeights.filter((row) => row.sector !== 'gp'),
      accounts: [],
    };
    expect(codesOf(poor)).toEqual([
      ['wanted', 'result-missing', '2022'],
      ['wanted', 'carried-result-missing', '2024'],
      ['wanted', 'risk-missing', '2024'],
      ['wanted', 'gp-split-missing', 'S1'],
      ['wanted', 'benefit-missing', 'S1'],
      ['wanted', 'gp-split-missing', 'S2'],
      ['wanted', 'benefit-missing', 'S2'],
    ]);
  });
});

describe('versions beside each other', () => {
  it('differ cell by cell, an added row and a new title included', () => {
    const before = sampleVersion();
    const after = sampleVersion({
      drivers: before.drivers.map((row) => (row.code === 'law-consequences' ? { ...row, title: 'Konsekvenser av lovforståelse' } : row)),
      volumes: before.volumes.slice(0, 2),
      costs: before.costs.map((row) => (row.component === 'C2' && row.column === 'budget-2024' ? { ...row, amountOre: 2_150n } : row)),
    });
    expect(compareVersions(before, after)).toEqual([
      { sheet: 'drivers', row: 'law-consequences', cell: 'title', before: 'Endrede forutsetninger', after: 'Konsekvenser av lovforståelse' },
      { sheet: 'costs', row: 'C2/budget-2024', cell: 'amountOre', before: '21.00', after: '21.50' },
      { sheet: 'volumes', row: 'S2/budget-2024', cell: 'service', before: 'S2', after: null },
      { sheet: 'volumes', row: 'S2/budget-2024', cell: 'column', before: 'budget-2024', after: null },
      { sheet: 'volumes', row: 'S2/budget-2024', cell: 'volume', before: '10', after: null },
      { sheet: 'volumes', row: 'S2/budget-2024', cell: 'standing', before: 'stated', after: null },
      { sheet: 'volumes', row: 'S2/budget-2024', cell: 'source', before: 'sample', after: null },
    ]);
  });

  it('show what another key would have cost a payer, without any of it being billable', () => {
    const version = sampleVersion();
    const [first] = compareKeys({ version, column: 'budget-2024' }, 'municipalities', { of: 'chargeable', decidedComponents: [] });
    expect(first?.byKey.map((row) => [row.key, row.isBilled, row.wouldBeOre])).toEqual([
      ['K', true, 3_353n],
      ['K-USE', false, 2_236n],
    ]);
  });
});
