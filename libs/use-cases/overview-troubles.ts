import type { LocalDate } from '#domain/calendar/local-date';
import type { CalendarEntry } from '#persistence/calendar-entry';
import type { Transaction } from '#persistence/database';
import type { InvoiceRun } from '#persistence/invoice-run';
import { listMailingStops } from '#persistence/mailing-stops';
import type { PersonRole, RegisteredIssuer } from '#persistence/register';
import { readLastMovements } from '#persistence/run-movement';
import { instantOf } from '#use-cases/clock';
import { hasRight } from '#use-cases/rights';

/** Something that is not as it should be, whoever has to mend it. */
export type Trouble =
  | { readonly kind: 'run-past-its-date'; readonly run: string; readonly state: InvoiceRun['state'] }
  | { readonly kind: 'run-not-issued-in-time' | 'run-standing-still'; readonly run: string; readonly since: string }
  /** Of everything where `run` is null. */
  | { readonly kind: 'mailing-stopped'; readonly run: string | null; readonly since: string; readonly reason: string }
  | { readonly kind: 'rounds-blocked'; readonly issuer: string; readonly billingDate: LocalDate; readonly count: number };

/** How many minutes after its time an approved run may still be waiting before that is trouble. */
const GRACE_MINUTES = 10;

/** How many minutes an issued run may show nothing new, neither a document nor a mail, before that is trouble. */
const STILLNESS_MINUTES = 60;

/** What is wrong with the open runs and dates that a person with these roles sees. */
export async function listTroubles(
  transaction: Transaction,
  of: {
    readonly roles: readonly PersonRole[];
    readonly open: readonly InvoiceRun[];
    readonly issuers: readonly RegisteredIssuer[];
    readonly entries: readonly CalendarEntry[];
    readonly today: LocalDate;
    readonly now: string;
  },
): Promise<Trouble[]> {
  const { open, issuers, entries, today, now } = of;
  const seesRuns = hasRight(
    'runs.read',
    of.roles.map(({ role }) => role),
  );
  return [
    ...(seesRuns
      ? (await listMailingStops(transaction)).map(({ run, at, reason }): Trouble => ({ kind: 'mailing-stopped', run, since: at, reason }))
      : []),
    ...open.flatMap((run) => runTrouble(run, issuers, { today, now })),
    ...(seesRuns ? await standingStill(transaction, { open, issuers, now }) : []),
    ...blockedOn(entries, today),
  ];
}

/** A played run has no time of its own: its past is being told. Neither has a credit note made by hand: it is due when somebody wants it. */
function runTrouble(run: InvoiceRun, issuers: readonly RegisteredIssuer[], now: { readonly today: LocalDate; readonly now: string }): Trouble[] {
  const issuer = issuers.find((candidate) => candidate.code === run.issuer);
  if (run.played || run.credit !== null || !issuer) return [];
  if (run.state === 'approved') {
    const since = instantOf({ date: run.businessDate, time: issuer.issueTime, country: issuer.country });
    return Date.parse(now.now) - Date.parse(since) > GRACE_MINUTES * 60_000 ? [{ kind: 'run-not-issued-in-time', run: run.id, since }] : [];
  }
  if (run.state === 'issued' || run.businessDate >= now.today) return [];
  return [{ kind: 'run-past-its-date', run: run.id, state: run.state }];
}

/** Issued runs that are not completed and do not move. Before its time of dispatch a run only waits; one that is played has no such time. */
async function standingStill(
  transaction: Transaction,
  seen: { readonly open: readonly InvoiceRun[]; readonly issuers: readonly RegisteredIssuer[]; readonly now: string },
): Promise<Trouble[]> {
  const issued = seen.open.filter((run) => run.state === 'issued');
  const movements = await readLastMovements(
    transaction,
    issued.map((run) => run.id),
  );
  return issued.flatMap((run): Trouble[] => {
    const issuer = seen.issuers.find((candidate) => candidate.code === run.issuer);
    const movedAt = movements.get(run.id);
    if (!issuer || movedAt === undefined) return [];
    const dispatchAt = run.played ? movedAt : instantOf({ date: run.businessDate, time: issuer.dispatchTime, country: issuer.country });
    const since = dispatchAt > movedAt ? dispatchAt : movedAt;
    return Date.parse(seen.now) - Date.parse(since) > STILLNESS_MINUTES * 60_000 ? [{ kind: 'run-standing-still', run: run.id, since }] : [];
  });
}

/** The newest date of each issuer on which something could not be billed. */
function blockedOn(entries: readonly CalendarEntry[], today: LocalDate): Trouble[] {
  const newest = new Map<string, CalendarEntry>();
  for (const entry of entries) if (entry.outcome !== null && entry.billingDate <= today) newest.set(entry.issuer, entry);
  return [...newest.values()]
    .filter((entry) => entry.blocked.length > 0)
    .map(({ issuer, billingDate, blocked }) => ({ kind: 'rounds-blocked', issuer, billingDate, count: blocked.length }));
}
