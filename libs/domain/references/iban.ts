import { modulus97 } from '#domain/references/modulus-97';

/** Whether a text is a Danish (18 signs) or Norwegian (15 signs) IBAN, without spaces, whose check digits fit. */
export function isIban(text: string): boolean {
  return /^(?:DK\d{16}|NO\d{13})$/.test(text) && modulus97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** The registration number and account number that a Danish IBAN is made of. */
export function danishAccountOf(iban: string): { readonly registration: string; readonly account: string } {
  return { registration: iban.slice(4, 8), account: iban.slice(8) };
}
