import { proxyActivities } from '@temporalio/workflow';
import type { InvoiceRunActivities } from '#contracts/invoice-run-process';

/** Short steps in the database: tried until they work; a broken business rule is not retried (the worker marks it so). */
export const activities = proxyActivities<InvoiceRunActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** Chunks of hundreds of documents: they tell how far they are, so that a dead worker is noticed within seconds. */
export const { renderDocuments } = proxyActivities<InvoiceRunActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** A mail server may take ten minutes for its last reply (RFC 5321 4.5.3.2), so a chunk may take long; heartbeats tell it is alive. */
export const { dispatchDocuments, dispatchMail } = proxyActivities<InvoiceRunActivities>({
  startToCloseTimeout: '12 hours',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** A person waits for the answer: a few tries, then the person is told. */
export const { submitRun, approveRun, rejectRun, cancelRun } = proxyActivities<InvoiceRunActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 ms', maximumAttempts: 5 },
});
