import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import type { CollectionArrangement } from '#domain/facts/facts';
import { billingDatesOf, findDueRounds } from '#domain/settlement/due-rounds';
import type { RoundHistory } from '#domain/settlement/settlement-round';

function arrangement(
  issuer: string,
  programme: string,
  branch: string,
  rule: string,
  rest: Partial<CollectionArrangement> = {},
): CollectionArrangement {
  return {
    issuer,
    programme,
    branch,
    rule: parseBillingRule(rule),
    fromYear: 2023,
    untilYear: null,
    firstRound: 'on-account',
    serviceYearOffset: 0,
    recordedOn: '2023-01-02',
    ...rest,
  };
}

const arrears: Partial<CollectionArrangement> = { firstRound: 'in-arrears', serviceYearOffset: -1, untilYear: 2024 };
const arrangements = [
  arrangement('KOMBIT', 'FUT', 'KL', 'first-bank-day 4', { fromYear: 2024 }),
  arrangement('KOMBIT', 'FUT', 'KL', 'once 2023-03-15', arrears),
  arrangement('KOMBIT', 'FUT', 'KL', 'once 2023-05-01', { untilYear: 2024 }),
  arrangement('RM', 'FUT', 'DR', 'first-bank-day 4'),
  arrangement('RN', 'TELMA', 'DR', 'last-bank-day 8'),
  arrangement('RN', 'TELMA', 'KL', 'last-bank-day 8'),
];

function billed(serviceYear: number): RoundHistory {
  const round = { sequence: 1, basis: 'budget', basisVersion: 1, key: 'FUT', keyVersion: 1 } as const;
  return { programme: 'FUT', serviceYear, branch: 'KL', rounds: [round], settledOre: new Map() };
}

function due(
  businessDate: string,
  histories: readonly RoundHistory[],
  of: readonly CollectionArrangement[] = arrangements,
  actualYears: readonly number[] = [],
) {
  const hasActualCost = (_: string, year: number) => actualYears.includes(year);
  return findDueRounds({ issuer: 'KOMBIT', country: 'DK', businessDate, arrangements: of, histories, hasActualCost }).map(
    (round) => `${round.kind} ${round.serviceYear}`,
  );
}

describe('billingDatesOf', () => {
  it('gives the nine billing dates of the plan', () => {
    const datesOf = (issuer: string) =>
      billingDatesOf({ issuer, country: 'DK', arrangements, years: { from: 2023, until: 2026 } }).filter((date) => date <= '2025-04-01');
    expect({ KOMBIT: datesOf('KOMBIT'), RM: datesOf('RM'), RN: datesOf('RN') }).toEqual({
      KOMBIT: ['2023-03-15', '2023-05-01', '2024-04-02', '2025-04-01'],
      RM: ['2023-04-03', '2024-04-02', '2025-04-01'],
      RN: ['2023-08-31', '2024-08-30'],
    });
  });
});

describe('findDueRounds', () => {
  it('puts the first round before the true-ups, the newest year first', () => {
    expect(due('2024-04-02', [billed(2022), billed(2023)])).toEqual(['on-account 2024', 'true-up 2023', 'true-up 2022']);
  });

  it("asks for nothing on a date that is not the issuer's", () => {
    expect(due('2024-04-03', [billed(2023)])).toEqual([]);
  });

  it('asks for one true-up of a year when two arrangements bill the branch on one date', () => {
    const sameDay = [arrangement('KOMBIT', 'FUT', 'KL', 'once 2023-05-01'), arrangement('KOMBIT', 'FUT', 'KL', 'once 2023-05-01', arrears)];
    expect(due('2023-05-01', [billed(2021)], sameDay)).toEqual(['on-account 2023', 'in-arrears 2022', 'true-up 2021']);
  });

  it('asks again for a year whose first round was not billed on its date: on account, or in arrears once its cost is known', () => {
    expect(due('2025-04-01', [billed(2022), billed(2023)])).toEqual(['on-account 2025', 'on-account 2024', 'true-up 2023', 'true-up 2022']);
    expect(due('2025-04-01', [billed(2022), billed(2023)], arrangements, [2024])).toEqual([
      'on-account 2025',
      'in-arrears 2024',
      'true-up 2023',
      'true-up 2022',
    ]);
  });

  it('asks for no year from before the arrangement was recorded or in force', () => {
    expect(due('2025-04-01', [], [arrangement('KOMBIT', 'FUT', 'KL', 'first-bank-day 4', { fromYear: 2020, recordedOn: '2024-05-01' })])).toEqual([
      'on-account 2025',
    ]);
    expect(due('2025-04-01', [], [arrangement('KOMBIT', 'FUT', 'KL', 'first-bank-day 4', { fromYear: 2024 })])).toEqual([
      'on-account 2025',
      'on-account 2024',
    ]);
  });

  it('takes over the years that another issuer billed or missed in the branch', () => {
    const handedOver = [
      arrangement('RM', 'FUT', 'KL', 'first-bank-day 4', { untilYear: 2025 }),
      arrangement('KOMBIT', 'FUT', 'KL', 'first-bank-day 4', { fromYear: 2025 }),
    ];
    expect(due('2025-04-01', [billed(2023)], handedOver)).toEqual(['on-account 2025', 'on-account 2024', 'true-up 2023']);
  });
});
