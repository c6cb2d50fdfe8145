import { instantOf, localDayOf } from '#use-cases/clock';

describe('instantOf', () => {
  it.each([
    ['in winter', '2024-01-15', '06:00', '2024-01-15T05:00:00.000Z'],
    ['in summer', '2024-07-15', '06:00', '2024-07-15T04:00:00.000Z'],
    ['on the day the clocks go forward', '2024-03-31', '06:00', '2024-03-31T04:00:00.000Z'],
    ['on the day the clocks go back', '2024-10-27', '06:00', '2024-10-27T05:00:00.000Z'],
  ])('is the instant of a Danish wall clock %s', (_when, date, time, instant) => {
    expect(instantOf({ date, time, country: 'DK' })).toBe(instant);
  });

  it('refuses what is no time of day', () => {
    expect(() => instantOf({ date: '2024-01-15', time: 'noon', country: 'DK' })).toThrow('not a local time');
  });
});

describe('localDayOf', () => {
  it('is the day of the country, also when UTC is still on the day before', () => {
    expect(localDayOf('2023-12-31T23:30:00.000Z', 'DK')).toBe('2024-01-01');
    expect(localDayOf('2024-06-30T22:30:00.000Z', 'NO')).toBe('2024-07-01');
    expect(localDayOf('2024-06-30T21:59:59.999Z', 'NO')).toBe('2024-06-30');
  });
});
