import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '#domain/errors';
import type { Log } from '#platform/logging';

/** A broken business rule stays broken: it is reported with its code and not tried again. Anything else is the machine's and is retried. */
export class RuleFailures implements ActivityInboundCallsInterceptor {
  constructor(private readonly log: Log) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      this.log.warn({ error }, 'activity failed');
      if (error instanceof DomainError) throw ApplicationFailure.nonRetryable(error.message, error.code, error.data);
      throw error;
    }
  }
}
