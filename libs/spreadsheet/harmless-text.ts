/**
 * A text as it may stand in a cell. One that begins like a formula (= + - @ TAB CR) gets an apostrophe in front: a workbook would not run it, but
 * what is saved from it as CSV would. Characters that XML cannot hold become the replacement character.
 */
export function harmlessText(text: string): string {
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
  return /^[=+\-@\t\r]/.test(printable) ? `'${printable}` : printable;
}
