import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { DomainError } from '#domain/errors';
import { parseEmailAddress } from '#mail/email-address';
import type { OutgoingMail } from '#mail/hand-over';
import type { CalendarPart } from '#mail/meeting-calendar';
import { renderHtml, renderText, type MailBody } from '#mail/mail-body';

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface ComposeInput {
  /** With its angle brackets; fixed when the document is issued. */
  readonly messageId: string;
  readonly sentAt: Date;
  readonly from: Mailbox;
  readonly replyTo: Mailbox;
  /** At least one. */
  readonly to: readonly Mailbox[];
  readonly subject: string;
  readonly body: MailBody;
  readonly attachments: readonly MailAttachment[];
  /** An appointment: beside text and HTML as what it is, and as a file for programs that look for one. */
  readonly calendar?: CalendarPart;
}

const MESSAGE_ID = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>$/;

/**
 * A MIME message: text and HTML of one body, and attachments. Equal input gives equal bytes, since nothing comes from clock or chance.
 * Errors: those of `parseEmailAddress`, `message-id-malformed`, and `mail-header-malformed` for a control character in anything that
 * becomes a header.
 */
export async function composeMail(input: ComposeInput): Promise<OutgoingMail> {
  const { messageId, sentAt, from, replyTo, to, subject, body, attachments, calendar } = input;
  if (!MESSAGE_ID.test(messageId)) throw new DomainError('message-id-malformed', `not a Message-ID: ${JSON.stringify(messageId)}`);
  const composer = new MailComposer({
    messageId,
    date: sentAt,
    from: addressed(from),
    replyTo: addressed(replyTo),
    to: to.map(addressed),
    subject: headerText(subject),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': body.language },
    text: renderText(body),
    html: renderHtml(body),
    attachments: attachments.map(({ fileName, contentType, content }) => ({
      filename: headerText(fileName),
      contentType: headerText(contentType),
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    })),
    ...(calendar ? { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.text } } : {}),
    baseBoundary: createHash('sha256').update(messageId, 'utf8').digest('hex').slice(0, 32),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  return { messageId, from: parseEmailAddress(from.email), to: to.map(({ email }) => parseEmailAddress(email)), raw };
}

function addressed({ name, email }: Mailbox): { name: string; address: string } {
  return { name: headerText(name), address: parseEmailAddress(email) };
}

/** Text that may stand in a header: a line break in it would begin another header. */
function headerText(text: string): string {
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text)) {
    throw new DomainError('mail-header-malformed', `a control character in a header: ${JSON.stringify(text)}`);
  }
  return text;
}
