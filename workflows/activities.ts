import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { InvoiceRunActivities } from '#contracts/invoice-run-process';

/** The worker tells every few seconds that it is alive while it works on any activity, so that what a dead one had is taken up within seconds. */
export const SIGN_OF_LIFE = { heartbeatTimeout: '10 seconds' } as const satisfies ActivityOptions;

export const UNTIL_IT_WORKS = { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 seconds' } as const;

/** Short steps in the database: tried until they work; a broken business rule is not retried (the worker marks it so). */
export const activities = proxyActivities<InvoiceRunActivities>({ ...SIGN_OF_LIFE, startToCloseTimeout: '5 minutes', retry: UNTIL_IT_WORKS });

/** Chunks of hundreds of documents. */
export const { renderDocuments } = proxyActivities<InvoiceRunActivities>({
  ...SIGN_OF_LIFE,
  startToCloseTimeout: '30 minutes',
  retry: UNTIL_IT_WORKS,
});

/** A mail server may take ten minutes for its last reply (RFC 5321 4.5.3.2), so a chunk may take long. */
export const { dispatchDocuments, dispatchMail } = proxyActivities<InvoiceRunActivities>({
  ...SIGN_OF_LIFE,
  startToCloseTimeout: '12 hours',
  retry: UNTIL_IT_WORKS,
});

/** A person waits for the answer: a few tries, then the person is told. */
export const WHILE_A_PERSON_WAITS = { initialInterval: '200 ms', maximumAttempts: 5 } as const;

export const { submitRun, approveRun, rejectRun, cancelRun } = proxyActivities<InvoiceRunActivities>({
  ...SIGN_OF_LIFE,
  startToCloseTimeout: '1 minute',
  retry: WHILE_A_PERSON_WAITS,
});
