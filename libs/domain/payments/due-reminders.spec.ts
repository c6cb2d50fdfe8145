import { dueReminders } from '#domain/payments/due-reminders';

const LATE = {
  ...{ number: 'RM-000001', kind: 'invoice' as const, payer: '0101', currency: 'DKK' as const, issuedOn: '2024-04-02', dueOn: '2024-05-02' },
  ...{ paymentReference: null, totalOre: 100n, corrects: null, isDisputed: false, chargedOre: 0n, creditedOre: 0n, paidOre: 0n, openOre: 100n },
  programmes: ['FUT'],
};
const NEVER = new Map<string, string[]>();
const on = (today: string, sent: readonly string[] = [], change: Partial<typeof LATE> = {}, programmes: readonly string[] = ['FUT']) =>
  dueReminders([{ ...LATE, ...change }], {
    today,
    programmes: new Set(programmes),
    sent: sent.length === 0 ? NEVER : new Map([['RM-000001', sent]]),
  }).map(({ sequence }) => sequence);

describe('dueReminders', () => {
  it('begins the day after the last day of payment', () => {
    expect(on('2024-05-02')).toEqual([]);
    expect(on('2024-05-03')).toEqual([1]);
  });

  it('goes on ten days after the one before, and ends after three', () => {
    expect(on('2024-05-12', ['2024-05-03'])).toEqual([]);
    expect(on('2024-05-13', ['2024-05-03'])).toEqual([2]);
    expect(on('2024-06-01', ['2024-05-03', '2024-05-13'])).toEqual([3]);
    expect(on('2025-01-01', ['2024-05-03', '2024-05-13', '2024-05-23'])).toEqual([]);
  });

  it('is never of a disputed document, of one that is paid, of a credit, or of a programme without reminders', () => {
    expect(on('2024-06-01', [], { isDisputed: true })).toEqual([]);
    expect(on('2024-06-01', [], { openOre: 0n })).toEqual([]);
    expect(on('2024-06-01', [], { openOre: -5n })).toEqual([]);
    expect(on('2024-06-01', [], {}, [])).toEqual([]);
    expect(on('2024-06-01', [], { programmes: ['FUT', 'TELMA'] })).toEqual([]);
    expect(on('2024-06-01', [], { programmes: [] })).toEqual([]);
    expect(on('2024-06-01', [], { programmes: ['FUT', 'TELMA'] }, ['FUT', 'TELMA'])).toEqual([1]);
  });
});
