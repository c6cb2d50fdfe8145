/** Whether a 13-digit EAN location number (GLN) carries its GS1 check digit. */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = [...text.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return Number(text[12]) === (10 - (sum % 10)) % 10;
}
