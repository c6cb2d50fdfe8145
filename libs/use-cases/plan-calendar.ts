import { Injectable } from '@nestjs/common';
import { addDays, yearOf, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { billingDatesOf } from '#domain/settlement/due-rounds';
import { addCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database } from '#persistence/database';
import { readArrangements } from '#persistence/facts-reader';
import { listIssuers } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock, zoneOf } from '#use-cases/clock';
import { Profile } from '#use-cases/profile';

/** How far ahead the schedules list opening days; they are listed anew at every start of the worker. */
const YEARS_AHEAD = 10;

/** Brings the issuers' calendars into the database and onto the schedules: the coming years, and, in the example profile, past ones. */
@Injectable()
export class PlanCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly process: BillingProcess,
  ) {}

  /** Plans the coming years. Opening days that have passed are not planned: a run is never opened late by surprise. */
  async planAhead(): Promise<void> {
    const entries = await this.entriesOf({ isPlayed: false });
    await this.database.transaction((transaction) => addCalendarEntries(transaction, entries));
    await this.setSchedules(entries);
  }

  /** Plays every billing date whose opening day lies within the days (inclusive), through the schedules' own backfill. */
  async playPast(days: { readonly from: LocalDate; readonly to: LocalDate }): Promise<CalendarEntry[]> {
    if (!this.profile.mayPlayThePast) throw new DomainError('past-not-playable', 'only the example profile may play past runs', {});
    const entries = (await this.entriesOf({ isPlayed: true })).filter((entry) => days.from <= entry.opensOn && entry.opensOn <= days.to);
    await this.database.transaction((transaction) => addCalendarEntries(transaction, entries));
    await this.setSchedules([...(await this.entriesOf({ isPlayed: false })), ...entries]);
    for (const issuer of new Set(entries.map((entry) => entry.issuer))) await this.process.playPast({ issuer, ...days });
    return entries;
  }

  private async setSchedules(entries: readonly CalendarEntry[]): Promise<void> {
    for (const { code, country } of await this.database.read((transaction) => listIssuers(transaction))) {
      const openingDays = entries.filter((entry) => entry.issuer === code).map((entry) => entry.opensOn);
      if (openingDays.length > 0) await this.process.setSchedule({ issuer: code, zone: zoneOf(country), openingDays });
    }
  }

  private async entriesOf(which: { readonly isPlayed: boolean }): Promise<CalendarEntry[]> {
    const arrangements = await this.database.read((transaction) => readArrangements(transaction));
    return (await this.database.read((transaction) => listIssuers(transaction))).flatMap((issuer) => {
      const today = this.clock.today(issuer.country);
      const thisYear = yearOf(today);
      const years = which.isPlayed
        ? { from: Math.min(thisYear, ...arrangements.map((arrangement) => arrangement.fromYear)), until: thisYear + 1 }
        : { from: thisYear, until: thisYear + YEARS_AHEAD };
      return billingDatesOf({ issuer: issuer.code, country: issuer.country, arrangements, years })
        .map((billingDate) => ({ billingDate, opensOn: addDays(billingDate, -issuer.opensDaysBefore) }))
        .filter(({ opensOn }) => (which.isPlayed ? opensOn < today : opensOn >= today))
        .map((entry) => ({ ...entry, issuer: issuer.code, played: which.isPlayed, outcome: null, blocked: [] }));
    });
  }
}
