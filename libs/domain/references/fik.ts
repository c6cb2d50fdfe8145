import { DomainError } from '#domain/errors';

/** The Danish inpayment reference, card type 71: `+71<` 15 digits `+` creditor `<`. The 14-digit body is the document's serial number. */
export function fikReference(serial: bigint, creditor: string): string {
  if (!/^8\d{7}$/.test(creditor)) throw new DomainError('fik-creditor-malformed', `a FIK creditor is 8 digits from 8: ${creditor}`, { creditor });
  if (serial < 0n || serial > LARGEST_SERIAL) {
    throw new DomainError('fik-serial-out-of-range', `a FIK body has 14 digits: ${serial}`, { serial: String(serial) });
  }
  const body = String(serial).padStart(14, '0');
  return `+71<${body}${modulus10CheckDigit(body)}+${creditor}<`;
}

/** The largest serial number that a 14-digit body holds. */
const LARGEST_SERIAL = 10n ** 14n - 1n;

/** Check digit with weights 2, 1, 2, 1 … from the right, the digits of each product summed. */
export function modulus10CheckDigit(digits: string): number {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const product = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 2 : 1);
    total += product > 9 ? product - 9 : product;
  }
  return (10 - (total % 10)) % 10;
}
