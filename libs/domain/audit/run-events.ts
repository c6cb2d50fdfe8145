/**
 * The audit events of a run that the auditor's pack is checked against; `subject` is the run's id. Submission and approval carry `digest`;
 * issue carries `digest`, `rowsHash` and `factsHash`; completion, and every later event that records a change of deliveries, carry
 * `documentsHash` and `deliveriesHash`: the newest one counts.
 */
export const RUN_EVENTS = {
  submitted: 'run-submitted',
  approved: 'run-approved',
  issued: 'run-issued',
  completed: 'run-completed',
  deliveriesChanged: 'run-deliveries-changed',
} as const;
