import { DomainError } from '#domain/errors';
import { modulus10CheckDigit } from '#domain/references/fik';
import { modulus11CheckValue } from '#domain/references/modulus-11';

/** How the issuer has agreed with its bank that a Norwegian KID is made: its length with the check sign (4 to 25), and its modulus. */
export interface KidAgreement {
  readonly length: number;
  readonly modulus: 10 | 11;
}

/** The Norwegian customer identification: the document's serial number, filled up with zeros, and its check sign. By modulus 11 a ten is written `-`. */
export function kidReference(serial: bigint, { length, modulus }: KidAgreement): string {
  if (!Number.isInteger(length) || length < 4 || length > 25) {
    throw new DomainError('kid-length-malformed', `a KID of ours has 4 to 25 signs: ${length}`, { length });
  }
  const body = String(serial).padStart(length - 1, '0');
  if (serial < 0n || body.length > length - 1) {
    throw new DomainError('kid-serial-out-of-range', `a KID of ${length} signs cannot hold ${serial}`, { serial: String(serial), length });
  }
  return `${body}${kidCheckSign(body, modulus)}`;
}

/** Whether a text is a KID by either modulus: which one was agreed cannot be told from it. */
export function isKid(text: string): boolean {
  if (!/^\d{1,24}[\d-]$/.test(text)) return false;
  const body = text.slice(0, -1);
  return text.endsWith(kidCheckSign(body, 10)) || text.endsWith(kidCheckSign(body, 11));
}

function kidCheckSign(body: string, modulus: KidAgreement['modulus']): string {
  if (modulus === 10) return String(modulus10CheckDigit(body));
  const value = modulus11CheckValue(body);
  return value === 10 ? '-' : String(value);
}
