import { DateTime } from 'luxon';
import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';

/** The only place where the wall clock is read: this machine's, or, in `RecordClock`, the database's. */
export class Clock {
  /** The real instant, ISO in UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }

  /** Sets it by what it goes by; the machine's own clock goes by nothing. */
  async synchronise(): Promise<void> {
    await Promise.resolve();
  }

  /** Today's local day in the country. */
  today(country: Country): LocalDate {
    return localDayOf(this.now(), country);
  }
}

const ZONES: Record<Country, string> = { DK: 'Europe/Copenhagen', NO: 'Europe/Oslo' };

export function zoneOf(country: Country): string {
  return ZONES[country];
}

/** The instant at which the country's clocks show a time of a day, ISO in UTC. */
export function instantOf(local: { readonly date: LocalDate; readonly time: string; readonly country: Country }): string {
  const instant = DateTime.fromISO(`${local.date}T${local.time}`, { zone: zoneOf(local.country) })
    .toUTC()
    .toISO();
  if (instant === null) throw new Error(`not a local time: ${local.date} ${local.time}`);
  return instant;
}

/** The country's local day at an instant. */
export function localDayOf(instant: string, country: Country): LocalDate {
  const day = DateTime.fromISO(instant, { zone: zoneOf(country) }).toISODate();
  if (day === null) throw new Error(`not an instant: ${instant}`);
  return day;
}
