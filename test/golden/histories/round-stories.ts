import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client, type WorkflowHandle } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { ROUND_UPDATES, roundWorkflowId, type RoundPosition, type RoundStep } from '#contracts/cost-basis-round';
import { TASK_QUEUE } from '#contracts/invoice-run-process';
import { waitUntil } from '#platform/embedded/wait-until';
import { scriptedRound, type RoundScript } from './scripted-round';
import type { Story } from './story';

const KEY = { basis: 'NHN-2024' };
const LIMIT_MS = 60_000;

/** A step with a version, `sendOut 2`; `closed` waits until nobody but the workflow has closed the window. */
type Played = `${RoundStep} ${1 | 2}` | 'closed';

const TO_THE_CHARGES = ['advise 2', 'putForward 2', 'decide 2', 'charge 2'] as const satisfies readonly Played[];

export const ROUND_STORIES: readonly Story[] = [
  story('round-of-two-versions', { remarksEndInMs: 1_500 }, ['sendOut 1', 'closed', 'advise 1', 'sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-window-closed-by-a-person', {}, ['sendOut 2', 'closeRemarks 2', ...TO_THE_CHARGES]),
  story('round-window-over-when-sent-out', { remarksEndInMs: -1_000 }, ['sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-clock-behind', { remarksEndInMs: -1_000, clockIsBehind: 1 }, ['sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-taken-up-open', { found: { number: 2, state: 'sent-out' }, remarksEndInMs: 1_500 }, ['closed', ...TO_THE_CHARGES]),
  story('round-taken-up-decided', { found: { number: 2, state: 'decided' } }, ['charge 2']),
  story('round-taken-up-charged', { found: { number: 2, state: 'charged' } }, []),
  story('round-first-version-refused', { isRefused: true }, ['sendOut 1']),
];

function story(name: string, script: RoundScript, steps: readonly Played[]): Story {
  return {
    name, activities: () => scriptedRound(script),
    play: async (client) => {
      const options = { workflowId: roundWorkflowId(KEY), taskQueue: TASK_QUEUE, args: [KEY], workflowIdConflictPolicy: 'USE_EXISTING' } as const;
      const [first] = steps;
      const handle = first?.startsWith('sendOut') ? client.workflow.getHandle(options.workflowId) : await client.workflow.start('costBasisRound', options);
      for (const played of steps) {
        if (played === 'closed') await reach(handle, 'remarks-closed');
        else await send(client, new WithStartWorkflowOperation('costBasisRound', options), played);
      }
      return handle;
    },
  };
}

async function send(client: Client, startWorkflowOperation: WithStartWorkflowOperation<() => Promise<RoundPosition>>, played: Exclude<Played, 'closed'>): Promise<void> {
  const [step = '', number = ''] = played.split(' ');
  const update = Object.entries(ROUND_UPDATES).find(([name]) => name === step)?.[1] ?? '';
  try {
    await client.workflow.executeUpdateWithStart(update, {
      startWorkflowOperation, args: [{ ...KEY, number: Number(number), commandId: randomUUID(), person: 'somebody', on: null }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error;
  }
}

async function reach(handle: WorkflowHandle, state: string): Promise<void> {
  await waitUntil(`the version is ${state}`, async () => (await handle.query<RoundPosition | undefined>('position'))?.state === state, LIMIT_MS);
}
