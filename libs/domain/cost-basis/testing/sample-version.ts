import type { Component } from '#domain/cost-basis/component';
import type { CostBasisVersion } from '#domain/cost-basis/version';

const SAID = { standing: 'stated', source: 'sample' } as const;

export function sampleComponent(code: string, changes: Partial<Component> = {}): Component {
  return {
    code,
    name: code,
    category: 'running-and-maintenance',
    activity: 'running',
    legalBasis: { state: 'in-regulation', reference: 'forskrift § 1', on: '2021-01-01' },
    solution: null,
    investmentPercent: null,
    statedInvestmentOre: null,
    upkeepPercent: '30',
    ...SAID,
    ...changes,
  };
}

const service = (code: string) => ({
  code,
  name: code,
  owner: 'domeneeier',
  volumeUnit: 'oppslag',
  serviceLevel: '99,9 %',
  openingHours: 'hele døgnet',
  downtimeConsequence: 'ingen oppslag',
  ...SAID,
});

const cost = (component: string, column: string, amountOre: bigint) => ({ component, column, amountOre, ...SAID });
const driven = (component: string, column: string, driver: string, amountOre: bigint, decision: string | null = null) => ({
  component,
  column,
  driver,
  amountOre,
  decision,
  note: null,
  ...SAID,
});

/**
 * A small version that lacks nothing: two services, a running component of each, and an assumed one that serves both 60 to 40. All amounts are so small that
 * a reader can check every sum.
 */
export function sampleVersion(changes: Partial<CostBasisVersion> = {}): CostBasisVersion {
  return {
    basis: 'B-2024',
    number: 1,
    year: 2024,
    currency: 'NOK',
    title: 'sample',
    rules: { decisionThresholdOre: 500n, roundingToleranceOre: 0n },
    columns: [
      { code: 'result-2022', kind: 'result', year: 2022, title: 'Resultat 2022' },
      { code: 'forecast-2023', kind: 'forecast', year: 2023, title: 'Prognose 2023' },
      { code: 'budget-2024', kind: 'budget', year: 2024, title: 'Budsjett 2024' },
    ],
    drivers: [
      { code: 'price-growth', title: 'Prisvekst', needsDecision: false },
      { code: 'volume', title: 'Volum', needsDecision: true },
      { code: 'law-consequences', title: 'Endrede forutsetninger', needsDecision: true },
    ],
    services: [service('S1'), service('S2')],
    components: [
      sampleComponent('C1'),
      sampleComponent('C2'),
      sampleComponent('NEW', {
        category: 'investment',
        solution: 'NEW',
        investmentPercent: '20',
        statedInvestmentOre: 5_000n,
        legalBasis: { state: 'assumed', reference: 'notat', on: '2023-01-01' },
      }),
    ],
    shares: [
      { component: 'C1', service: 'S1', percent: '100' },
      { component: 'C2', service: 'S2', percent: '100' },
      { component: 'NEW', service: 'S1', percent: '60' },
      { component: 'NEW', service: 'S2', percent: '40' },
    ],
    costs: [
      cost('C1', 'result-2022', 10_000n),
      cost('C1', 'forecast-2023', 11_000n),
      cost('C1', 'budget-2024', 12_000n),
      cost('C2', 'result-2022', 2_000n),
      cost('C2', 'forecast-2023', 2_100n),
      cost('C2', 'budget-2024', 2_100n),
      cost('NEW', 'result-2022', 0n),
      cost('NEW', 'forecast-2023', 0n),
      cost('NEW', 'budget-2024', 1_000n),
    ],
    risks: [{ component: 'C1', column: 'budget-2024', providedOre: 300n, usedOre: 0n, releasedOre: 0n, ...SAID }],
    carried: [{ component: 'C1', column: 'budget-2024', amountOre: -200n, fromYear: 2022, ...SAID }],
    margins: [{ column: 'budget-2024', percent: '5.00', on: 'cost', ...SAID }],
    driverFigures: [
      driven('C1', 'forecast-2023', 'price-growth', 1_000n),
      driven('C1', 'budget-2024', 'price-growth', 400n),
      driven('C1', 'budget-2024', 'volume', 600n, 'D1'),
      driven('C2', 'forecast-2023', 'price-growth', 100n),
      driven('NEW', 'budget-2024', 'law-consequences', 1_000n, 'D1'),
    ],
    decisions: [{ code: 'D1', body: 'NUIT', caseNumber: '12/22', on: '2022-11-01', title: 'Bredding', ...SAID }],
    volumes: [
      { service: 'S1', column: 'forecast-2023', volume: '100', ...SAID },
      { service: 'S1', column: 'budget-2024', volume: '200', ...SAID },
      { service: 'S2', column: 'budget-2024', volume: '10', ...SAID },
    ],
    sectorWeights: ['S1', 'S2'].flatMap((of) => [
      { service: of, sector: 'health-authorities' as const, weight: '50', cause: null, ...SAID },
      { service: of, sector: 'gp' as const, weight: '20', cause: 'oppslag fra fastlege', ...SAID },
      { service: of, sector: 'municipalities' as const, weight: '30', cause: null, ...SAID },
    ]),
    accounts: ['S1', 'S2'].map((of) => ({
      code: `${of}-benefit`,
      service: of,
      component: null,
      kind: 'benefit' as const,
      text: 'tid spart',
      amountOre: null,
      who: 'direktoratet',
      ...SAID,
    })),
    payerKeys: [
      {
        code: 'RHF',
        sector: 'health-authorities',
        title: 'likt',
        isBilled: true,
        weights: [
          { payer: 'H1', weight: '1' },
          { payer: 'H2', weight: '1' },
        ],
        ...SAID,
      },
      {
        code: 'GP',
        sector: 'gp',
        title: 'etter innbyggere',
        isBilled: true,
        weights: [
          { payer: 'K1', weight: '3' },
          { payer: 'K2', weight: '1' },
        ],
        ...SAID,
      },
      {
        code: 'K',
        sector: 'municipalities',
        title: 'etter innbyggere',
        isBilled: true,
        weights: [
          { payer: 'K1', weight: '3' },
          { payer: 'K2', weight: '1' },
        ],
        ...SAID,
      },
      {
        code: 'K-USE',
        sector: 'municipalities',
        title: 'etter bruk',
        isBilled: false,
        weights: [
          { payer: 'K1', weight: '1' },
          { payer: 'K2', weight: '1' },
        ],
        ...SAID,
      },
    ],
    companyFigures: [],
    ...changes,
  };
}
