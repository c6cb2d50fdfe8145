import { createHash } from 'node:crypto';
import {
  Client,
  Connection,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WithStartWorkflowOperation,
  type ScheduleOptions,
} from '@temporalio/client';
import { ApplicationFailure, type Workflow } from '@temporalio/common';
import { DomainError } from '#domain/errors';
import type { LocalDate } from '#domain/calendar/local-date';
import {
  INVITATIONS_WORKFLOW_ID,
  MEETINGS_CHANGED,
  ROUND_UPDATES,
  roundWorkflowId,
  type RoundCommands,
  type RoundKey,
  type RoundPosition,
  type RoundStep,
} from '#contracts/cost-basis-round';
import {
  mailWorkflowId,
  runIdOf,
  runWorkflowId,
  SIGNALS,
  TASK_QUEUE,
  UPDATES,
  type ApproveCommand,
  type ProcessState,
  type ReasonedCommand,
  type RunCommand,
  type RunKey,
} from '#contracts/invoice-run-process';

/** The process side of the product as everybody else may use it: start, message, schedule. Nothing is remembered here that the database lacks. */
export class BillingProcess {
  private constructor(
    private readonly client: Client,
    private readonly connection: Connection,
  ) {}

  static async connect(options: { readonly address: string; readonly namespace: string }): Promise<BillingProcess> {
    const connection = await Connection.connect({ address: options.address });
    return new BillingProcess(new Client({ connection, namespace: options.namespace }), connection);
  }

  /** Resolves when the engine answers. */
  async check(): Promise<void> {
    await this.connection.workflowService.getSystemInfo({});
  }

  /** Resolves when a worker has asked the engine for work within this time; rejects when none has. */
  async checkWorker(withinMs: number): Promise<void> {
    const { pollers } = await this.connection.workflowService.describeTaskQueue({
      namespace: this.client.options.namespace,
      taskQueue: { name: TASK_QUEUE },
      taskQueueType: WORKFLOW_TASKS,
    });
    const seenAt = Math.max(0, ...pollers.map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000));
    if (Date.now() - seenAt > withinMs) throw new Error(`no worker has asked for work within ${withinMs} ms`);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  /** Starts the run's workflow; nothing happens when it is running. A completed or lost one is started anew and goes on from the record. */
  async startRun(key: RunKey): Promise<void> {
    await this.startOnce('invoiceRun', runWorkflowId(runIdOf(key)), [key]);
  }

  async startMail(mail: string): Promise<void> {
    await this.startOnce('deliverMail', mailWorkflowId(mail), [{ mail }]);
  }

