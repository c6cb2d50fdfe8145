/** Where in a transaction a server answers. */
export type SmtpStep = 'MAIL' | 'RCPT' | 'DATA' | 'message';

/** `later`: nothing was accepted, and another try may do; `never`: a person must act. */
export type ReplyClass = 'later' | 'never';

interface ReplyRule {
  readonly codes: RegExp;
  /** Left out: at every step. */
  readonly at?: SmtpStep;
  /** Of the enhanced status (RFC 3463) at the beginning of the text; left out: whatever it is. */
  readonly status?: RegExp;
  readonly means: ReplyClass;
}

/** The one table of what a refusal means; the first rule that fits counts. */
export const REPLY_RULES: readonly ReplyRule[] = [
  // 421 closing, 450 and 451 greylisted or busy, 452 no room or too many recipients.
  { codes: /^4\d\d$/, means: 'later' },
  // Commands out of order, sign-in or encryption missing: a fault between us and the server, not in the message.
  { codes: /^(503|530|534|535|538)$/, means: 'later' },
  // Too large for the server, said in advance.
  { codes: /^552$/, at: 'MAIL', means: 'never' },
  // Our own sender is not let in (5.7.1, 5.1.8): nobody's address is to blame, and the set-up can be mended meanwhile.
  { codes: /^5\d\d$/, at: 'MAIL', means: 'later' },
  // A full mailbox is the recipient's matter; without that status 552 means too many recipients (RFC 5321 4.5.3.1.10), as 452 does.
  { codes: /^552$/, at: 'RCPT', status: /^5\.2\.\d/, means: 'never' },
  { codes: /^552$/, at: 'RCPT', means: 'later' },
  // 550 no such mailbox, 551, 553 an address that cannot be, 554 and 5.7.x content or policy.
  { codes: /^5\d\d$/, means: 'never' },
];

/** Null for what is no refusal at all. `reply` is the server's line with its code. */
export function classOfReply(smtpCode: number | undefined, reply: string, at: SmtpStep): ReplyClass | null {
  const code = String(smtpCode ?? '');
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(reply)?.[1] ?? '';
  const rule = REPLY_RULES.find((one) => one.codes.test(code) && (one.at ?? at) === at && (one.status?.test(status) ?? true));
  return rule?.means ?? null;
}
