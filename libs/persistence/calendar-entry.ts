import type { LocalDate } from '#domain/calendar/local-date';
import type { BlockedRound } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

/** A billing date of an issuer. `outcome` is null until its run was prepared; with nothing billable there is an entry and no run. */
export interface CalendarEntry {
  readonly issuer: string;
  readonly billingDate: LocalDate;
  readonly opensOn: LocalDate;
  readonly played: boolean;
  readonly outcome: 'run' | 'nothing-billable' | null;
  readonly blocked: readonly BlockedRound[];
}

const COLUMNS = `issuer, billing_date as "billingDate", opens_on as "opensOn", played, outcome, blocked`;

/** Adds the entries that are not there yet. */
export async function addCalendarEntries(
  transaction: Transaction,
  entries: readonly Pick<CalendarEntry, 'issuer' | 'billingDate' | 'opensOn' | 'played'>[],
): Promise<void> {
  for (const entry of entries) {
    await transaction.query(
      `insert into calendar_entry (issuer, billing_date, opens_on, played) values ($1, $2, $3, $4) on conflict (issuer, billing_date) do nothing`,
      [entry.issuer, entry.billingDate, entry.opensOn, entry.played],
    );
  }
}

export async function findCalendarEntry(transaction: Transaction, issuer: string, billingDate: LocalDate): Promise<CalendarEntry | null> {
  const [entry]: CalendarEntry[] = await transaction.query(`select ${COLUMNS} from calendar_entry where issuer = $1 and billing_date = $2`, [
    issuer,
    billingDate,
  ]);
  return entry ?? null;
}

export async function listCalendarEntries(transaction: Transaction): Promise<CalendarEntry[]> {
  return await transaction.query(`select ${COLUMNS} from calendar_entry order by billing_date, issuer`);
}

export async function closeCalendarEntry(
  transaction: Transaction,
  entry: {
    readonly issuer: string;
    readonly billingDate: LocalDate;
    readonly outcome: 'run' | 'nothing-billable';
    readonly blocked: readonly BlockedRound[];
  },
): Promise<void> {
  await transaction.query(`update calendar_entry set outcome = $3, blocked = $4 where issuer = $1 and billing_date = $2`, [
    entry.issuer,
    entry.billingDate,
    entry.outcome,
    JSON.stringify(entry.blocked),
  ]);
}

/**
 * The earliest billing date of the issuer before this one that is not done with: not prepared yet, or its run not issued. A run is prepared
 * only when there is none, because what it settles depends on what the earlier ones billed.
 */
export async function findEarlierOpenEntry(transaction: Transaction, issuer: string, billingDate: LocalDate): Promise<LocalDate | null> {
  const [earlier]: { billingDate: LocalDate }[] = await transaction.query(
    `select e.billing_date as "billingDate" from calendar_entry e left join invoice_run r on r.issuer = e.issuer and r.business_date = e.billing_date and r.credit is null
     where e.issuer = $1 and e.billing_date < $2 and (e.outcome is null or (r.id is not null and r.state not in ('issued', 'completed', 'cancelled')))
     order by e.billing_date limit 1`,
    [issuer, billingDate],
  );
  return earlier?.billingDate ?? null;
}
