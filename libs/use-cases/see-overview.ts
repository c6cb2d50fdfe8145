import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { listWaitingEntries } from '#persistence/bank-entries';
import { listCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database, type Transaction } from '#persistence/database';
import { listOpenRuns, type InvoiceRun } from '#persistence/invoice-run';
import { listMailsNeedingAction, type MailState } from '#persistence/mail-outbox';
import { listObjections } from '#persistence/objections';
import { listOpenPayerChanges } from '#persistence/payer-history';
import { listIssuers, readPayerNames, type PersonRole, type RegisteredIssuer } from '#persistence/register';
import { listReminderBatches } from '#persistence/reminders';
import { listRolesHeld } from '#persistence/roles-held';
import { readLastMovements } from '#persistence/run-movement';
import { Clock, instantOf } from '#use-cases/clock';
import { hasRight } from '#use-cases/rights';

/** Something that waits for the one who looks. */
export type Task =
  | { readonly kind: 'submit-run' | 'approve-run' | 'prepare-run-again'; readonly run: string; readonly issuer: string; readonly dueOn: LocalDate }
  | { readonly kind: 'approve-payer-change'; readonly change: string; readonly payer: string; readonly payerName: string }
  | { readonly kind: 'look-after-mails'; readonly issuer: string; readonly state: MailState; readonly count: number }
  | { readonly kind: 'confirm-payments'; readonly issuer: string; readonly count: number }
  | { readonly kind: 'approve-reminders'; readonly issuer: string; readonly batch: string }
  | {
      readonly kind: 'answer-objection';
      readonly document: string;
      readonly payer: string;
      readonly payerName: string;
      readonly dueOn: LocalDate;
      readonly isLate: boolean;
    };

/** Something that is not as it should be, whoever has to mend it. */
export type Trouble =
  | { readonly kind: 'run-past-its-date'; readonly run: string; readonly state: InvoiceRun['state'] }
  | { readonly kind: 'run-not-issued-in-time' | 'run-standing-still'; readonly run: string; readonly since: string }
  | { readonly kind: 'rounds-blocked'; readonly issuer: string; readonly billingDate: LocalDate; readonly count: number };

export interface Overview {
  readonly tasks: readonly Task[];
  readonly troubles: readonly Trouble[];
  /** The next billing date of each issuer that the person may see. */
  readonly upcoming: readonly CalendarEntry[];
}

/** How many minutes after its time an approved run may still be waiting before that is trouble. */
const GRACE_MINUTES = 10;

/** How many minutes an issued run may show nothing new, neither a document nor a mail, before that is trouble. */
const STILLNESS_MINUTES = 60;

/** What waits for a person, what went wrong, and what is due next. */
@Injectable()
export class SeeOverview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(person: string): Promise<Overview> {
    return await this.database.snapshot(async (transaction) => {
      const today = this.clock.today('DK');
      const roles = await listRolesHeld(transaction, person);
      const issuers = await listIssuers(transaction);
      const open = await listOpenRuns(transaction);
      const entries = await listCalendarEntries(transaction);
      return {
        tasks: [
          ...open.flatMap((run) => runTask(run, roles, person)),
          ...(await changeTasks(transaction, roles, person)),
          ...(await objectionTasks(transaction, roles, today)),
          ...(await paymentTasks(transaction, roles)),
          ...(await reminderTasks(transaction, roles, person)),
          ...(await mailTasks(transaction, roles)),
        ],
        troubles: [
          ...open.flatMap((run) => runTrouble(run, issuers, { today, now: this.clock.now() })),
          ...(hasRight(
            'runs.read',
            roles.map(({ role }) => role),
          )
            ? await standingStill(transaction, { open, issuers, now: this.clock.now() })
            : []),
          ...blockedOn(entries, today),
        ],
        upcoming: issuers.flatMap(
          (issuer) => entries.find((entry) => entry.issuer === issuer.code && entry.billingDate >= today && entry.outcome === null) ?? [],
        ),
      };
    });
  }
}

function runTask(run: InvoiceRun, roles: readonly PersonRole[], person: string): Task[] {
  const holds = (role: PersonRole['role']) => roles.some((held) => held.role === role && held.scope === run.issuer);
  const task = (kind: 'submit-run' | 'approve-run' | 'prepare-run-again'): Task[] => [
    { kind, run: run.id, issuer: run.issuer, dueOn: run.businessDate },
  ];
  if (run.state === 'draft' && run.digest !== null && holds('officer')) return task('submit-run');
  if (run.state === 'rejected' && holds('officer')) return task('prepare-run-again');
  if (run.state === 'submitted' && holds('approver') && run.submittedBy !== person) return task('approve-run');
  return [];
}

async function changeTasks(transaction: Transaction, roles: readonly PersonRole[], person: string): Promise<Task[]> {
  if (!roles.some((held) => held.role === 'officer' || held.role === 'approver')) return [];
  const changes = (await listOpenPayerChanges(transaction)).filter((change) => change.proposedBy !== person);
  const names = await readPayerNames(
    transaction,
    changes.map((change) => change.payer),
  );
  return changes.map(({ id, payer }) => ({ kind: 'approve-payer-change', change: id, payer, payerName: names.get(payer) ?? payer }));
}

/** The issuer's desk answers; the earliest due first. */
async function objectionTasks(transaction: Transaction, roles: readonly PersonRole[], today: LocalDate): Promise<Task[]> {
  const own = issuersAtDesk(roles);
  if (own.length === 0) return [];
  const open = (await listObjections(transaction, {})).filter(({ answer, issuer }) => answer === null && own.includes(issuer));
  const names = await readPayerNames(
    transaction,
    open.map(({ payer }) => payer),
  );
  return open.map(({ document, payer, answerDueOn }) => ({
    kind: 'answer-objection',
    document,
    payer,
    payerName: names.get(payer) ?? payer,
    dueOn: answerDueOn,
    isLate: answerDueOn < today,
  }));
}

async function paymentTasks(transaction: Transaction, roles: readonly PersonRole[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const issuer of issuersAtDesk(roles)) {
    const count = (await listWaitingEntries(transaction, issuer)).length;
    if (count > 0) tasks.push({ kind: 'confirm-payments', issuer, count });
  }
  return tasks;
}

/** Reminders that somebody else proposed. */
async function reminderTasks(transaction: Transaction, roles: readonly PersonRole[], person: string): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { role, scope: issuer } of roles) {
    if (role !== 'approver') continue;
    const [batch] = await listReminderBatches(transaction, issuer, 1);
    if (batch?.outcome === null && batch.proposedBy !== person) tasks.push({ kind: 'approve-reminders', issuer, batch: batch.id });
  }
  return tasks;
}

function issuersAtDesk(roles: readonly PersonRole[]): string[] {
  return [...new Set(roles.flatMap(({ role, scope }) => (role === 'officer' || role === 'approver' ? [scope] : [])))];
}

/** One task for each state that mails of an issuer are stuck in: each is looked after in another way. */
async function mailTasks(transaction: Transaction, roles: readonly PersonRole[]): Promise<Task[]> {
  const tasks = new Map<string, { kind: 'look-after-mails'; issuer: string; state: MailState; count: number }>();
  for (const { run, state } of await listMailsNeedingAction(transaction)) {
    const issuer = run?.split('/')[0];
    if (issuer === undefined || !roles.some((held) => held.scope === issuer)) continue;
    const id = `${issuer} ${state}`;
    tasks.set(id, { kind: 'look-after-mails', issuer, state, count: (tasks.get(id)?.count ?? 0) + 1 });
  }
  return [...tasks.values()];
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
