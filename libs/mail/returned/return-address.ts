import { createHash } from 'node:crypto';
import { parseEmailAddress, type EmailAddress } from '#mail/email-address';

/** Twenty hexadecimal digits that name a mail in its envelope. Made of its Message-ID, so nothing has to be remembered. */
export type ReturnToken = string;

const TOKEN_IN_ADDRESS = /\+([0-9a-f]{20})@/i;

export function returnTokenOf(messageId: string): ReturnToken {
  return createHash('sha256').update(messageId, 'utf8').digest('hex').slice(0, 20);
}

/** `returns@example.org` becomes `returns+TOKEN@example.org`: whatever comes back names the mail that it is about. */
export function returnAddressOf(returnAddress: string, messageId: string): EmailAddress {
  const at = returnAddress.lastIndexOf('@');
  return parseEmailAddress(`${returnAddress.slice(0, at)}+${returnTokenOf(messageId)}${returnAddress.slice(at)}`);
}

/** The token in an address as it stands in a header; null where there is none. */
export function findReturnToken(text: string): ReturnToken | null {
  return TOKEN_IN_ADDRESS.exec(text)?.[1]?.toLowerCase() ?? null;
}
