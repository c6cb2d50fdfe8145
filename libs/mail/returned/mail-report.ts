import type { ReturnToken } from '#mail/returned/return-address';

/** What became of a mail for one recipient: RFC 3464's actions. Only `failed` means that it came back; `delayed` that it is still being tried. */
export const REPORTED_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type ReportedAction = (typeof REPORTED_ACTIONS)[number];

export interface ReportedRecipient {
  /** The address as we gave it, where the report says so. */
  readonly original: string | null;
  /** The address at which it ended, which is another where mail was passed on. */
  readonly final: string | null;
  readonly action: ReportedAction;
  /** `5.1.1`; null where the report has none. */
  readonly status: string | null;
  /** The words of the server that would not take it, on one line. */
  readonly diagnostic: string | null;
}

/** A mail system's report on one mail. What names the mail is all that the report tells of it; any of it may be missing. */
export interface MailReport {
  readonly returnToken: ReturnToken | null;
  readonly messageId: string | null;
  readonly recipients: readonly ReportedRecipient[];
  /** The host that reports. */
  readonly reportedBy: string | null;
}

/** A letter that came to the return address, read. */
export type ReadLetter = MailReport | { readonly isNone: true; readonly why: string };
