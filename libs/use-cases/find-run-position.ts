import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { runIdOf, type RunKey, type RunPosition } from '#contracts/invoice-run-process';
import { findEarlierOpenEntry, listCalendarEntries } from '#persistence/calendar-entry';
import { Database, type Transaction } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { getIssuer } from '#persistence/register';
import { instantOf, localDayOf } from '#use-cases/clock';

/** Days before the billing date, in the morning, on which those who must act are reminded. */
const REMIND_DAYS_BEFORE = [7, 3, 1, 0];
const REMIND_TIME = '08:00';

const PAST = '1970-01-01T00:00:00.000Z';

/** Answers what a run's workflow must know to go on; reads only. */
@Injectable()
export class FindRunPosition {
  constructor(private readonly database: Database) {}

  /** Null when the billing date has no run (yet), or a credit note that was drafted is not prepared. */
  async execute(key: RunKey): Promise<RunPosition | null> {
    return await this.database.read((transaction) => findPosition(transaction, key));
  }

  async findWaitedFor(key: RunKey): Promise<LocalDate | null> {
    if (key.credit !== undefined) return null;
    return await this.database.read((transaction) => findEarlierOpenEntry(transaction, key.issuer, key.billingDate));
  }

  /** The billing date whose run opens on the local day of an instant; null when the calendar has none that day. */
  async findBillingDate(opening: { readonly issuer: string; readonly scheduledAt: string }): Promise<LocalDate | null> {
    const { country } = await this.database.read((transaction) => getIssuer(transaction, opening.issuer));
    const day = localDayOf(opening.scheduledAt, country);
    const entries = await this.database.read((transaction) => listCalendarEntries(transaction));
    return entries.find((entry) => entry.issuer === opening.issuer && entry.opensOn === day)?.billingDate ?? null;
  }

  /** The issuer's next billing date after this one, whose run may be waiting for its turn. */
  async findNext(key: RunKey): Promise<RunKey | null> {
    const entries = await this.database.read((transaction) => listCalendarEntries(transaction));
    const next = entries.find((entry) => entry.issuer === key.issuer && entry.billingDate > key.billingDate && entry.outcome === null);
    return next ? { issuer: next.issuer, billingDate: next.billingDate } : null;
  }
}

async function findPosition(transaction: Transaction, key: RunKey): Promise<RunPosition | null> {
  const run = await findRun(transaction, runIdOf(key));
  if (!run || run.revision === 0) return null;
  const { country, issueTime, dispatchTime } = await getIssuer(transaction, key.issuer);
  const [row]: { documents: number }[] = await transaction.query(`select count(*)::int as documents from document where run = $1`, [run.id]);
  // A credit note is issued as soon as it is approved, and waits for no date.
  if (run.credit !== null) return { state: run.state, documents: 1, issueAt: PAST, dispatchAt: PAST, remindAt: [] };
  return {
    state: run.state,
    documents: row?.documents ?? 0,
    issueAt: instantOf({ date: run.businessDate, time: issueTime, country }),
    dispatchAt: instantOf({ date: run.businessDate, time: dispatchTime, country }),
    remindAt: REMIND_DAYS_BEFORE.map((days) => instantOf({ date: addDays(run.businessDate, -days), time: REMIND_TIME, country })),
  };
}
