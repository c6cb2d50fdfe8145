import fc from 'fast-check';
import { postPayment } from '#domain/ledger/post-payment';
import { sum } from '#domain/money/money';
import { indexMatchables, matchPayment, type Matchable } from '#domain/payments/match-payment';
import { daysOverdue } from '#domain/payments/days-overdue';
import { calculateBalances, calculateOpenItems, type PayableDocument } from '#domain/payments/open-items';
import { isSameReference, referenceKeyOf } from '#domain/payments/reference-key';
import { calculateStatement } from '#domain/payments/statement-of-account';
import { fikReference } from '#domain/references/fik';
import { LAW_RUNS } from '../../../test/law-runs';

const CREDITOR = '81000017';

function invoice(serial: number, more: Partial<Matchable> = {}): Matchable {
  return {
    number: `RM-${String(serial).padStart(6, '0')}`,
    kind: 'invoice',
    payer: '0101',
    currency: 'DKK',
    issuedOn: '2025-04-01',
    dueOn: '2025-05-01',
    paymentReference: fikReference(BigInt(serial), CREDITOR),
    totalOre: 12_500n,
    corrects: null,
    isDisputed: false,
    chargedOre: 0n,
    creditedOre: 0n,
    paidOre: 0n,
    openOre: 12_500n,
    payerName: 'Københavns Kommune',
    payerId: '64942212',
    ...more,
  };
}

const paid = (more: Partial<Parameters<typeof matchPayment>[0]>): Parameters<typeof matchPayment>[0] => ({
  reference: null,
  text: '',
  payerName: null,
  payerId: null,
  amountOre: 12_500n,
  currency: 'DKK',
  ...more,
});

describe('payment references', () => {
  it('are the same however a bank writes them', () => {
    const own = referenceKeyOf('+71<000000000010017+81000017<');
    for (const written of [
      '71<000000000010017+81000017<',
      '+71<000000000010017+81000017',
      '+71<000000000010017',
      '000000000010017',
      '00000 00000 10017',
    ]) {
      const key = referenceKeyOf(written);
      expect([written, own !== null && key !== null && isSameReference(own, key)]).toEqual([written, true]);
    }
  });

  it('are others with another creditor, and none in words', () => {
    const [own, other] = [referenceKeyOf('+71<000000000010017+81000017<'), referenceKeyOf('+71<000000000010017+82000025<')];
    expect(own !== null && other !== null && isSameReference(own, other)).toBe(false);
    expect(referenceKeyOf('faktura RM-000001')).toBeNull();
    expect(['RF18539007547034', 'rf18 5390 0754 7034', '12344', '2345678-'].map((text) => referenceKeyOf(text)?.id)).toEqual([
      'RF18539007547034',
      'RF18539007547034',
      '12344',
      '2345678-',
    ]);
  });
});

describe('matchPayment', () => {
  const index = indexMatchables([
    invoice(1),
    invoice(2, { payer: '0147', payerName: 'Frederiksberg Kommune', payerId: '11259979', openOre: 9_900n }),
    invoice(3, { payer: '0151', payerName: 'Ballerup Kommune', payerId: '58271713', openOre: 12_500n }),
    invoice(4, { currency: 'NOK', openOre: 12_500n }),
  ]);

  it('gives a payment to the document whose reference it carries, whatever the amount', () => {
    for (const amountOre of [1n, 9_900n, 99_999n]) {
      expect(matchPayment(paid({ reference: '71<000000000000026+81000017', amountOre }), index)).toEqual({
        outcome: 'reference',
        document: 'RM-000002',
        payer: '0147',
      });
    }
  });

  it('decides nothing without a reference, but names first what most speaks for', () => {
    const match = matchPayment(paid({ text: 'Faktura rm-000002', payerName: 'BALLERUP KOMMUNE' }), index);
    expect(match).toEqual({
      outcome: 'to-confirm',
      candidates: [
        { document: 'RM-000002', payer: '0147', openOre: 9_900n, reasons: ['number'] },
        { document: 'RM-000003', payer: '0151', openOre: 12_500n, reasons: ['payer', 'amount'] },
        { document: 'RM-000001', payer: '0101', openOre: 12_500n, reasons: ['amount'] },
      ],
    });
  });

  it('knows a payer by its registration number, with or without the country before it', () => {
    for (const payerId of ['11259979', 'DK11259979']) {
      expect(matchPayment(paid({ payerId, amountOre: 5n }), index)).toMatchObject({ candidates: [{ document: 'RM-000002', reasons: ['payer'] }] });
    }
  });

  it('never crosses currencies, and leaves a reference with another creditor or a slip in it to a person', () => {
    expect(matchPayment(paid({ reference: '71<000000000000042+81000017' }), index).outcome).toBe('to-confirm');
    expect(matchPayment(paid({ reference: '71<000000000000026+82000025' }), index).outcome).toBe('to-confirm');
    expect(matchPayment(paid({ reference: '71<000000000000036+81000017', amountOre: 1n }), index)).toEqual({ outcome: 'to-confirm', candidates: [] });
  });
});

const documents = fc.array(
  fc.record({
    payer: fc.constantFrom('0101', '0147', '1082'),
    kind: fc.constantFrom('invoice' as const, 'credit-note' as const, 'internal' as const),
    size: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    correctsBefore: fc.boolean(),
  }),
  { maxLength: 12 },
);
const payments = fc.array(fc.tuple(fc.nat(11), fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n })), { maxLength: 12 });

