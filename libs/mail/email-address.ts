import { DomainError } from '#domain/errors';

/** One plain ASCII mailbox, `local@domain`, with the domain in lower case: no display name, no quotes, no comments, no address literal. */
export type EmailAddress = string;

/** Dot-separated atoms as RFC 5321 has them. Quoted local parts are legal and refused: mail libraries have sent them to the wrong domain. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/;

const MAX_ADDRESS_BYTES = 254;
const MAX_LOCAL_PART_BYTES = 64;
const MAX_LABEL_BYTES = 63;

/**
 * Reads one address as people type it, without surrounding blanks. Errors: `email-too-long` (RFC 5321 4.5.3.1: 64 bytes before the @,
 * 254 in all), `email-malformed` for everything else that is not one plain address. A domain needs a dot, or to be `localhost`.
 */
export function parseEmailAddress(text: string): EmailAddress {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !LOCAL_PART.test(local) || !isDomain(domain)) {
    throw new DomainError('email-malformed', `not one plain ASCII address: ${JSON.stringify(text.slice(0, 300))}`, { text: text.slice(0, 300) });
  }
  if (text.length > MAX_ADDRESS_BYTES || local.length > MAX_LOCAL_PART_BYTES) {
    throw new DomainError('email-too-long', `address longer than mail servers accept: ${text.slice(0, 300)}`, { text: text.slice(0, 300) });
  }
  return `${local}@${domain.toLowerCase()}`;
}

/** More would not be a payer's recipients but a mailing list. */
const MAX_ADDRESSES = 10;

/**
 * Reads one or several addresses, parted by comma, semicolon or blanks, each once. Errors: those of one, and `email-list-too-long` for more than ten.
 */
export function parseEmailAddresses(text: string): readonly EmailAddress[] {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const addresses = [...new Set((parts.length > 0 ? parts : ['']).map(parseEmailAddress))];
  if (addresses.length > MAX_ADDRESSES) {
    throw new DomainError('email-list-too-long', `more than ${MAX_ADDRESSES} addresses`, { count: String(addresses.length) });
  }
  return addresses;
}

/** As a register keeps them and a header shows them: `a@x.example, b@x.example`. */
export function formatEmailAddresses(addresses: readonly EmailAddress[]): string {
  return addresses.join(', ');
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  if (labels.length < 2 && text !== 'localhost') return false;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return false;
  return labels.every((label) => label.length <= MAX_LABEL_BYTES && DOMAIN_LABEL.test(label));
}
