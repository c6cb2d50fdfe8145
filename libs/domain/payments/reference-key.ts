/** A payment reference reduced to what two ways of writing it share: the digits a machine reads, and the creditor where it is told. */
export interface ReferenceKey {
  readonly id: string;
  readonly creditor: string | null;
}

/** `+71<` 15 digits or `+75<` 16 digits, then `+` and the creditor; banks leave out signs, the creditor or both. */
const FIK = /^\+?7[15]<?(\d{15,16})(?:[+<]{1,2}(8\d{7})<?)?$/;
/** What is left of a FIK reference without its card type, or a KID: 2 to 25 digits, of which the last may be a hyphen. */
const DIGITS = /^\d{1,24}[\d-]$/;
/** ISO 11649. */
const CREDITOR_REFERENCE = /^RF\d{2}[0-9A-Z]{1,21}$/;

/** Reads FIK, KID and RF references as banks and our own documents write them; null for anything else. */
export function referenceKeyOf(text: string): ReferenceKey | null {
  const compact = text.replaceAll(/\s/g, '').toUpperCase();
  const fik = /[<+]/.test(compact) ? FIK.exec(compact) : null;
  if (fik) return { id: fik[1] ?? '', creditor: fik[2] ?? null };
  if (DIGITS.test(compact) || CREDITOR_REFERENCE.test(compact)) return { id: compact, creditor: null };
  return null;
}

/** Whether both are the same reference; a creditor that only one of them tells does not set them apart. */
export function isSameReference(a: ReferenceKey, b: ReferenceKey): boolean {
  return a.id === b.id && (a.creditor === null || b.creditor === null || a.creditor === b.creditor);
}
