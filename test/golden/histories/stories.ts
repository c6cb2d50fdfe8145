import { type WorkflowHandle } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { runIdOf, runWorkflowId, SIGNALS, TASK_QUEUE, UPDATES, type ProcessState, type RunKey } from '#contracts/invoice-run-process';
import { waitUntil } from '#platform/embedded/wait-until';
import { ROUND_STORIES } from './round-stories';
import { scriptedActivities, type Script } from './scripted-run';
import type { Story } from './story';

const KEY: RunKey = { issuer: 'KOMBIT', billingDate: '2024-04-02' };
const LIMIT_MS = 60_000;

/** An ordinary run played by hand, step by step. */
type Step = 'submit' | 'approve' | 'reject' | 'prepare-again' | 'cancel' | 'facts' | 'turn' | 'await-timer' | 'submit-and-facts' | 'mailing-started';

export const STORIES: readonly Story[] = [
  story('plain', {}, ['submit', 'approve']),
  story('due-later', { issueInMs: 1_500, dispatchInMs: 3_000 }, ['submit', 'approve']),
  story('rejected-and-prepared-again', {}, ['submit', 'reject', 'prepare-again', 'submit', 'approve']),
  story('facts-while-submitted', {}, ['submit', 'facts', 'submit', 'approve']),
  story('facts-between-approval-and-issue', { issueInMs: 4_000 }, ['submit', 'approve', 'facts', 'submit', 'approve']),
  story('stale-at-issue', { issues: ['stale'] }, ['submit', 'approve', 'submit', 'approve']),
  story('facts-at-the-same-moment', {}, ['submit-and-facts', 'cancel']),
  story('cancelled', {}, ['submit', 'cancel']),
  story('nothing-billable', { isBillable: false }, []),
  story('waited-for-its-turn', { waitsFor: ['2023-05-01'] }, ['turn', 'submit', 'approve']),
  story('reminded', { remindInMs: [-1_000, 3_000, 3_600_000] }, ['await-timer', 'submit', 'approve']),
  story('taken-up-approved', { found: 'approved' }, []),
  story('taken-up-issued', { found: 'issued' }, []),
  story('mails-put-off', { documents: 25, deferred: [2, 0, 1] }, ['submit', 'approve']),
  story('a-chunk-passed-a-slow-one', { documents: 700, isFirstChunkSlow: true }, ['submit', 'approve']),
  story('mailing-stopped', { stops: 1, mails: [] }, ['submit', 'approve', 'mailing-started']),
  {
    name: 'opened-by-schedule', activities: () => scriptedActivities({ found: 'cancelled' }),
    play: (client) => client.workflow.start('openInvoiceRun', { args: [{ issuer: KEY.issuer }], taskQueue: TASK_QUEUE, workflowId: `open-invoice-run/${randomUUID()}` }),
  },
  {
    name: 'mail-delivered', activities: () => scriptedActivities({ deferred: [1] }),
    play: (client) => client.workflow.start('deliverMail', { args: [{ mail: 'KOMBIT-000001/2' }], taskQueue: TASK_QUEUE, workflowId: 'mail/KOMBIT-000001/2' }),
  },
  ...ROUND_STORIES,
];

function story(name: string, script: Script, steps: readonly Step[]): Story {
  return {
    name, activities: () => scriptedActivities(script),
    play: async (client) => {
      const handle = await client.workflow.start('invoiceRun', { args: [KEY], taskQueue: TASK_QUEUE, workflowId: runWorkflowId(runIdOf(KEY)) });
      for (const step of steps) await take(handle, step);
      return handle;
    },
  };
}

async function take(handle: WorkflowHandle, step: Step): Promise<void> {
  const acts: Readonly<Record<Step, () => Promise<unknown>>> = {
    submit: async () => {
      await reach(handle, 'draft');
      await update(handle, UPDATES.submit);
    },
    approve: () => update(handle, UPDATES.approve, { digest: 'digest' }),
    reject: () => update(handle, UPDATES.reject, { reason: 'figures to be looked at' }),
    'prepare-again': () => update(handle, UPDATES.prepareAgain),
    cancel: () => update(handle, UPDATES.cancel, { reason: 'not to be billed' }),
    facts: () => handle.signal(SIGNALS.factsRecorded),
    turn: () => handle.signal(SIGNALS.turnChanged),
    'submit-and-facts': async () => {
      await reach(handle, 'draft');
      await Promise.all([update(handle, UPDATES.submit), handle.signal(SIGNALS.factsRecorded)]);
    },
    'mailing-started': async () => {
      await waitUntil('the mails wait', async () => ((await handle.fetchHistory()).events ?? []).some((event) => event.timerStartedEventAttributes), LIMIT_MS);
      await handle.signal(SIGNALS.mailingStarted);
    },
    'await-timer': () => waitUntil('the reminder is on its way', async () => {
      const { events } = await handle.fetchHistory();
      return (events ?? []).some((event) => event.childWorkflowExecutionStartedEventAttributes);
    }, LIMIT_MS),
  };
  await acts[step]();
}

async function update(handle: WorkflowHandle, name: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await handle.executeUpdate(name, { args: [{ commandId: randomUUID(), person: 'somebody', ...more }] });
}

async function reach(handle: WorkflowHandle, state: ProcessState): Promise<void> {
  await waitUntil(`the run is ${state}`, async () => (await handle.query<ProcessState>('state')) === state, LIMIT_MS);
}
