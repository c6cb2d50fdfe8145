import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { bankDayOnOrAfter, bankDayOnOrBefore, closedDayName, isBankDay, type Country } from '#domain/calendar/bank-days';
import { addDays, localDate, parseLocalDate, weekday, type LocalDate } from '#domain/calendar/local-date';

const listed = readFileSync(join(__dirname, '../../../test/fixtures/bank-days.csv'), 'utf8')
  .split('\n')
  .slice(2)
  .filter(Boolean)
  .map((line) => line.split(','));
const listedOf = (country: Country) => listed.filter((row) => row[0] === country).map((row) => row[1]);

function weekdaysClosed(country: Country, from: LocalDate, until: LocalDate): LocalDate[] {
  const closed: LocalDate[] = [];
  for (let date = from; date < until; date = addDays(date, 1)) if (weekday(date) <= 5 && !isBankDay(date, country)) closed.push(date);
  return closed;
}

describe('bank days', () => {
  it('are closed in Denmark on the listed days from April 2023 to April 2025, and on no other weekday', () => {
    expect(weekdaysClosed('DK', '2023-04-01', '2025-05-01')).toEqual(listedOf('DK'));
  });

  it('are closed in Norway on the listed days of 2024, and on no other weekday', () => {
    expect(weekdaysClosed('NO', '2024-01-02', '2025-01-01')).toEqual(listedOf('NO'));
  });

  it.each<[Country]>([['DK'], ['NO']])('agree with a second source on the public holidays of %s, 2020–2035', (country) => {
    const theirs = new Holidays(country);
    for (let year = 2020; year <= 2035; year += 1) {
      const days = theirs
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public')
        .map((holiday) => holiday.date.slice(0, 10));
      expect([year, days.filter((date) => isBankDay(date, country))]).toEqual([year, []]);
      const banksOnly =
        country === 'DK'
          ? weekdaysClosed('DK', `${year}-01-01`, `${year + 1}-01-01`)
              .filter((date) => !days.includes(date))
              .map((date) => closedDayName(date, 'DK'))
          : [];
      const allowed = ['Dagen efter Kristi himmelfartsdag', 'Grundlovsdag', 'Juleaftensdag', 'Nytårsaftensdag'];
      expect([year, banksOnly.filter((name) => !allowed.includes(name ?? ''))]).toEqual([year, []]);
      if (country === 'NO')
        expect([year, weekdaysClosed('NO', `${year}-01-01`, `${year + 1}-01-01`).filter((date) => !days.includes(date))]).toEqual([year, []]);
    }
  });

  it('have Store bededag until 2023 and not from 2024', () => {
    expect([isBankDay('2023-05-05', 'DK'), isBankDay('2024-04-26', 'DK')]).toEqual([false, true]);
  });

  it('are found before and after a row of closed days', () => {
    expect([bankDayOnOrAfter('2024-03-28', 'DK'), bankDayOnOrBefore('2024-04-01', 'DK')]).toEqual(['2024-04-02', '2024-03-27']);
    expect([bankDayOnOrAfter('2024-04-02', 'DK'), bankDayOnOrBefore('2024-04-02', 'DK')]).toEqual(['2024-04-02', '2024-04-02']);
  });
});

describe('local dates', () => {
  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '20230101', '', '2023-04-31'])('refuses %p', (text) => {
    expect(() => parseLocalDate(text)).toThrow(expect.objectContaining({ code: 'date-impossible' }));
  });

  it('knows leap years and month ends', () => {
    expect([parseLocalDate('2024-02-29'), addDays('2024-02-28', 2), localDate(2023, 13, 1)]).toEqual(['2024-02-29', '2024-03-01', '2024-01-01']);
  });
});
