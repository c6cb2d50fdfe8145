import { createHash } from 'node:crypto';

/** A report by RFC 3464 that a mail which was accepted could not be delivered, as a mail server sends it to the envelope's sender. */
export function deliveryReport({ message, to, failed }: { readonly message: Buffer; readonly to: string; readonly failed: string }): Buffer {
  const end = message.indexOf('\r\n\r\n');
  const head = message.toString('latin1', 0, end === -1 ? message.length : end);
  const boundary = createHash('sha256').update(message).update(failed).digest('hex').slice(0, 24);
  const lines = [
    ...[
      'Return-Path: <>',
      `To: <${to}>`,
      'From: Mail Delivery System <mailer-daemon@aconto.example>',
      'Subject: Undelivered Mail Returned to Sender',
    ],
    ...['Auto-Submitted: auto-replied', 'MIME-Version: 1.0'],
    ...[`Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`, ''],
    ...[`--${boundary}`, 'Content-Type: text/plain; charset=us-ascii', '', `${failed} has no mailbox here.`, ''],
    ...[`--${boundary}`, 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.aconto.example', ''],
    ...[`Final-Recipient: rfc822; ${failed}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox', ''],
    ...[`--${boundary}`, 'Content-Type: text/rfc822-headers', '', head, '', `--${boundary}--`, ''],
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
