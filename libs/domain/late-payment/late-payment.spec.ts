import fc from 'fast-check';
import { chargeReminders, NO_CHARGES, type ChargeChoice, type LateInvoice } from '#domain/late-payment/charge-reminders';
import { interestOf, interestSteps } from '#domain/late-payment/late-interest';
import { formatRate, interestRateOn, parseRate, type LateRate, type LateRateKind } from '#domain/late-payment/late-rate';
import { addDays } from '#domain/calendar/local-date';
import { postReminder } from '#domain/ledger/post-reminder';
import { sum } from '#domain/money/money';
import { LAW_RUNS } from '../../../test/law-runs';

/** Figures to try with: none of them is any law's. */
function rate(kind: LateRateKind, value: string, validFrom: string, more: Partial<LateRate> = {}): LateRate {
  return { country: 'DK', kind, value, validFrom, validUntil: null, source: 'tried', isIllustrative: true, recordedAt: '2024-01-01', ...more };
}
const RATES = [
  rate('reference-rate', '3.50', '2024-01-01', { validUntil: '2024-07-01' }),
  rate('reference-rate', '-0.45', '2024-07-01'),
  rate('interest-addition', '8.00', '2013-03-01'),
  rate('reminder-fee', '100.00', '2024-01-01'),
  rate('compensation', '310.00', '2024-01-01'),
];
const DK = { rates: RATES, country: 'DK' as const };
const EVERYTHING: ChargeChoice = { fee: true, compensation: true, interest: true };

function late(more: Partial<LateInvoice> = {}): LateInvoice {
  return {
    ...{ document: 'RM-000001', payer: '0101', currency: 'DKK', dueOn: '2024-05-01', totalOre: 1_000_000n, moves: [], choice: EVERYTHING },
    ...{ chargedBefore: { compensationOre: 0n, interestOre: 0n } },
    ...more,
  };
}
const charged = (on: string, invoices: readonly LateInvoice[] = [late()], rates = RATES) =>
  [...chargeReminders(invoices, { on, country: 'DK', rates })].map(([document, { feeOre, compensationOre, interestOre }]) => [
    document,
    feeOre,
    compensationOre,
    interestOre,
  ]);

describe('a rate', () => {
  it('is read to ten-thousandths of a percent, below zero too, and written back', () => {
    expect([parseRate('8'), parseRate('-0.45'), parseRate('10.1234')]).toEqual([80_000n, -4_500n, 101_234n]);
    expect([80_000n, -4_500n, 101_234n].map(formatRate)).toEqual(['8.00', '-0.45', '10.1234']);
    expect(() => parseRate('8,0')).toThrow(expect.objectContaining({ code: 'late-rate-malformed' }));
  });

  it('is the whole one of the day, or the sum of its two parts; where neither is recorded there is none', () => {
    expect(interestRateOn(RATES, 'DK', '2024-06-30').tenThousandths).toBe(115_000n);
    expect(interestRateOn(RATES, 'DK', '2024-07-01').tenThousandths).toBe(75_500n);
    expect(interestRateOn([rate('interest', '12.00', '2026-01-01')], 'DK', '2026-02-01').tenThousandths).toBe(120_000n);
    expect(() => interestRateOn(RATES, 'DK', '2012-01-01')).toThrow(expect.objectContaining({ code: 'late-rate-missing' }));
    expect(() => interestRateOn(RATES, 'NO', '2024-02-01')).toThrow(expect.objectContaining({ code: 'late-rate-missing' }));
  });

  it('that was recorded later takes the place of the one before', () => {
    const corrected = [...RATES, rate('reference-rate', '3.60', '2024-01-01', { validUntil: '2024-07-01', recordedAt: '2024-06-01' })];
    expect(interestRateOn(corrected, 'DK', '2024-06-30').tenThousandths).toBe(116_000n);
  });
});

