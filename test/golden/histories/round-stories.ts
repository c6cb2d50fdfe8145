import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client, type WorkflowHandle } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { INVITATIONS_WORKFLOW_ID, MEETINGS_CHANGED, ROUND_UPDATES, roundWorkflowId, type RoundPosition, type RoundStep, type RoundVersion } from '#contracts/cost-basis-round';
import { TASK_QUEUE } from '#contracts/invoice-run-process';
import { waitUntil } from '#platform/embedded/wait-until';
import { scriptedActivities } from './scripted-run';
import { scriptedRound, type RoundScript } from './scripted-round';
import type { Story } from './story';

const KEY = { basis: 'NHN-2024' };
const LIMIT_MS = 60_000;

/** A step with a version, `sendOut 2`; `closed` and `reminded` wait until the workflow has acted by itself. */
type Played = `${RoundStep} ${1 | 2}` | 'closed' | 'reminded' | 'meetings';

const TO_THE_CHARGES = ['advise 2', 'putForward 2', 'decide 2', 'charge 2'] as const satisfies readonly Played[];

export const ROUND_STORIES: readonly Story[] = [
  story('round-of-two-versions', { remarksEndInMs: 1_500 }, ['sendOut 1', 'closed', 'advise 1', 'sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-window-closed-by-a-person', {}, ['sendOut 2', 'closeRemarks 2', ...TO_THE_CHARGES]),
  story('round-window-over-when-sent-out', { remarksEndInMs: -1_000 }, ['sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-clock-behind', { remarksEndInMs: -1_000, clockIsBehind: 1 }, ['sendOut 2', 'closed', ...TO_THE_CHARGES]),
  story('round-taken-up-open', { found: { number: 2, state: 'sent-out' }, remarksEndInMs: 1_500 }, ['closed', ...TO_THE_CHARGES]),
  story('round-reminded', { remindInMs: [['remarks-closing', 800], ['answers-due', 1_600]], remarksEndInMs: 1_200 }, ['sendOut 2', 'closed', 'reminded', ...TO_THE_CHARGES]),
  story('round-meeting-moved', {}, ['sendOut 2', 'meetings', 'closeRemarks 2', ...TO_THE_CHARGES]),
  story('round-taken-up-decided', { found: { number: 2, state: 'decided' } }, ['charge 2']),
  story('round-taken-up-charged', { found: { number: 2, state: 'charged' } }, []),
  story('round-first-version-refused', { isRefused: true }, ['sendOut 1']),
  {
    name: 'invited-to-meetings', activities: () => ({ ...scriptedActivities({}), ...scriptedRound({}) }),
    play: (client) => client.workflow.signalWithStart('inviteToMeetings', {
      workflowId: INVITATIONS_WORKFLOW_ID, taskQueue: TASK_QUEUE, args: [], signal: MEETINGS_CHANGED, signalArgs: [],
    }),
  },
];

function story(name: string, script: RoundScript, steps: readonly Played[]): Story {
  return {
    name, activities: () => ({ ...scriptedActivities({}), ...scriptedRound(script) }),
    play: async (client) => {
      const options = { workflowId: roundWorkflowId(KEY), taskQueue: TASK_QUEUE, args: [KEY], workflowIdConflictPolicy: 'USE_EXISTING' } as const;
      const [first] = steps;
      const handle = first?.startsWith('sendOut') ? client.workflow.getHandle(options.workflowId) : await client.workflow.start('costBasisRound', options);
      for (const played of steps) {
        if (played === 'closed') await reach(handle, (position) => position.state === 'remarks-closed');
        else if (played === 'reminded') await reach(handle, (position) => position.reminders.length === 0);
        else if (played === 'meetings') await handle.signal(MEETINGS_CHANGED);
        else await send(client, new WithStartWorkflowOperation('costBasisRound', options), played);
      }
      return handle;
    },
  };
}

async function send(client: Client, startWorkflowOperation: WithStartWorkflowOperation<() => Promise<RoundPosition>>, played: `${RoundStep} ${1 | 2}`): Promise<void> {
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

async function reach(handle: WorkflowHandle, isThere: (position: RoundVersion) => boolean): Promise<void> {
  await waitUntil('the round has acted by itself', async () => {
    const position = await handle.query<RoundPosition | undefined>('position');
    return position ? isThere(position) : false;
  }, LIMIT_MS);
}
