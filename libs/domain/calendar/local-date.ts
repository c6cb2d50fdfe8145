import { DomainError } from '#domain/errors';

/** A day in the local calendar, ISO `YYYY-MM-DD`; compares correctly as text. Not an instant: it has no time zone. */
export type LocalDate = string;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Reads an ISO day; `date-impossible` for anything else, 2023-02-29 included. */
export function parseLocalDate(text: string): LocalDate {
  const match = ISO_DATE.exec(text);
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (Number.isNaN(time) || fromUtc(time) !== text) throw new DomainError('date-impossible', `no such day: ${text}`, { text });
  return text;
}

export function localDate(year: number, month: number, day: number): LocalDate {
  return fromUtc(Date.UTC(year, month - 1, day));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtc(toUtc(date) + days * DAY_MS);
}

/** How many days the second is after the first; negative when it is before. */
export function daysBetween(first: LocalDate, second: LocalDate): number {
  return (toUtc(second) - toUtc(first)) / DAY_MS;
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: LocalDate): number {
  return ((new Date(toUtc(date)).getUTCDay() + 6) % 7) + 1;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function toUtc(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromUtc(time: number): LocalDate {
  return new Date(time).toISOString().slice(0, 10);
}
