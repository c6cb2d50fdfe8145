const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** Whether an 8-digit Danish CVR number satisfies its modulus 11. */
export function isCvr(text: string): boolean {
  if (!/^[1-9]\d{7}$/.test(text)) return false;
  return [...text].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0) % 11 === 0;
}
