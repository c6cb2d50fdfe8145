import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SinkAnswer, type SinkRequest } from '#apps/cli/bench/sink-messages';

export interface SinkProcess {
  readonly url: string;
  /** Begins to count anew. */
  expect(mails: number): Promise<void>;
  /** When the mail that was expected as the last one was accepted, on the machine's monotonic clock; null while it has not come. */
  reachedAtMs(): number | null;
  count(): Promise<{ readonly accepted: number; readonly recipients: number }>;
  stop(): Promise<void>;
}

/** Starts a server that takes every mail, as a process of its own. */
export async function startSinkProcess(): Promise<SinkProcess> {
  const child = fork(join(__dirname, 'accept-all-sink.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  let reachedAtMs: number | null = null;
  let hear: (answer: SinkAnswer) => void = () => undefined;
  const next = () =>
    new Promise<SinkAnswer>((resolve) => {
      hear = resolve;
    });
  child.on('message', (message) => {
    const answer = SinkAnswer.parse(message);
    if (answer.type === 'reached') reachedAtMs = answer.atMs;
    else hear(answer);
  });
  const ask = async (request: SinkRequest) => {
    const answered = next();
    child.send(request);
    const answer = await answered;
    if (answer.type !== 'counted') throw new Error(`the sink answered ${answer.type}`);
    return { accepted: answer.accepted, recipients: answer.recipients };
  };
  const first = await Promise.race([next(), ended]);
  if (!('type' in first) || first.type !== 'listening') throw new Error('the SMTP sink did not start');
  return {
    url: `smtp://127.0.0.1:${first.port}`,
    expect: async (mails) => {
      reachedAtMs = null;
      await ask({ type: 'expect', mails });
    },
    reachedAtMs: () => reachedAtMs,
    count: () => ask({ type: 'count' }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
