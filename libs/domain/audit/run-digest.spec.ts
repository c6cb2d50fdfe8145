import { digestRun, type RunContent } from '#domain/audit/run-digest';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import type { Facts } from '#domain/settlement/known-facts';
import { planRun } from '#domain/settlement/plan-run';

const facts: Facts = {
  programmes: [{ code: 'FUT', name: 'FUT', currency: 'DKK', minimumTrueUpOre: null }],
  budgets: [
    { programme: 'FUT', year: 2023, version: 1, status: 'approved', currency: 'DKK', amountOre: 100_001n, recordedOn: '2023-01-02', source: '' },
  ],
  actualCosts: [],
  agreements: [
    {
      programme: 'FUT',
      version: 1,
      fromYear: 2023,
      vatBasis: 'excluding',
      vatCategory: 'S',
      vatRatePercent: '25.00',
      vatReason: 'in competition',
      agreedBy: '',
      agreedOn: '2023-01-02',
      document: '',
      recordedOn: '2023-01-02',
    },
  ],
  keys: [
    {
      key: 'FUT',
      programme: 'FUT',
      version: 1,
      validFrom: '2023-01-01',
      recordedOn: '2023-01-02',
      nodes: [
        { node: 'ALL', parent: null, method: null, weight: null, source: '' },
        { node: '0101', parent: 'ALL', method: 'percent', weight: '50', source: '' },
        { node: '0147', parent: 'ALL', method: 'percent', weight: '50', source: '' },
      ],
    },
  ],
  arrangements: [
    {
      programme: 'FUT',
      branch: 'ALL',
      issuer: 'RM',
      rule: { type: 'first-bank-day', month: 4 },
      fromYear: 2023,
      untilYear: null,
      firstRound: 'on-account',
      serviceYearOffset: 0,
      recordedOn: '2023-01-02',
    },
  ],
  payers: ['0101', '0147'].map((code) => ({ code, validFrom: '2007-01-01', validUntil: null, successor: null })),
};

function contentOf(): RunContent {
  const plan = planRun({ issuer: 'RM', country: 'DK', businessDate: '2023-04-03', knownOn: '2023-03-20', facts, histories: [] });
  const blocked = [{ programme: 'FUT', serviceYear: 2022, branch: 'ALL', kind: 'true-up', reason: 'accounts-missing' }] as const;
  return {
    issuer: 'RM',
    businessDate: '2023-04-03',
    knownOn: '2023-03-20',
    rounds: plan.rounds,
    blocked,
    documents: draftDocuments({ rounds: plan.rounds, ownPayerCode: null }),
  };
}

/** Every value somewhere inside, as a way to a copy in which it is another one. */
function* everyChange(value: unknown, path = ''): Generator<{ path: string; changed: unknown }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const one of everyChange(item, `${path}[${index}]`))
        yield { path: one.path, changed: value.map((old: unknown, at) => (at === index ? one.changed : old)) };
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      for (const one of everyChange(item, `${path}.${name}`)) yield { path: one.path, changed: { ...value, [name]: one.changed } };
    }
  } else if (typeof value === 'bigint') yield { path, changed: value + 1n };
  else if (typeof value === 'number') yield { path, changed: value + 1 };
  else if (typeof value === 'boolean') yield { path, changed: !value };
  else if (typeof value === 'string') yield { path, changed: `${value}x` };
}

/** What decides no amount of this run: said elsewhere in the digest, or only shown to people. */
const NOT_COVERED = [
  /\.agreement\.(programme|fromYear|agreedBy|agreedOn|document|recordedOn)$/,
  /\.steps\[\d+\]\.(level|method|parentAmountOre|remainder|gotResidual)$/,
  /\.lines\[\d+\]\.(roundKind|basis)$/,
  /\.vat\[\d+\]\.|\.totalOre$/,
];

describe('digestRun', () => {
  it('is the same for the same run', () => {
    expect(digestRun(contentOf())).toBe(digestRun(contentOf()));
  });

  it('changes with every input, weight, amount and reason', () => {
    const before = digestRun(contentOf());
    const unseen = [...everyChange(contentOf())].filter(({ changed }) => digestRun(changed as RunContent) === before).map(({ path }) => path);
    expect(unseen.filter((path) => !NOT_COVERED.some((pattern) => pattern.test(path)))).toEqual([]);
    expect([...everyChange(contentOf())].length).toBeGreaterThan(100);
  });

  it('changes when a share, a round, a document or a block is left out', () => {
    const run = contentOf();
    const without = [
      { ...run, rounds: [] },
      { ...run, blocked: [] },
      { ...run, documents: run.documents.slice(1) },
      { ...run, rounds: run.rounds.map((round) => ({ ...round, shares: round.shares.slice(1) })) },
    ].map(digestRun);
    expect(new Set([digestRun(run), ...without]).size).toBe(5);
  });
});
