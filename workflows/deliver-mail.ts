import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { mailWorkflowId } from '#contracts/invoice-run-process';
import { hearMailingNews } from '#workflows/hear-mailing-news';
import { dispatchMail } from '#workflows/activities';
import { tryUntilTaken } from '#workflows/try-until-taken';

/** Delivers one mail that belongs to no run's dispatch: a reminder, a signed chain head, a resend. */
export async function deliverMail({ mail }: { readonly mail: string }): Promise<void> {
  await tryUntilTaken(hearMailingNews(), (isLastTry) => dispatchMail({ mail, isLastTry }));
}

/** Sets mails on their way without waiting for them. */
export async function startMails(mails: readonly string[]): Promise<void> {
  for (const mail of mails) {
    try {
      await startChild(deliverMail, { args: [{ mail }], workflowId: mailWorkflowId(mail), parentClosePolicy: ParentClosePolicy.ABANDON });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}

/** The same, all in one step of the workflow. */
export async function startMailsAtOnce(mails: readonly string[]): Promise<void> {
  await Promise.all(mails.map((mail) => startMails([mail])));
}
