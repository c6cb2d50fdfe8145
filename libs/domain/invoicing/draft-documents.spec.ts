import fc from 'fast-check';
import type { VatCategory } from '#domain/facts/facts';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import { dueDate } from '#domain/invoicing/due-date';
import { postDocument } from '#domain/ledger/ledger-entry';
import { sum } from '#domain/money/money';
import type { SettlementRound } from '#domain/settlement/settlement-round';
import { LAW_RUNS } from '../../../test/law-runs';

const amounts = fc.oneof(fc.bigInt({ min: -10n, max: 10n }), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }));

function round(programme: string, vatCategory: VatCategory, amountByPayer: Readonly<Record<string, bigint>>): SettlementRound {
  const agreement = {
    programme,
    version: 1,
    fromYear: 2023,
    vatBasis: 'excluding',
    vatCategory,
    vatRatePercent: vatCategory === 'S' ? '25.00' : '0.00',
    vatReason: '',
    agreedBy: '',
    agreedOn: '2023-01-01',
    document: '',
    recordedOn: '2023-01-01',
  } as const;
  const shares = Object.entries(amountByPayer).map(([payer, amountOre]) => ({
    payer,
    targetOre: amountOre,
    settledBeforeOre: 0n,
    amountOre,
    carriedForwardOre: 0n,
  }));
  return {
    programme,
    serviceYear: 2023,
    branch: 'ALL',
    sequence: 1,
    kind: 'on-account',
    basis: 'budget',
    basisVersion: 1,
    audited: null,
    key: 'K',
    keyVersion: 1,
    agreement,
    currency: 'DKK',
    recordedAmountOre: 0n,
    amountOre: 0n,
    steps: [],
    shares,
  };
}

const rounds = fc
  .array(fc.tuple(fc.constantFrom<VatCategory>('S', 'Z', 'E', 'O'), fc.dictionary(fc.constantFrom('0101', '0147', '1082'), amounts)), {
    maxLength: 4,
  })
  .map((list) => list.map(([category, byPayer], index) => round(`P${index}`, category, byPayer)));

describe('calculateVat', () => {
  const vatOf = (...nets: bigint[]) =>
    calculateVat(nets.map((netOre) => ({ vatCategory: 'S', vatRatePercent: '25.00', netOre }))).map((subtotal) => subtotal.vatOre);

  it('rounds exactly half an øre away from zero', () => {
    expect([vatOf(10n), vatOf(-10n), vatOf(2n), vatOf(-2n), vatOf(1n)]).toEqual([[3n], [-3n], [1n], [-1n], [0n]]);
  });

  it('rounds once per document and rate, not per line', () => {
    expect(vatOf(10n, 10n)).toEqual([5n]);
  });

  it('has a subtotal per category and rate, in byte order', () => {
    const lines = [
      ['Z', '0.00'],
      ['S', '25.00'],
      ['S', '5'],
      ['E', '0.00'],
      ['S', '5.00'],
    ] as const;
    const subtotals = calculateVat(lines.map(([vatCategory, vatRatePercent]) => ({ vatCategory, vatRatePercent, netOre: 100n })));
    expect(subtotals.map(({ category, ratePercent, netOre, vatOre }) => [category, ratePercent, netOre, vatOre])).toEqual([
      ['E', '0.00', 100n, 0n],
      ['S', '5', 200n, 10n],
      ['S', '25.00', 100n, 25n],
      ['Z', '0.00', 100n, 0n],
    ]);
  });
});

