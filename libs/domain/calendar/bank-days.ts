import { easterSunday } from '#domain/calendar/easter';
import { addDays, weekday, yearOf, type LocalDate } from '#domain/calendar/local-date';

export type Country = 'DK' | 'NO';

/** A day on which the country's banks are closed: fixed in the year, or a number of days from Easter Sunday. Validity is data. */
type ClosedDay = ({ readonly monthDay: string } | { readonly daysFromEaster: number }) & {
  readonly name: string;
  readonly untilYear?: number;
};

/** Danish list: the banks' own closing days, which go beyond the public holidays (day after Ascension, 5 June, 24 and 31 December). */
const CLOSED_DAYS: Record<Country, readonly ClosedDay[]> = {
  DK: [
    { monthDay: '01-01', name: 'Nytårsdag' },
    { daysFromEaster: -3, name: 'Skærtorsdag' },
    { daysFromEaster: -2, name: 'Langfredag' },
    { daysFromEaster: 1, name: '2. påskedag' },
    // Abolished by lov 214 of 6 March 2023: 5 May 2023 was the last.
    { daysFromEaster: 26, name: 'Store bededag', untilYear: 2024 },
    { daysFromEaster: 39, name: 'Kristi himmelfartsdag' },
    { daysFromEaster: 40, name: 'Dagen efter Kristi himmelfartsdag' },
    { daysFromEaster: 50, name: '2. pinsedag' },
    { monthDay: '06-05', name: 'Grundlovsdag' },
    { monthDay: '12-24', name: 'Juleaftensdag' },
    { monthDay: '12-25', name: '1. juledag' },
    { monthDay: '12-26', name: '2. juledag' },
    { monthDay: '12-31', name: 'Nytårsaftensdag' },
  ],
  NO: [
    { monthDay: '01-01', name: 'Første nyttårsdag' },
    { daysFromEaster: -3, name: 'Skjærtorsdag' },
    { daysFromEaster: -2, name: 'Langfredag' },
    { daysFromEaster: 1, name: 'Andre påskedag' },
    { monthDay: '05-01', name: 'Arbeidernes dag' },
    { monthDay: '05-17', name: 'Grunnlovsdag' },
    { daysFromEaster: 39, name: 'Kristi himmelfartsdag' },
    { daysFromEaster: 50, name: 'Andre pinsedag' },
    { monthDay: '12-25', name: 'Første juledag' },
    { monthDay: '12-26', name: 'Andre juledag' },
  ],
};

export function isBankDay(date: LocalDate, country: Country): boolean {
  return weekday(date) <= 5 && closedDayName(date, country) === null;
}

/** Name of the closing day in the country's language, or null on a day that is none (weekends are not named). */
export function closedDayName(date: LocalDate, country: Country): string | null {
  const easter = easterSunday(yearOf(date));
  const closed = CLOSED_DAYS[country].find(
    (day) =>
      (day.untilYear === undefined || yearOf(date) < day.untilYear) &&
      ('monthDay' in day ? date.slice(5) === day.monthDay : date === addDays(easter, day.daysFromEaster)),
  );
  return closed?.name ?? null;
}

/** The date itself when it is a bank day, else the nearest one before it. */
export function bankDayOnOrBefore(date: LocalDate, country: Country): LocalDate {
  let day = date;
  while (!isBankDay(day, country)) day = addDays(day, -1);
  return day;
}

/** The date itself when it is a bank day, else the nearest one after it. */
export function bankDayOnOrAfter(date: LocalDate, country: Country): LocalDate {
  let day = date;
  while (!isBankDay(day, country)) day = addDays(day, 1);
  return day;
}
