import { Context } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';

const EVERY_MS = 1_000;

/**
 * Tells the process engine that this process is alive for as long as an activity runs, also while it waits for a mail server or a commit: the
 * silence of a worker that died is then heard within seconds, and a slow server is not mistaken for one.
 */
export class SignsOfLife implements ActivityInboundCallsInterceptor {
  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), EVERY_MS);
    try {
      return await next(input);
    } finally {
      clearInterval(beat);
    }
  }
}
