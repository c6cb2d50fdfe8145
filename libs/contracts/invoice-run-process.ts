import type { LocalDate } from '#domain/calendar/local-date';

/** The one task queue: any worker may take any step. */
export const TASK_QUEUE = 'aconto';

/**
 * Documents a render or dispatch activity handles at a time: with hundreds, the engine's own cost disappears. A smaller run is cut into some ten
 * parts, so that mailing begins while most of it is still being rendered.
 */
const CHUNK = { atMost: 500, atLeast: 50, parts: 10 } as const;

/** A run is named by its business key everywhere: database, workflow, audit trail, command line. */
export function runIdOf({ issuer, billingDate, credit }: RunKey): string {
  return credit === undefined ? `${issuer}/${billingDate}` : `${issuer}/${billingDate}~${credit}`;
}

/** The business key of a run as the record has it. */
export function runKeyOf(run: { readonly issuer: string; readonly businessDate: LocalDate; readonly credit: string | null }): RunKey {
  const key = { issuer: run.issuer, billingDate: run.businessDate };
  return run.credit === null ? key : { ...key, credit: run.credit };
}

export function runWorkflowId(run: string): string {
  return `invoice-run/${run}`;
}

/** A mail outside a run's own dispatch (reminder, signed chain head, resend) has a workflow of its own. */
export function mailWorkflowId(mail: string): string {
  return `mail/${mail}`;
}

export type ProcessState = 'waiting-for-turn' | 'draft' | 'submitted' | 'approved' | 'issued' | 'completed' | 'rejected' | 'cancelled';

export interface RunKey {
  readonly issuer: string;
  readonly billingDate: LocalDate;
  /** Of a run that is one credit note made by hand, on the day it was drafted: the corrected invoice and which note of it, `RM-000012.1`. */
  readonly credit?: string;
}

/** A person's command on a run. `commandId` makes it safe to send twice. */
export interface RunCommand {
  readonly commandId: string;
  readonly person: string;
}

export interface ApproveCommand extends RunCommand {
  /** The digest the person has seen: another one is refused. */
  readonly digest: string;
}

export interface ReasonedCommand extends RunCommand {
  readonly reason: string;
}

/** Update names; each takes its command and answers with the run's new state. */
export const UPDATES = { submit: 'submit', approve: 'approve', reject: 'reject', cancel: 'cancel', prepareAgain: 'prepare-again' } as const;

/** Signal names: facts were recorded that may concern the run; an earlier run of the issuer was closed. */
export const SIGNALS = { factsRecorded: 'facts-recorded', turnChanged: 'turn-changed', mailingStarted: 'mailing-started' } as const;

/** Where a run is and when its next steps fall due; instants are ISO in UTC. */
export interface RunPosition {
  readonly state: ProcessState;
  readonly documents: number;
  readonly issueAt: string;
  readonly dispatchAt: string;
  readonly remindAt: readonly string[];
}

export interface DispatchOutcome {
  /** Mails that could not be handed over yet and may be tried again. */
  readonly deferred: number;
  /** Mailing is stopped, so that those wait: not for a try, but for whoever starts it again. */
  readonly isStopped?: boolean;
}

/** What the workflow has done for it by activities. Only ids and bounds travel; every one finds what was done when it is repeated. */
export interface InvoiceRunActivities {
  findBillingDate(opening: { readonly issuer: string; readonly scheduledAt: string }): Promise<LocalDate | null>;
  checkTurn(key: RunKey): Promise<{ readonly waitsFor: LocalDate | null }>;
  findRunPosition(key: RunKey): Promise<RunPosition | null>;
  prepareRun(
    key: RunKey & { readonly person: string | null },
  ): Promise<{ readonly outcome: 'prepared' | 'unchanged' | 'nothing-billable'; readonly state: ProcessState }>;
  submitRun(command: RunKey & RunCommand): Promise<ProcessState>;
  approveRun(command: RunKey & ApproveCommand): Promise<ProcessState>;
  rejectRun(command: RunKey & ReasonedCommand): Promise<ProcessState>;
  cancelRun(command: RunKey & ReasonedCommand): Promise<ProcessState>;
  /** Ids of the mails that wait to be delivered. */
  remindThoseWhoMustAct(reminder: RunKey & { readonly remindAt: string }): Promise<readonly string[]>;
  issueRun(key: RunKey): Promise<{ readonly outcome: 'issued' | 'stale'; readonly mails: readonly string[] }>;
  renderDocuments(chunk: RunKey & Chunk): Promise<void>;
  /** On the last try, mails that still are not taken count as refused, for a person to see. */
  dispatchDocuments(chunk: RunKey & Chunk & { readonly isLastTry: boolean }): Promise<DispatchOutcome>;
  dispatchMail(mail: { readonly mail: string; readonly isLastTry: boolean }): Promise<DispatchOutcome>;
  completeRun(key: RunKey): Promise<void>;
  releaseNextRun(key: RunKey): Promise<void>;
}

/** Documents of a run by their place in it, half-open. */
export interface Chunk {
  readonly from: number;
  readonly until: number;
}

export function chunksOf(documents: number): Chunk[] {
  const size = Math.min(CHUNK.atMost, Math.max(CHUNK.atLeast, Math.ceil(documents / CHUNK.parts)));
  return Array.from({ length: Math.ceil(documents / size) }, (_, index) => ({ from: index * size, until: Math.min((index + 1) * size, documents) }));
}
