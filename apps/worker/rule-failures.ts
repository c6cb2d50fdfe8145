import type { Info } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '#domain/errors';
import type { Log } from '#platform/logging';

/** A broken business rule stays broken: it is reported with its code and not tried again. Anything else is the machine's and is retried. */
export class RuleFailures implements ActivityInboundCallsInterceptor {
  constructor(
    private readonly log: Log,
    private readonly activity: Pick<Info, 'activityType' | 'attempt' | 'workflowExecution'>,
  ) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      const { activityType, attempt, workflowExecution } = this.activity;
      // A workflow is named after what it is about: `invoice-run/KOMBIT/2024-04-02`.
      this.log.warn({ err: error, activity: activityType, attempt, workflow: workflowExecution?.workflowId }, 'activity failed');
      if (error instanceof DomainError) throw ApplicationFailure.nonRetryable(error.message, error.code, error.data);
      throw error;
    }
  }
}