  /**
   * Sends a person's command and waits for its effect. A refusal is a `DomainError` with the code of the rule; the command's id makes a repeat
   * harmless, also where the answer to the first was lost.
   */
  async command(key: RunKey, name: keyof typeof UPDATES, command: RunCommand | ApproveCommand | ReasonedCommand): Promise<ProcessState> {
    const run = runIdOf(key);
    const handle = this.client.workflow.getHandle(runWorkflowId(run));
    try {
      return await handle.executeUpdate<ProcessState, [RunCommand | ApproveCommand | ReasonedCommand]>(UPDATES[name], {
        args: [command],
        updateId: updateIdOf(name, command),
      });
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError) throw refusalOf(error);
      if (error instanceof WorkflowNotFoundError) throw new DomainError('run-not-open', `run ${run} is not open`, { run });
      throw error;
    }
  }

  /** Starts the workflow of a cost basis' round; nothing happens when it is running. */
  async startRound(key: RoundKey): Promise<void> {
    await this.startOnce('costBasisRound', roundWorkflowId(key), [{ basis: key.basis }]);
  }

  /**
   * Sends a person's step with a version to its round and waits for its effect. The round's workflow is started where none runs: by the first version
   * that is sent out, or after the engine has lost it. A refusal is a `DomainError` with the code of the rule.
   */
  async takeRoundStep<Step extends RoundStep>(step: Step, command: RoundCommands[Step]): Promise<RoundPosition> {
    const { basis } = command;
    const start = new WithStartWorkflowOperation('costBasisRound', {
      workflowId: roundWorkflowId({ basis }),
      taskQueue: TASK_QUEUE,
      args: [{ basis }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    try {
      return await this.client.workflow.executeUpdateWithStart<Workflow, RoundPosition, [RoundCommands[Step]]>(ROUND_UPDATES[step], {
        args: [command],
        updateId: updateIdOf(step, command),
        startWorkflowOperation: start,
      });
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError) throw refusalOf(error);
      throw error;
    }
  }

  /** Has everybody invited to meetings as they stand now, and tells rounds that theirs may have moved. */
  async tellMeetingsChanged(rounds: readonly RoundKey[]): Promise<void> {
    await this.client.workflow.signalWithStart('inviteToMeetings', {
      workflowId: INVITATIONS_WORKFLOW_ID,
      taskQueue: TASK_QUEUE,
      args: [],
      signal: MEETINGS_CHANGED,
      signalArgs: [],
    });
    for (const key of rounds) await this.signal(roundWorkflowId(key), MEETINGS_CHANGED);
  }

  /** Tells open runs that facts were recorded; one that is not running has nothing to be told. */
  async tellFactsRecorded(keys: readonly RunKey[]): Promise<void> {
    for (const key of keys) await this.signal(runWorkflowId(runIdOf(key)), SIGNALS.factsRecorded);
  }

  async tellTurnChanged(key: RunKey): Promise<void> {
    await this.signal(runWorkflowId(runIdOf(key)), SIGNALS.turnChanged);
  }

  /** Tells what waits that mailing goes on; what is not told looks by itself within the hour. */
  async tellMailingStarted({ runs, mails }: { readonly runs: readonly string[]; readonly mails: readonly string[] }): Promise<void> {
    for (const id of [...runs.map(runWorkflowId), ...mails.map(mailWorkflowId)]) await this.signal(id, SIGNALS.mailingStarted);
  }

  /** Makes an issuer's schedule list exactly these opening days; firings missed for up to a year are caught up. */
  async setSchedule(schedule: { readonly issuer: string; readonly zone: string; readonly openingDays: readonly LocalDate[] }): Promise<void> {
    const { issuer } = schedule;
    const options: ScheduleOptions = {
      scheduleId: scheduleId(issuer),
      spec: {
        timezone: schedule.zone,
        calendars: schedule.openingDays.map((day) => ({
          year: Number(day.slice(0, 4)),
          month: MONTHS[Number(day.slice(5, 7)) - 1] ?? 'JANUARY',
          dayOfMonth: Number(day.slice(8, 10)),
          hour: 5,
        })),
      },
      action: {
        type: 'startWorkflow',
        workflowType: 'openInvoiceRun',
        args: [{ issuer }],
        taskQueue: TASK_QUEUE,
        workflowId: `open-invoice-run/${issuer}`,
      },
      // The default policy silently drops firings while one is running, also in a backfill.
      policies: { overlap: 'ALLOW_ALL', catchupWindow: '365 days' },
    };
    try {
      await this.client.schedule.create(options);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await this.client.schedule.getHandle(scheduleId(issuer)).update(({ state }) => ({ ...options, state }));
    }
  }

  /** When an issuer's schedule opens its next run; null when none is planned. */
  async findNextOpening(issuer: string): Promise<Date | null> {
    try {
      const { info } = await this.client.schedule.getHandle(scheduleId(issuer)).describe();
      return info.nextActionTimes[0] ?? null;
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return null;
      throw error;
    }
  }

  /** Plays an issuer's opening days in the past (inclusive), by the same schedule that opens the coming ones. */
  async playPast(past: { readonly issuer: string; readonly from: LocalDate; readonly to: LocalDate }): Promise<void> {
    await this.client.schedule.getHandle(scheduleId(past.issuer)).backfill({
      start: new Date(`${past.from}T00:00:00Z`),
      end: new Date(`${past.to}T23:59:59Z`),
      overlap: 'ALLOW_ALL',
    });
  }

  private async startOnce(type: string, workflowId: string, args: readonly unknown[]): Promise<void> {
    try {
      await this.client.workflow.start(type, {
        workflowId,
        taskQueue: TASK_QUEUE,
        args: [...args],
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  private async signal(workflow: string, name: string): Promise<void> {
    try {
      await this.client.workflow.getHandle(workflow).signal(name);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}

/** The engine's number for the kind of task queue that workflows are on. */
const WORKFLOW_TASKS = 1;

const MONTHS = ['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const;

/**
 * The engine gives a repeated id its first answer without looking at the command: so the id says what the command holds, and whose it is. Another
 * command under the same id is one of its own, which the record then refuses.
 */
function updateIdOf(name: string, command: { readonly commandId: string }): string {
  const content = createHash('sha256').update(JSON.stringify(Object.entries(command).sort(([a], [b]) => (a < b ? -1 : 1))));
  return `${name}-${command.commandId}-${content.digest('hex')}`;
}

function scheduleId(issuer: string): string {
  return `billing-calendar/${issuer}`;
}

/** Codes of rules, not the names of classes that other errors have: a fault is told to nobody but the log. */
const RULE = /^[a-z][a-z0-9-]*$/;

/** The rule that refused stands innermost: update failure → activity failure → application failure with the domain's code as its type. */
function refusalOf(error: WorkflowUpdateFailedError): Error {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ApplicationFailure && cause.type && RULE.test(cause.type)) return new DomainError(cause.type, cause.message);
  }
  return error;
}
