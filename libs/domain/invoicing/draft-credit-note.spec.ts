import fc from 'fast-check';
import { draftCreditNote, restOf, type CreditableInvoice } from '#domain/invoicing/draft-credit-note';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import { sum } from '#domain/money/money';
import { LAW_RUNS } from '../../../test/law-runs';

function invoiceOf(netsOre: readonly bigint[], more: Partial<CreditableInvoice> = {}): CreditableInvoice {
  const lines = netsOre.map((netOre, index) => ({
    line: index + 1,
    programme: 'FUT',
    serviceYear: 2024 - index,
    branch: 'KL',
    roundSequence: 1 + index,
    roundKind: 'true-up' as const,
    basis: 'actual' as const,
    netOre,
    vatCategory: 'S' as const,
    vatRatePercent: '25.00',
    vatReason: 'as agreed',
    creditedOre: 0n,
  }));
  const totalOre = sum(netsOre) + sum(calculateVat(lines).map(({ vatOre }) => vatOre));
  return { number: 'RM-000001', payer: '0101', currency: 'DKK', vatGroup: 'vat', totalOre, lines, creditedTotalOre: 0n, ...more };
}

const nets = fc.array(
  fc.bigInt({ min: -(10n ** 10n), max: 10n ** 12n }).filter((netOre) => netOre !== 0n),
  { minLength: 1, maxLength: 5 },
);

describe('draftCreditNote', () => {
  it('takes the whole of an invoice back to the øre: net, VAT and total, line by line', () => {
    fc.assert(
      fc.property(
        nets.map((list) => invoiceOf(list)).filter(({ totalOre }) => totalOre > 0n),
        (invoice) => {
          const note = draftCreditNote(invoice, restOf(invoice));
          expect([note.kind, note.totalOre]).toEqual(['credit-note', -invoice.totalOre]);
          expect(note.lines.map(({ netOre, roundSequence }) => [netOre, roundSequence])).toEqual(
            invoice.lines.map(({ netOre, roundSequence }) => [-netOre, roundSequence]),
          );
        },
      ),
      { numRuns: LAW_RUNS },
    );
  });

  it('never credits a line beyond what it was, in however many notes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 100n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { maxLength: 6 }),
        (lineOre, parts) => {
          let invoice = invoiceOf([lineOre]);
          for (const netOre of parts) {
            const [line] = invoice.lines;
            const rest = lineOre - (line?.creditedOre ?? 0n);
            const attempt = () => draftCreditNote(invoice, [{ line: 1, netOre }]);
            if (netOre > rest) expect(attempt).toThrow(expect.objectContaining({ code: 'credit-exceeds-line' }));
            else if (netOre >= 4n && invoice.totalOre - invoice.creditedTotalOre > (netOre * 5n) / 4n + 1n) {
              const note = attempt();
              invoice = {
                ...invoice,
                creditedTotalOre: invoice.creditedTotalOre - note.totalOre,
                lines: invoice.lines.map((row) => ({ ...row, creditedOre: row.creditedOre + netOre })),
              };
            }
          }
          expect(invoice.creditedTotalOre <= invoice.totalOre).toBe(true);
        },
      ),
      { numRuns: LAW_RUNS },
    );
  });

  it('credits a part of one line with the VAT of that part', () => {
    const note = draftCreditNote(invoiceOf([100_000n, 50_000n]), [{ line: 2, netOre: 10_002n }]);
    expect([note.netOre, note.vatOre, note.totalOre]).toEqual([-10_002n, -2_501n, -12_503n]);
    expect(note.lines.map(({ line, serviceYear, netOre }) => [line, serviceYear, netOre])).toEqual([[1, 2023, -10_002n]]);
  });

  it.each([
    ['a line that is not there', 'credit-line-unknown', [{ line: 3, netOre: 1n }]],
    ['nothing', 'credit-nothing', []],
    ['a line twice', 'credit-line-twice', [1, 1].map((line) => ({ line, netOre: 1_000n }))],
    ['0.00', 'credit-exceeds-line', [{ line: 1, netOre: 0n }]],
    ['an amount of the other sign', 'credit-exceeds-line', [{ line: 1, netOre: -1n }]],
    ['more than the line', 'credit-exceeds-line', [{ line: 1, netOre: 100_001n }]],
    ['a line that was itself a credit', 'credit-not-negative', [{ line: 2, netOre: -5_000n }]],
  ])('refuses to credit %s', (_what, code, credited) => {
    expect(() => draftCreditNote(invoiceOf([100_000n, -50_000n]), credited)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses øre of VAT that the invoice never had', () => {
    // Two øre at a time are rounded up to one øre of VAT each: the fifth would make 15 øre of an invoice of 13.
    const invoice = invoiceOf([10n], { creditedTotalOre: 12n });
    const almost = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, creditedOre: 8n })) };
    expect(() => draftCreditNote(almost, [{ line: 1, netOre: 2n }])).toThrow(expect.objectContaining({ code: 'credit-exceeds-invoice' }));
  });
});
