import { RECORD_EVENTS, RUN_EVENTS } from '#domain/audit/run-events';

/**
 * The audit events of payments. An import's subject is its file's SHA-256 and its `rowsHash` covers the entries it brought and the payments their
 * references made; a payment confirmed or taken back has its posting as subject and its whole row in `payment`; an entry set aside is its own subject.
 */
export const PAYMENT_EVENTS = {
  imported: 'bank-file-imported',
  confirmed: 'payment-confirmed',
  takenBack: 'payment-taken-back',
  setAside: 'bank-entry-set-aside',
} as const;

/**
 * The audit events of reminders: their batch is the subject, the programme that of a policy. An approval's `digest` covers what was sent and charged. The
 * subject of what is said about taking a letter's charges back is that reversal.
 */
export const REMINDER_EVENTS = {
  policySet: 'reminder-policy-set',
  proposed: 'reminders-proposed',
  approved: 'reminders-approved',
  receipts: 'reminder-receipts',
  reversalProposed: 'charges-reversal-proposed',
  reversed: 'charges-reversed',
} as const;

/** The audit events of what is handed to the finance system: a run, or a file of an issuer's charges (`KOMBIT/charges/1`), is the subject. */
export const HAND_OVER_EVENTS = {
  exported: 'ledger-exported',
  acknowledged: 'ledger-acknowledged',
  runSignedOff: 'run-signed-off',
  chargesSignedOff: 'charges-signed-off',
} as const;

/** Events that no check of a pack asks for by name. */
const OTHER_EVENTS = [
  'administrator-appointed',
  'charges-reversal-rejected',
  'committee-meeting-dropped',
  'committee-meeting-moved',
  'committee-recorded',
  'cost-basis-advised',
  'cost-basis-charged',
  'cost-basis-decided',
  'cost-basis-draft',
  'cost-basis-drafted',
  'cost-basis-put-forward',
  'cost-basis-remarks-closed',
  'cost-basis-sent-out',
  'cost-basis-superseded',
  'credit-drafted',
  'follow-up-confirmed',
  'follow-up-promised',
  'mail-bounced',
  'mail-settled',
  'mailing-started',
  'mailing-stopped',
  'nothing-billable',
  'objection-answered',
  'objection-filed',
  'payer-change-proposed',
  'remark-answered',
  'remark-recorded',
  'reminders-rejected',
  'role-given',
  'role-taken',
] as const;

type ValueOf<Record> = Record[keyof Record];

/** What an event of the chain can be called. Whatever is written is one of these, and each has its words in the glossary. */
export type AuditEventType =
  | ValueOf<typeof RUN_EVENTS>
  | ValueOf<typeof RECORD_EVENTS>
  | ValueOf<typeof PAYMENT_EVENTS>
  | ValueOf<typeof REMINDER_EVENTS>
  | ValueOf<typeof HAND_OVER_EVENTS>
  | (typeof OTHER_EVENTS)[number];

export const AUDIT_EVENT_TYPES: readonly AuditEventType[] = [
  ...Object.values(RUN_EVENTS),
  ...Object.values(RECORD_EVENTS),
  ...Object.values(PAYMENT_EVENTS),
  ...Object.values(REMINDER_EVENTS),
  ...Object.values(HAND_OVER_EVENTS),
  ...OTHER_EVENTS,
];
