import fc from 'fast-check';
import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, KeyNode, PayerValidity } from '#domain/facts/facts';
import type { Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import type { RoundHistory, SettlementRound } from '#domain/settlement/settlement-round';

/** Billing dates of the years a world lives through; facts are recorded on any day of them. */
export const WORLD_YEARS = [2023, 2024, 2025, 2026, 2027] as const;
export const BRANCHES = { DR: ['1081', '1083', '1085'], KL: ['0101', '0147', '0151'] } as const;
const PAYERS = [...BRANCHES.DR, ...BRANCHES.KL];

const amountOre = fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }));
const year = fc.constantFrom(...WORLD_YEARS);
const day = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, month, date]) => `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

/** Any sequence of budgets, actual costs, corrections, keys and mergers over five years, for one programme with two branches. */
export const worlds: fc.Arbitrary<Facts> = fc
  .record({
    budgets: fc.array(fc.record({ year, amountOre, recordedOn: day, isApproved: fc.integer({ min: 0, max: 4 }) }), { maxLength: 8 }),
    actuals: fc
      .array(fc.record({ year, amountOre, recordedOn: day, hasAccounts: fc.integer({ min: 0, max: 4 }) }), { maxLength: 8 })
      .map((rows) => rows.map(afterTheYear)),
    keys: fc.array(
      fc.record({ validYear: year, recordedOn: day, weights: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }) }),
      { maxLength: 4 },
    ),
    mergers: fc.array(fc.record({ from: fc.nat(1), branch: fc.constantFrom(0, 1), into: fc.nat(1), on: day }), { maxLength: 3 }),
    minimumOre: fc.option(fc.bigInt({ min: 1n, max: 2000n })),
  })
  .map(({ budgets, actuals, keys, mergers, minimumOre }) => ({
    programmes: [{ code: 'FUT', name: 'FUT', currency: 'DKK', minimumTrueUpOre: minimumOre }],
    budgets: WORLD_YEARS.flatMap((serviceYear) =>
      numbered([
        { year: serviceYear, amountOre: 10_000_001n, recordedOn: '2023-01-01', isApproved: 1 },
        ...budgets.filter((row) => row.year === serviceYear),
      ]),
    ).map(({ isApproved, ...row }): Budget => ({
      ...row,
      programme: 'FUT',
      currency: 'DKK',
      source: '',
      status: isApproved > 0 ? 'approved' : 'awaiting-agreement',
    })),
    actualCosts: WORLD_YEARS.flatMap((serviceYear) => numbered(actuals.filter((row) => row.year === serviceYear))).map(
      ({ hasAccounts, ...row }): ActualCost => ({
        ...row,
        programme: 'FUT',
        currency: 'DKK',
        source: '',
        audited: false,
        accounts: hasAccounts > 0 ? 'a.pdf' : null,
      }),
    ),
    agreements: [AGREEMENT],
    keys: numbered([{ validYear: 2023, recordedOn: '2023-01-01', weights: [5, 3, 1, 2, 3, 5, 4, 1] }, ...keys]).map(keyOf),
    arrangements: (['KL', 'DR'] as const).map(arrangementOf),
    payers: payersOf(mergers),
  }));

const AGREEMENT: Agreement = {
  programme: 'FUT',
  version: 1,
  fromYear: 2023,
  vatBasis: 'excluding',
  vatCategory: 'S',
  vatRatePercent: '25.00',
  vatReason: '',
  agreedBy: '',
  agreedOn: '2023-01-01',
  document: '',
  recordedOn: '2023-01-01',
};

/** The cost of a year is known when it is over. */
function afterTheYear<Row extends { readonly year: number; readonly recordedOn: string }>(row: Row): Row {
  const earliest = `${row.year + 1}-01-01`;
  return row.recordedOn < earliest ? { ...row, recordedOn: `${row.year + 1}${row.recordedOn.slice(4)}` } : row;
}

/** Versions in the order in which the rows were recorded. */
function numbered<Row extends { readonly recordedOn: string }>(rows: readonly Row[]): (Row & { version: number })[] {
  return [...rows]
    .sort((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0))
    .map((row, index) => ({ ...row, version: index + 1 }));
}

/** A payer of weight 0 is left out of the key: it drops out. The last payer of a branch always stays. */
function keyOf(row: { validYear: number; recordedOn: string; version: number; weights: readonly number[] }): AllocationKey {
  const node = (code: string, parent: string, weight: number): KeyNode => ({
    node: code,
    parent,
    method: 'weight',
    weight: String(weight),
    source: '',
  });
  const leaves = (['DR', 'KL'] as const).flatMap((branch, b) =>
    BRANCHES[branch].map((code, i) => node(code, branch, (row.weights[b * 3 + i] ?? 0) + (i === 2 ? 1 : 0))).filter((leaf) => leaf.weight !== '0'),
  );
  return {
    key: 'FUT',
    programme: 'FUT',
    version: row.version,
    validFrom: `${row.validYear}-01-01`,
    recordedOn: row.recordedOn,
    nodes: [
      { node: 'ALL', parent: null, method: null, weight: null, source: '' },
      node('DR', 'ALL', (row.weights[6] ?? 0) + 1),
      node('KL', 'ALL', (row.weights[7] ?? 0) + 1),
      ...leaves,
    ],
  };
}

/** A payer is merged into a later one of its branch, so that nobody succeeds itself. */
function payersOf(mergers: readonly { from: number; branch: number; into: number; on: string }[]): PayerValidity[] {
  return PAYERS.map((code, index) => {
    const merger = mergers.find(({ branch, from }) => branch * 3 + from === index);
    const successor = merger ? PAYERS[Math.min(Math.floor(index / 3) * 3 + 2, index + 1 + merger.into)] : undefined;
    return merger && successor
      ? { code, validFrom: '2007-01-01', validUntil: merger.on, successor }
      : { code, validFrom: '2007-01-01', validUntil: null, successor: null };
  });
}

function arrangementOf(branch: string): CollectionArrangement {
  return {
    programme: 'FUT',
    branch,
    issuer: 'RM',
    rule: { type: 'first-bank-day', month: 4 },
    fromYear: 2023,
    untilYear: null,
    firstRound: 'on-account',
    serviceYearOffset: 0,
    recordedOn: '2023-01-01',
  };
}

/** The history after a round was issued: what it billed is settled, what it carried forward is not. */
export function rememberRound(histories: readonly RoundHistory[], round: SettlementRound): RoundHistory[] {
  const isSame = (history: RoundHistory) =>
    history.serviceYear === round.serviceYear && history.branch === round.branch && history.programme === round.programme;
  const before = histories.find(isSame);
  const settledOre = new Map<string, Ore>(before?.settledOre);
  for (const share of round.shares) settledOre.set(share.payer, (settledOre.get(share.payer) ?? 0n) + share.amountOre - share.carriedForwardOre);
  const { programme, serviceYear, branch } = round;
  return [
    ...histories.filter((history) => !isSame(history)),
    { programme, serviceYear, branch, rounds: [...(before?.rounds ?? []), round], settledOre },
  ];
}
