import { SearchAttributeType, WorkflowExecutionAlreadyStartedError, defineSearchAttributeKey } from '@temporalio/common';
import { ParentClosePolicy, startChild, workflowInfo } from '@temporalio/workflow';
import { runIdOf, runWorkflowId } from '#contracts/invoice-run-process';
import { activities } from '#workflows/activities';
import { invoiceRun } from '#workflows/invoice-run';

const SCHEDULED_START = defineSearchAttributeKey('TemporalScheduledStartTime', SearchAttributeType.DATETIME);

/**
 * What an issuer's schedule fires on an opening day: it starts that billing date's run and ends. The day comes from the schedule, not from
 * the clock, so a backfill of past years opens past runs.
 */
export async function openInvoiceRun({ issuer }: { readonly issuer: string }): Promise<void> {
  const scheduledAt = (workflowInfo().typedSearchAttributes.get(SCHEDULED_START) ?? workflowInfo().startTime).toISOString();
  const billingDate = await activities.findBillingDate({ issuer, scheduledAt });
  if (billingDate === null) return;
  try {
    await startChild(invoiceRun, {
      args: [{ issuer, billingDate }],
      workflowId: runWorkflowId(runIdOf({ issuer, billingDate })),
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // Opened before, by this schedule or by the worker's start: the run is named by its billing date and exists once.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
