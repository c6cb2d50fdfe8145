import { DomainError } from '#domain/errors';

/** Card type 71 has a payment id of 15 digits, 75 one of 16; the last is the check digit. */
export type FikCardType = '71' | '75';

const BODY_LENGTH: Readonly<Record<FikCardType, number>> = { '71': 14, '75': 15 };

/** The Danish inpayment reference: `+71<` 15 digits `+` creditor `<`, or `+75<` with 16 digits. The body is the document's serial number. */
export function fikReference(serial: bigint, creditor: string, cardType: FikCardType = '71'): string {
  if (!/^8\d{7}$/.test(creditor)) throw new DomainError('fik-creditor-malformed', `a FIK creditor is 8 digits from 8: ${creditor}`, { creditor });
  const body = String(serial).padStart(BODY_LENGTH[cardType], '0');
  if (serial < 0n || body.length > BODY_LENGTH[cardType]) {
    throw new DomainError('fik-serial-out-of-range', `a FIK body has ${BODY_LENGTH[cardType]} digits: ${serial}`, { serial: String(serial) });
  }
  return `+${cardType}<${body}${modulus10CheckDigit(body)}+${creditor}<`;
}

/** The parts of a FIK reference as it is printed; null when the text is none or its check digit does not fit. */
export function readFikReference(text: string): { readonly cardType: FikCardType; readonly paymentId: string; readonly creditor: string } | null {
  const match = /^\+(?:(71)<(\d{15})|(75)<(\d{16}))\+(8\d{7})<$/.exec(text);
  if (!match) return null;
  const cardType = match[1] === '71' ? '71' : '75';
  const paymentId = match[2] ?? match[4] ?? '';
  if (modulus10CheckDigit(paymentId.slice(0, -1)) !== Number(paymentId.at(-1))) return null;
  return { cardType, paymentId, creditor: match[5] ?? '' };
}

/** Check digit with weights 2, 1, 2, 1 … from the right, the digits of each product summed. */
export function modulus10CheckDigit(digits: string): number {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const product = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 2 : 1);
    total += product > 9 ? product - 9 : product;
  }
  return (10 - (total % 10)) % 10;
}
