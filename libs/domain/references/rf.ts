import { DomainError } from '#domain/errors';
import { modulus97 } from '#domain/references/modulus-97';

/** The creditor reference of ISO 11649: `RF`, two check digits, and up to 21 letters and digits. */
export function rfReference(body: string): string {
  if (!/^[0-9A-Z]{1,21}$/.test(body))
    throw new DomainError('rf-malformed', `an RF reference holds 1 to 21 capital letters and digits: ${body}`, { body });
  return `RF${String(98 - modulus97(`${body}RF00`)).padStart(2, '0')}${body}`;
}

/** Whether a text is an RF reference whose check digits fit. */
export function isRfReference(text: string): boolean {
  return /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && modulus97(text.slice(4) + text.slice(0, 4)) === 1;
}
