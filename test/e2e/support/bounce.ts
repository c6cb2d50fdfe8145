import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryReport } from '#platform/embedded/delivery-report';
import { deliver } from '#platform/embedded/maildir';

/**
 * Lets a mail about a document that the product's own mail server accepted come back, as a server beyond it would: with a report by RFC 3464 to the sender of its
 * envelope. Answers with the address that it came back from.
 */
export async function letBounce(folder: string, number: string): Promise<string> {
  const caught = join(folder, 'mail', 'new');
  for (const name of readdirSync(caught)) {
    const message = readFileSync(join(caught, name));
    const head = message.toString('latin1', 0, message.indexOf('\r\n\r\n'));
    if (number === '' || !head.includes(number)) continue;
    const [, sender = ''] = /^X-Envelope-From: <(.*)>/m.exec(head) ?? [];
    const [, recipient = ''] = /^X-Envelope-To: <(.*)>/m.exec(head) ?? [];
    await deliver(join(folder, 'returns'), [deliveryReport({ message, to: sender, failed: recipient })], 'none');
    return recipient;
  }
  throw new Error(`no mail about ${number} was caught`);
}
