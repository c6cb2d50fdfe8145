/** What the files of a letter are called: `RM-2024-07-10-1-0101-DKK`. */
export function letterName(letter: { readonly batch: string; readonly payer: string; readonly currency: string }): string {
  return `${letter.batch}-${letter.payer}-${letter.currency}`;
}
