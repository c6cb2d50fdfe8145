import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';

const ZONES: Record<Country, string> = { DK: 'Europe/Copenhagen', NO: 'Europe/Oslo' };

/** The day it is at an instant in the country. */
export function localDateOf(instant: string, country: Country): LocalDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONES[country], year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
