import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { TASK_QUEUE } from '#contracts/invoice-run-process';
import { formatHistory } from './history-file';
import { STORIES } from './stories';
import type { Story } from './story';

export const HISTORIES = join(__dirname, 'recorded');

/** Stories recorded side by side: some wait for a timer. */
const LANES = 4;

/** Nothing of the machine that records stays in a history. */
const IDENTITY = 'recorder';

/** Plays every story that has no history on the built workflows and writes it down. What is there stays: it is what a run under way may look like. */
export async function recordHistories(options: {
  readonly address: string; readonly bundle: string;
  /** A namespace that nobody else uses, for each story. */
  readonly createNamespace: () => Promise<string>;
}): Promise<void> {
  mkdirSync(HISTORIES, { recursive: true });
  const fileOf = (name: string) => `${name}.json`;
  for (const file of readdirSync(HISTORIES)) if (!STORIES.some(({ name }) => fileOf(name) === file)) rmSync(join(HISTORIES, file));
  const waiting = STORIES.filter(({ name }) => !existsSync(join(HISTORIES, fileOf(name))));
  const lane = async () => {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      const history = await record(story, { ...options, namespace: await options.createNamespace() });
      writeFileSync(join(HISTORIES, fileOf(story.name)), history);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function record({ activities, play }: Story, { address, namespace, bundle }: { readonly address: string; readonly namespace: string; readonly bundle: string }): Promise<string> {
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  try {
    const worker = await Worker.create({
      connection: native, namespace, taskQueue: TASK_QUEUE, identity: IDENTITY, workflowBundle: { codePath: bundle }, activities: { ...activities() },
    });
    const client = new Client({ connection, namespace, identity: IDENTITY });
    return await worker.runUntil(async () => {
      const handle = await play(client);
      await handle.result();
      return formatHistory(await handle.fetchHistory());
    });
  } finally {
    await connection.close();
    await native.close();
  }
}