function documentsFrom(made: readonly { payer: string; kind: PayableDocument['kind']; size: bigint; correctsBefore: boolean }[]): PayableDocument[] {
  return made.map(({ payer, kind, size, correctsBefore }, index): PayableDocument => {
    const invoiced = made.findIndex((other, at) => at < index && other.kind === 'invoice' && other.payer === payer);
    const corrects = kind === 'credit-note' && correctsBefore && invoiced >= 0 ? `RM-${invoiced}` : null;
    const totalOre = kind === 'credit-note' ? -size : size;
    return {
      number: `RM-${index}`,
      kind,
      payer,
      currency: 'DKK',
      issuedOn: '2025-04-01',
      dueOn: null,
      paymentReference: null,
      totalOre,
      corrects,
      isDisputed: false,
    };
  });
}

describe('open items', () => {
  it('sum, for each payer, to invoiced + charged + credited − paid', () => {
    fc.assert(
      fc.property(documents, payments, fc.array(fc.bigInt(1n, 50_000n)), (made, moves, fees) => {
        const list = documentsFrom(made);
        const parts = moves.flatMap(([at, amountOre]) => {
          const document = list[at];
          return document && document.kind !== 'internal' ? [{ document: document.number, amountOre }] : [];
        });
        const billed = list.filter(({ kind, corrects }) => kind !== 'internal' && corrects === null);
        const charges = fees.flatMap((amountOre, at) => (billed[at] ? [{ document: billed[at].number, amountOre }] : []));
        const items = calculateOpenItems(list, parts, charges);
        for (const balance of calculateBalances(list, parts, charges)) {
          expect(balance.invoicedOre + balance.chargedOre + balance.creditedOre - balance.paidOre).toBe(balance.openOre);
          expect(sum(items.filter(({ payer }) => payer === balance.payer).map(({ openOre }) => openOre))).toBe(balance.openOre);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('count a credit note made by hand at its invoice, and leave one of a settlement by itself', () => {
    const { chargedOre: _charged, creditedOre: _credited, paidOre: _paid, openOre: _open, payerName: _name, payerId: _id, ...first } = invoice(1);
    const list: PayableDocument[] = [
      first,
      { ...first, number: 'RM-000002', kind: 'credit-note', totalOre: -2_500n, corrects: 'RM-000001', issuedOn: '2025-04-09' },
      { ...first, number: 'RM-000003', kind: 'credit-note', totalOre: -1_000n, issuedOn: '2025-04-10' },
    ];
    const items = calculateOpenItems(list, [{ document: 'RM-000001', amountOre: 4_000n }], []);
    expect(items.map(({ number, creditedOre, paidOre, openOre }) => [number, creditedOre, paidOre, openOre])).toEqual([
      ['RM-000001', -2_500n, 4_000n, 6_000n],
      ['RM-000003', 0n, 0n, -1_000n],
    ]);
  });
});

describe('statement of account', () => {
  it('leads from the balance before the period to the balance after it, documents before charges before payments', () => {
    const one = (number: string, issuedOn: string, totalOre: bigint): PayableDocument => ({
      ...invoice(1),
      number,
      issuedOn,
      totalOre,
      kind: totalOre < 0n ? 'credit-note' : 'invoice',
    });
    const statement = calculateStatement({
      currency: 'DKK',
      period: { from: '2025-04-01', until: '2025-05-01' },
      documents: [one('RM-000001', '2025-03-01', 1_000n), one('RM-000002', '2025-04-02', 500n), one('RM-000003', '2025-04-02', -100n)],
      charges: [{ on: '2025-04-02', document: 'RM-000001', amountOre: 50n }],
      payments: [
        { posting: 'a/1', on: '2025-03-31', document: 'RM-000001', amountOre: 400n },
        { posting: 'b/1', on: '2025-04-02', document: 'RM-000001', amountOre: 600n },
        { posting: 'c/1', on: '2025-05-01', document: 'RM-000002', amountOre: 400n },
      ],
    });
    expect([statement.openingOre, statement.closingOre]).toEqual([600n, 450n]);
    expect(statement.lines.map(({ type, document, amountOre, balanceOre }) => [type, document, amountOre, balanceOre])).toEqual([
      ['invoice', 'RM-000002', 500n, 1_100n],
      ['credit-note', 'RM-000003', -100n, 1_000n],
      ['charge', 'RM-000001', 50n, 1_050n],
      ['payment', 'RM-000001', -600n, 450n],
    ]);
  });
});

describe('postPayment', () => {
  it('balances, and money that goes back turns both sides round', () => {
    const sides = (amountOre: bigint) =>
      postPayment({ posting: 'a/1', on: '2025-04-02', payer: '0101', document: 'RM-000001', amountOre }).map(({ account, debitOre, creditOre }) => [
        account,
        debitOre,
        creditOre,
      ]);
    expect(sides(500n)).toEqual([
      ['bank', 500n, 0n],
      ['receivable', 0n, 500n],
    ]);
    expect(sides(-500n)).toEqual([
      ['bank', 0n, 500n],
      ['receivable', 500n, 0n],
    ]);
  });
});

describe('daysOverdue', () => {
  it.each([
    ['on its last day', '2024-05-02', 100n, 0],
    ['the day after', '2024-05-01', 100n, 1],
    ['over a leap day', '2024-02-28', 100n, 64],
    ['with nothing left', '2024-02-28', 0n, 0],
    ['owed to the payer', '2024-02-28', -5n, 0],
    ['without a last day', null, 100n, 0],
  ])('%s', (_what, dueOn, openOre, days) => {
    expect(daysOverdue({ dueOn, openOre }, '2024-05-02')).toBe(days);
  });
});
