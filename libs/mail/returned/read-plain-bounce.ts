import type { ReportedRecipient } from '#mail/returned/mail-report';

export interface PlainLetter {
  /** Of the header `X-Failed-Recipients`, as Exim writes it; empty where there is none. */
  readonly failedRecipients: string;
  readonly from: string;
  readonly text: string;
}

const QMAIL = /^Hi\. This is the .{1,200}\bI'm afraid I wasn't able to deliver your message/is;
const MAIL_SYSTEM = /\b(mailer-daemon|postmaster)@/i;
/** A refusal for good: `550 5.1.1`, `5.7.1`, `#5.1.1`. */
const FOR_GOOD = /(?:^|[\s#(:])(5\d\d)[ -](?:#?(5\.\d{1,3}\.\d{1,3}))?|(?:^|[\s#(])(5\.\d{1,3}\.\d{1,3})\b/m;

/**
 * Letters of mail programs that write no report by RFC 3464 and whose form is fixed: Exim, which names the recipients in a header and sends its warnings of
 * delay without it, and qmail. Only with a code that is final. Null for all others.
 */
export function readPlainBounce({ failedRecipients, from, text }: PlainLetter): readonly ReportedRecipient[] | null {
  const body = text.replace(/\r\n?/g, '\n').trim();
  const [own = ''] = body.split(/^--- Below this line is a copy of the message\.|^-+ This is a copy of (?:the|your) message/m);
  if (failedRecipients !== '' && MAIL_SYSTEM.test(from)) return ofExim(failedRecipients, own);
  return QMAIL.test(own) ? ofQmail(own) : null;
}

function ofExim(failedRecipients: string, text: string): readonly ReportedRecipient[] | null {
  const addresses = failedRecipients.split(',').map((part) => part.trim().toLowerCase());
  const code = FOR_GOOD.exec(text);
  if (code === null || addresses.some((address) => !isAddress(address))) return null;
  return addresses.map((address) => failed(address, code, lineAt(text, code.index)));
}

/** `<name@example.org>:` and then, up to an empty line, why. */
function ofQmail(text: string): readonly ReportedRecipient[] | null {
  const recipients: ReportedRecipient[] = [];
  for (const [, address = '', why = ''] of text.matchAll(/^<([^<>\s]+)>:\n((?:.+\n?)+)/gm)) {
    const code = FOR_GOOD.exec(why);
    if (code !== null && isAddress(address)) recipients.push(failed(address.toLowerCase(), code, why));
  }
  return recipients.length > 0 ? recipients : null;
}

function failed(address: string, code: RegExpExecArray, why: string): ReportedRecipient {
  const diagnostic = why
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 500);
  return { original: address, final: null, action: 'failed', status: code[2] ?? code[3] ?? null, diagnostic };
}

function isAddress(text: string): boolean {
  return /^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/.test(text);
}

function lineAt(text: string, index: number): string {
  const from = text.lastIndexOf('\n', index) + 1;
  const until = text.indexOf('\n', index + 1);
  return text.slice(from, until === -1 ? undefined : until);
}
