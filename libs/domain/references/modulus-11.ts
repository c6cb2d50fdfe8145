/** The check value of modulus 11 with weights 2 to 7, repeated from the right: 0 to 10. */
export function modulus11CheckValue(digits: string): number {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) total += Number(digits[digits.length - 1 - index]) * (2 + (index % 6));
  return (11 - (total % 11)) % 11;
}
