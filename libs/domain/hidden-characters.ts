/**
 * Whether a text that stands on one line for people holds line breaks, control characters or signs that turn the writing direction: a name or address
 * could then show something it is not, and could stand in no header of a mail.
 */
export function hasHiddenCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}
