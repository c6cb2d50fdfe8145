import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { utc } from '#persistence/utc-sql';

export type RunState = 'draft' | 'submitted' | 'approved' | 'issued' | 'completed' | 'rejected' | 'cancelled';

/** A run's row. `openedOn` is the day whose knowledge it stands on; instants are ISO in UTC. */
export interface InvoiceRun {
  readonly id: string;
  readonly issuer: string;
  readonly businessDate: LocalDate;
  readonly openedOn: LocalDate;
  /** Played in the past from the example profile: dated by its business date. */
  readonly played: boolean;
  /** Of a run that is one credit note made by hand: which, as `RM-000012.1`. */
  readonly credit: string | null;
  readonly state: RunState;
  /** Counts preparations; 0 before the first. */
  readonly revision: number;
  readonly digest: string | null;
  /** Version of the rules that decide amounts, as it was when the run was prepared. */
  readonly rulesVersion: string | null;
  readonly preparedAt: string | null;
  /** The newest fact on record when it was prepared, in the order of recording; 0 before the first preparation. */
  readonly factsSeen: bigint;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuedAt: string | null;
  readonly completedAt: string | null;
}

export type Decision = 'prepared' | 'submitted' | 'approved' | 'rejected' | 'cancelled' | 'stale' | 'issued' | 'completed';

export interface RunDecision {
  readonly run: string;
  readonly revision: number;
  readonly decision: Decision;
  readonly person: string | null;
  readonly at: string;
  readonly reason: string | null;
  readonly digest: string | null;
}

/** Of the table `invoice_run`, as `InvoiceRun` has them. */
export const RUN_COLUMNS = `id, issuer, business_date as "businessDate", opened_on as "openedOn", played, credit, state, revision, digest, rules_version as "rulesVersion", ${utc('prepared_at', 'preparedAt')}, facts_seen as "factsSeen",
  submitted_by as "submittedBy", ${utc('submitted_at', 'submittedAt')}, approved_by as "approvedBy", ${utc('approved_at', 'approvedAt')},
  issued_on as "issuedOn", ${utc('issued_at', 'issuedAt')}, ${utc('completed_at', 'completedAt')}`;

export async function findRun(transaction: Transaction, id: string): Promise<InvoiceRun | null> {
  const [run]: InvoiceRun[] = await transaction.query(`select ${RUN_COLUMNS} from invoice_run where id = $1`, [id]);
  return run ?? null;
}

/** The run, locked against other writers until the transaction ends. */
export async function lockRun(transaction: Transaction, id: string): Promise<InvoiceRun | null> {
  // By a function, because whoever must wait for a run need not have the right to change it.
  await transaction.query(`select hold_run($1)`, [id]);
  return await findRun(transaction, id);
}

export async function listRuns(transaction: Transaction): Promise<InvoiceRun[]> {
  return await transaction.query(`select ${RUN_COLUMNS} from invoice_run order by business_date, issuer`);
}

/** Runs that are neither completed nor cancelled. */
export async function listOpenRuns(transaction: Transaction): Promise<InvoiceRun[]> {
  return await transaction.query(
    `select ${RUN_COLUMNS} from invoice_run where state not in ('completed', 'cancelled') order by business_date, issuer`,
  );
}

/** Every issuer's, also where the person at hand sees only some: what is recorded is told to all of them. */
export async function listOpenRunKeys(transaction: Transaction): Promise<{ readonly issuer: string; readonly billingDate: LocalDate }[]> {
  return await transaction.query(`select issuer, business_date as "billingDate" from open_runs() order by business_date, issuer`);
}

/** The last day whose knowledge an issued run stands on, and the last billing date that is issued, of all issuers; null before the first. */
export async function findLastIssuedDays(
  transaction: Transaction,
): Promise<{ readonly openedOn: LocalDate | null; readonly businessDate: LocalDate | null }> {
  const [days]: { openedOn: LocalDate | null; businessDate: LocalDate | null }[] = await transaction.query(
    `select opened_on as "openedOn", business_date as "businessDate" from last_issued_days()`,
  );
  if (!days) throw new Error('max() gave no row');
  return days;
}

/** Adds a draft run; nothing happens when it is there. */
export async function addRun(
  transaction: Transaction,
  run: Pick<InvoiceRun, 'id' | 'issuer' | 'businessDate' | 'openedOn' | 'played' | 'credit'> & { readonly createdAt: string },
): Promise<boolean> {
  const rows: unknown[] = await transaction.query(
    `insert into invoice_run (id, issuer, business_date, opened_on, played, credit, state, created_at) values ($1, $2, $3, $4, $5, $6, 'draft', $7)
     on conflict (id) do nothing returning id`,
    [run.id, run.issuer, run.businessDate, run.openedOn, run.played, run.credit, run.createdAt],
  );
  return rows.length > 0;
}

/** The fields a transition may set; the database checks that the transition is one of the allowed ones. */
export type RunChange = Partial<{
  readonly state: RunState;
  readonly openedOn: LocalDate;
  readonly revision: number;
  readonly digest: string | null;
  readonly rulesVersion: string;
  readonly preparedAt: string;
  readonly factsSeen: bigint;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly approvedDigest: string | null;
  readonly issuedOn: LocalDate;
  readonly issuedAt: string;
  readonly completedAt: string;
}>;

const COLUMN_OF: Record<keyof RunChange, string> = {
  state: 'state',
  openedOn: 'opened_on',
  revision: 'revision',
  digest: 'digest',
  rulesVersion: 'rules_version',
  preparedAt: 'prepared_at',
  factsSeen: 'facts_seen',
  submittedBy: 'submitted_by',
  submittedAt: 'submitted_at',
  approvedBy: 'approved_by',
  approvedAt: 'approved_at',
  approvedDigest: 'approved_digest',
  issuedOn: 'issued_on',
  issuedAt: 'issued_at',
  completedAt: 'completed_at',
};

export async function changeRun(transaction: Transaction, id: string, change: RunChange): Promise<void> {
  const fields = Object.keys(change) as (keyof RunChange)[];
  const assignments = fields.map((field, index) => `${COLUMN_OF[field]} = $${index + 2}`).join(', ');
  await transaction.query(`update invoice_run set ${assignments} where id = $1`, [id, ...fields.map((field) => change[field])]);
}

export async function recordDecision(transaction: Transaction, decision: RunDecision): Promise<void> {
  await transaction.query(`insert into run_decision (run, revision, decision, person, at, reason, digest) values ($1, $2, $3, $4, $5, $6, $7)`, [
    decision.run,
    decision.revision,
    decision.decision,
    decision.person,
    decision.at,
    decision.reason,
    decision.digest,
  ]);
}

export async function listDecisions(transaction: Transaction, run: string): Promise<RunDecision[]> {
  return await transaction.query(
    `select run, revision, decision, person, ${utc('at', 'at')}, reason, digest from run_decision where run = $1 order by id`,
    [run],
  );
}
