import type { LocalDate } from '#domain/calendar/local-date';
import { listOpenReversals } from '#persistence/charge-reversals';
import { listWaitingEntries } from '#persistence/waiting-payments';
import type { Transaction } from '#persistence/database';
import type { InvoiceRun } from '#persistence/invoice-run';
import { listBegunHandOvers } from '#persistence/ledger-exports';
import { listMailsNeedingAction, type MailState } from '#persistence/mail-outbox';
import { listObjections } from '#persistence/objections';
import { listOpenPayerChanges } from '#persistence/payer-history';
import { readPayerNames, type PersonRole } from '#persistence/register';
import { listReminderBatches } from '#persistence/reminders';

/** Something that waits for the one who looks. */
export type Task =
  | { readonly kind: 'submit-run' | 'approve-run' | 'prepare-run-again'; readonly run: string; readonly issuer: string; readonly dueOn: LocalDate }
  | { readonly kind: 'approve-payer-change'; readonly change: string; readonly payer: string; readonly payerName: string }
  | { readonly kind: 'look-after-mails'; readonly issuer: string; readonly state: MailState; readonly count: number }
  | { readonly kind: 'confirm-payments'; readonly issuer: string; readonly count: number }
  | { readonly kind: 'approve-reminders'; readonly issuer: string; readonly batch: string }
  | { readonly kind: 'decide-reversal'; readonly issuer: string; readonly payerName: string }
  | { readonly kind: 'record-receipt' | 'sign-off'; readonly issuer: string; readonly run: string | null; readonly file: number | null }
  | {
      readonly kind: 'answer-objection';
      readonly document: string;
      readonly payer: string;
      readonly payerName: string;
      readonly dueOn: LocalDate;
      readonly isLate: boolean;
    };

/** What waits for a person with these roles, kind by kind. */
export async function listTasks(
  transaction: Transaction,
  of: { readonly person: string; readonly roles: readonly PersonRole[]; readonly open: readonly InvoiceRun[]; readonly today: LocalDate },
): Promise<Task[]> {
  const { person, roles, open, today } = of;
  return [
    ...open.flatMap((run) => runTask(run, roles, person)),
    ...(await changeTasks(transaction, roles, person)),
    ...(await objectionTasks(transaction, roles, today)),
    ...(await paymentTasks(transaction, roles)),
    ...(await reminderTasks(transaction, roles, person)),
    ...(await reversalTasks(transaction, roles, person)),
    ...(await handOverTasks(transaction, roles)),
    ...(await mailTasks(transaction, roles)),
  ];
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

/** Charges that somebody else proposed to take back. */
async function reversalTasks(transaction: Transaction, roles: readonly PersonRole[], person: string): Promise<Task[]> {
  const issuers = roles.flatMap(({ role, scope }) => (role === 'approver' ? [scope] : []));
  const open = (await listOpenReversals(transaction, issuers)).filter(({ proposedBy }) => proposedBy !== person);
  const names = await readPayerNames(
    transaction,
    open.map(({ payer }) => payer),
  );
  return open.map(({ issuer, payer }) => ({ kind: 'decide-reversal', issuer, payerName: names.get(payer) ?? payer }));
}

/** What was handed to the finance system goes on at the desk: its receipt, then the sign-off. Whoever hands nothing over is told of nothing. */
async function handOverTasks(transaction: Transaction, roles: readonly PersonRole[]): Promise<Task[]> {
  const begun = await listBegunHandOvers(transaction, issuersAtDesk(roles));
  return begun.map(({ isAcknowledged, ...of }) => ({ kind: isAcknowledged ? 'sign-off' : 'record-receipt', ...of }));
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
