import { modulus11CheckValue } from '#domain/references/modulus-11';

/** Whether a 9-digit Norwegian organisation number carries its modulus 11 check digit. */
export function isOrganisationNumber(text: string): boolean {
  // Weights 3 2 7 6 5 4 3 2 from the left are 2 to 7, repeated, from the right.
  return /^[89]\d{8}$/.test(text) && modulus11CheckValue(text.slice(0, 8)) === Number(text[8]);
}
