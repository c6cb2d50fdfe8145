import { simpleParser, type ParsedMail } from 'mailparser';
import { z } from 'zod';
import type { MailReport, ReadLetter } from '#mail/returned/mail-report';
import { readDeliveryStatus } from '#mail/returned/read-delivery-status';
import { readPlainBounce } from '#mail/returned/read-plain-bounce';
import { findReturnToken } from '#mail/returned/return-address';

const PARSING = {
  ...{ keepDeliveryStatus: true, ignoreEmbedded: true, checksumAlgo: false as const, maxChildNodes: 100 },
  ...{ skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true },
};

/** Larger than any report that brings a whole mail of ours back with it. */
const MAX_BYTES = 10 * 1024 * 1024;
const ContentType = z.object({ value: z.string(), params: z.record(z.string(), z.string()) });
const ADDRESSED_IN = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'];

/**
 * Reads a letter that came to the return address: a report by RFC 3464, or one in the words of a mail program whose form is known. Everything else is
 * told as none, with why: nothing is guessed from words that somebody wrote.
 */
export async function readLetter(raw: Buffer): Promise<ReadLetter> {
  if (raw.length > MAX_BYTES) return none(`larger than ${MAX_BYTES} bytes`);
  let mail: ParsedMail;
  try {
    mail = await simpleParser(raw, PARSING);
  } catch (error) {
    // Whoever wants can write to this address: what cannot be taken apart must not stand in the way of the letters behind it.
    return none(`cannot be taken apart: ${error instanceof Error ? error.message : String(error)}`);
  }
  const report = reportTypeOf(mail) === 'delivery-status' ? readStructured(mail) : readPlain(mail, raw);
  if (report === null) return none(`no report on a delivery: ${mail.subject ?? 'without subject'}`);
  return { ...report, returnToken: report.returnToken ?? addressedToken(mail) };
}

function readStructured(mail: ParsedMail): MailReport | null {
  const status = mail.attachments.find(({ contentType }) => /^message\/(global-)?delivery-status$/.test(contentType));
  const read = status ? readDeliveryStatus(status.content.toString('utf8')) : null;
  if (read === null) return null;
  const returned = mail.attachments.find(({ contentType }) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/.test(contentType),
  );
  const messageId = returned ? messageIdIn(returned.content.toString('latin1')) : null;
  return { messageId, returnToken: read.envelopeId, recipients: read.recipients, reportedBy: read.reportedBy };
}

function readPlain(mail: ParsedMail, raw: Buffer): MailReport | null {
  // A report with another purpose (a receipt of reading, a complaint) says nothing of a delivery.
  if (reportTypeOf(mail) !== null) return null;
  const bounce = readPlainBounce({ failedRecipients: headerText(mail, 'x-failed-recipients'), from: mail.from?.text ?? '', text: mail.text ?? '' });
  if (bounce === null) return null;
  // The mail that came back begins after the letter's own head.
  const body = raw.subarray(Math.max(0, raw.indexOf('\r\n\r\n'))).toString('latin1');
  return { messageId: messageIdIn(body), returnToken: null, recipients: bounce, reportedBy: null };
}

function reportTypeOf(mail: ParsedMail): string | null {
  const type = ContentType.safeParse(mail.headers.get('content-type'));
  return type.success && type.data.value === 'multipart/report' ? (type.data.params['report-type'] ?? '').toLowerCase() : null;
}

function addressedToken(mail: ParsedMail): string | null {
  for (const name of ADDRESSED_IN) {
    const token = findReturnToken(headerText(mail, name));
    if (token !== null) return token;
  }
  return null;
}

function headerText(mail: ParsedMail, name: string): string {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) => line.slice(line.indexOf(':') + 1).trim())
    .join(', ');
}

function messageIdIn(text: string): string | null {
  return /^message-id:(?:[ \t]|\r?\n[ \t])*(<[^<>\s]+>)/im.exec(text)?.[1] ?? null;
}

function none(why: string): ReadLetter {
  return { isNone: true, why };
}
