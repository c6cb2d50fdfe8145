/** The remainder modulo 97 of capital letters and digits, letters read as 10 to 35: what ISO 7064 checks RF references and IBANs by. */
export function modulus97(text: string): number {
  let remainder = 0;
  for (const sign of text) {
    const value = parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
