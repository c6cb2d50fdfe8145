import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** Whether a step failed because a rule refused it: that stands. Any other failure leaves open whether the step was taken. */
export function isRefusedByRule(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.nonRetryable === true;
}