describe('interest', () => {
  it('runs from the day after the last day of payment to the day of the reminder, both counted, by the rate of each day', () => {
    const steps = interestSteps({ dueOn: '2024-05-01', totalOre: 1_000_000n, moves: [] }, '2024-07-10', DK);
    expect(steps).toEqual([
      { from: '2024-05-02', to: '2024-06-30', days: 60, principalOre: 1_000_000n, tenThousandths: 115_000n },
      { from: '2024-07-01', to: '2024-07-10', days: 10, principalOre: 1_000_000n, tenThousandths: 75_500n },
    ]);
    // 10,000.00 × (60 × 11.50 % + 10 × 7.55 %) ÷ 365 = 209.7260…
    expect(interestOf(steps)).toBe(20_973n);
  });

  it('bears on what is paid until the day the bank booked it, and on nothing once it is settled', () => {
    const moves = [
      { on: '2024-05-11', amountOre: -400_000n },
      { on: '2024-05-21', amountOre: -600_000n },
    ];
    expect(
      interestSteps({ dueOn: '2024-05-01', totalOre: 1_000_000n, moves }, '2024-06-30', DK).map(({ from, to, principalOre }) => [
        from,
        to,
        principalOre,
      ]),
    ).toEqual([
      ['2024-05-02', '2024-05-11', 1_000_000n],
      ['2024-05-12', '2024-05-21', 600_000n],
    ]);
  });

  it('is, day by day, what it is by steps', () => {
    const move = fc.tuple(fc.integer({ min: -20, max: 200 }), fc.bigInt(-400_000n, 200_000n));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 6 }), fc.bigInt(1n, 10_000_000n), fc.integer({ min: 0, max: 200 }), (made, totalOre, days) => {
        const moves = made.map(([at, amountOre]) => ({ on: addDays('2024-05-01', at), amountOre }));
        const until = addDays('2024-05-01', days);
        const daily = [];
        for (let at = 1; at <= days; at += 1) {
          const day = addDays('2024-05-01', at);
          const principalOre = totalOre + sum(moves.filter(({ on }) => on < day).map(({ amountOre }) => amountOre));
          if (principalOre > 0n) daily.push({ days: 1, principalOre, tenThousandths: interestRateOn(RATES, 'DK', day).tenThousandths });
        }
        expect(interestOf(interestSteps({ dueOn: '2024-05-01', totalOre, moves }, until, DK))).toBe(interestOf(daily));
      }),
      { numRuns: LAW_RUNS },
    );
  });
});

describe('what reminders charge', () => {
  it('is nothing unless it was chosen, each kind by itself', () => {
    expect(charged('2024-05-31', [late({ choice: NO_CHARGES })])).toEqual([['RM-000001', 0n, 0n, 0n]]);
    expect(charged('2024-05-31', [late({ choice: { ...NO_CHARGES, fee: true } })], [rate('reminder-fee', '100.00', '2024-01-01')])).toEqual([
      ['RM-000001', 10_000n, 0n, 0n],
    ]);
  });

  it('is one fee a letter, on what fell due first, and interest on each invoice', () => {
    const second = late({ document: 'RM-000002', dueOn: '2024-04-30' });
    expect(charged('2024-05-31', [late(), second, late({ document: 'RM-000003', payer: '0147' })])).toEqual([
      ['RM-000002', 10_000n, 31_000n, 9_767n],
      ['RM-000001', 0n, 31_000n, 9_452n],
      ['RM-000003', 10_000n, 31_000n, 9_452n],
    ]);
  });

  it('is compensation once, and no interest twice', () => {
    const chargedBefore = { compensationOre: 31_000n, interestOre: 9_000n };
    expect(charged('2024-05-31', [late({ chargedBefore })])).toEqual([['RM-000001', 10_000n, 0n, 452n]]);
    expect(charged('2024-05-31', [late({ chargedBefore: { ...chargedBefore, interestOre: 9_999n } })])).toEqual([['RM-000001', 10_000n, 0n, 0n]]);
  });

  it('is nothing on what is settled, and nothing in a currency that is not the country’s', () => {
    expect(charged('2024-05-31', [late({ moves: [{ on: '2024-05-20', amountOre: -1_000_000n }] })])).toEqual([['RM-000001', 0n, 0n, 0n]]);
    expect(charged('2024-05-31', [late({ currency: 'NOK' })])).toEqual([['RM-000001', 0n, 0n, 0n]]);
  });

  it('is refused where a figure that it needs was never recorded', () => {
    expect(() => charged('2024-05-31', [late()], [])).toThrow(expect.objectContaining({ code: 'late-rate-missing' }));
  });

  it('comes to the same interest in however many reminders', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 }), fc.bigInt(1n, 50_000_000n), (days, totalOre) => {
        const dates = days.sort((a, b) => a - b).map((at) => addDays('2024-05-01', at));
        let interestOre = 0n;
        for (const on of dates) {
          const invoice = late({ totalOre, chargedBefore: { compensationOre: 0n, interestOre } });
          interestOre += chargeReminders([invoice], { on, ...DK }).get('RM-000001')?.interestOre ?? 0n;
        }
        const atOnce = chargeReminders([late({ totalOre })], { on: dates.at(-1) ?? '', ...DK }).get('RM-000001')?.interestOre;
        expect(interestOre).toBe(atOnce);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('is posted on accounts of its own, and balances', () => {
    const of = { batch: 'RM-2024-05-31-1', on: '2024-05-31', payer: '0101', document: 'RM-000001' };
    expect(postReminder({ ...of, feeOre: 0n, compensationOre: 0n, interestOre: 0n })).toEqual([]);
    const rows = postReminder({ ...of, feeOre: 10_000n, compensationOre: 0n, interestOre: 452n });
    expect(rows.map(({ entry, account, debitOre, creditOre }) => [entry, account, debitOre, creditOre])).toEqual([
      ['RM-2024-05-31-1~RM-000001', 'receivable', 10_452n, 0n],
      ['RM-2024-05-31-1~RM-000001', 'reminder-fees', 0n, 10_000n],
      ['RM-2024-05-31-1~RM-000001', 'late-interest', 0n, 452n],
    ]);
  });
});