describe('draftDocuments', () => {
  it('loses and invents nothing: per payer the documents sum to the shares, and each is the sum of its lines', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        const documents = draftDocuments({ rounds: list, ownPayerCode: '1082' });
        for (const payer of ['0101', '0147', '1082']) {
          const shares = list.flatMap((one) => one.shares).filter((share) => share.payer === payer);
          expect(sum(documents.filter((document) => document.payer === payer).map((document) => document.netOre))).toBe(
            sum(shares.map((share) => share.amountOre)),
          );
        }
        for (const document of documents) {
          expect(sum(document.lines.map((line) => line.netOre))).toBe(document.netOre);
          expect(document.netOre + document.vatOre).toBe(document.totalOre);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('mirrors the sign: the credit of a charge takes back all of it, VAT included', () => {
    const negate = (list: readonly SettlementRound[]) =>
      list.map((one) => ({ ...one, shares: one.shares.map((share) => ({ ...share, amountOre: -share.amountOre })) }));
    fc.assert(
      fc.property(rounds, (list) => {
        const totals = (of: readonly SettlementRound[]) =>
          draftDocuments({ rounds: of, ownPayerCode: null }).map((document) => [document.payer, document.totalOre]);
        expect(totals(negate(list))).toEqual(totals(list).map(([payer, total]) => [payer, typeof total === 'bigint' ? -total : total]));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('keeps O apart from the rest, and numbers it first', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        const documents = draftDocuments({ rounds: list, ownPayerCode: null });
        for (const document of documents) {
          expect(document.lines.every((line) => (line.vatCategory === 'O') === (document.vatGroup === 'outside-scope'))).toBe(true);
        }
        const order = documents.map((document) => `${document.payer} ${document.vatGroup}`);
        expect(order).toEqual([...new Set(order)].sort());
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('makes a credit note below zero, an invoice of 0.00 from lines that cancel, and nothing from lines that are all 0.00', () => {
    const kinds = (...amountsOre: bigint[]) =>
      draftDocuments({ rounds: amountsOre.map((amountOre, index) => round(`P${index}`, 'S', { '0101': amountOre })), ownPayerCode: null }).map(
        (document) => [document.kind, document.lines.length],
      );
    expect([kinds(5n, -6n), kinds(5n, -5n), kinds(0n, 0n), kinds(0n, 5n), kinds()]).toEqual([
      [['credit-note', 2]],
      [['invoice', 2]],
      [],
      [['invoice', 2]],
      [],
    ]);
  });

  it("posts the issuer's own share internally, without VAT, also when it is negative", () => {
    const own = draftDocuments({ rounds: [round('P', 'S', { '1082': -100n, '0101': 100n })], ownPayerCode: '1082' });
    expect(own.map(({ payer, kind, vatOre, totalOre }) => [payer, kind, vatOre, totalOre])).toEqual([
      ['0101', 'invoice', 25n, 125n],
      ['1082', 'internal', 0n, -100n],
    ]);
  });
});

describe('postDocument', () => {
  it('balances every entry, with no negative side', () => {
    fc.assert(
      fc.property(rounds, (list) => {
        for (const document of draftDocuments({ rounds: list, ownPayerCode: '1082' })) {
          const entries = postDocument({ ...document, number: 'RM-000001', issuedOn: '2024-04-02' });
          expect(sum(entries.map((entry) => entry.debitOre - entry.creditOre))).toBe(0n);
          expect(entries.every((entry) => entry.debitOre >= 0n && entry.creditOre >= 0n && (entry.debitOre === 0n || entry.creditOre === 0n))).toBe(
            true,
          );
          const owed = entries.filter((entry) => entry.account === (document.kind === 'internal' ? 'internal' : 'receivable'));
          expect(sum(owed.map((entry) => entry.debitOre - entry.creditOre))).toBe(document.totalOre);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });
});

describe('dueDate', () => {
  it('is 30 days on, back to a bank day; nobody pays a credit note or an internal posting', () => {
    expect([dueDate('invoice', '2024-04-02', 'DK'), dueDate('invoice', '2023-04-05', 'DK'), dueDate('invoice', '2024-03-02', 'DK')]).toEqual([
      '2024-05-02',
      '2023-05-04',
      '2024-03-27',
    ]);
    expect([dueDate('credit-note', '2024-04-02', 'DK'), dueDate('internal', '2024-04-02', 'DK')]).toEqual([null, null]);
  });
});
