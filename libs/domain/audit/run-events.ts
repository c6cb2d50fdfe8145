/**
 * The audit events of a run that the auditor's pack is checked against; `subject` is the run's id. Preparation, submission and approval carry
 * `digest`; issue carries `digest`, `rowsHash` and `factsHash`; completion and every later change of a delivery carry `documentsHash`, because
 * bytes never change. Completion also carries `deliveriesHash` over all mails with those that may still move, a change the one mail it is about.
 */
export const RUN_EVENTS = {
  prepared: 'run-prepared',
  submitted: 'run-submitted',
  approved: 'run-approved',
  rejected: 'run-rejected',
  cancelled: 'run-cancelled',
  issued: 'run-issued',
  completed: 'run-completed',
  deliveriesChanged: 'run-deliveries-changed',
} as const;

/**
 * Other events that a pack is held against; their subjects are a file's name, a payer's code, a document's number, a version of a cost basis, and
 * `e-invoices`.
 */
export const RECORD_EVENTS = {
  fileImported: 'file-imported',
  payerChanged: 'payer-changed',
  documentResent: 'document-resent',
  chargesCreated: 'charges-created',
  eInvoiceReceipts: 'e-invoice-receipts',
} as const;
