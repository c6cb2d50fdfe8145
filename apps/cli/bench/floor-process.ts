import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { FloorTimes, type FloorRequest } from '#apps/cli/bench/floor-messages';

export interface FloorProcess {
  play(request: FloorRequest): Promise<FloorTimes>;
  stop(): Promise<void>;
}

/** Starts the bare script as a process of its own; like a worker it stays, so that both are equally warm. */
export async function startFloorProcess(addresses: { readonly migrationUrl: string; readonly smtpUrl: string }): Promise<FloorProcess> {
  const child = fork(join(__dirname, 'floor-script.js'), [addresses.migrationUrl, addresses.smtpUrl], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => null);
  const heard = async (): Promise<unknown> => {
    const message: readonly unknown[] | null = await Promise.race([once(child, 'message'), ended]);
    if (message === null) throw new Error('the bare script ended before it was done');
    return message[0];
  };
  await heard();
  return {
    play: async (request) => {
      const answered = heard();
      child.send(request);
      return FloorTimes.parse(await answered);
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
