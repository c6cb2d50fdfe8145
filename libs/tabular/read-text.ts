import { hasHiddenCharacters } from '#domain/hidden-characters';
import { refuse, type CellReader } from '#tabular/cell-reader';

/** One line of text for people, 1 to `max` characters, spaces at its ends dropped. */
export function text(options: { readonly max: number }): CellReader<string> {
  const expected = `one line of at most ${options.max} characters`;
  return {
    isNumeric: false,
    read(cell) {
      const value = cell.text.trim().normalize('NFC');
      if (hasHiddenCharacters(value))
        return refuse('text-hidden-characters', 'the text holds line breaks, control or direction-changing characters', expected);
      return value.length > options.max ? refuse('text-too-long', 'the text is too long', expected) : { value };
    },
  };
}

/**
 * A code that other rows and files name: visible ASCII without spaces, leading zeros kept. A number cell of a workbook is refused, not
 * padded: Excel has dropped the leading zeros if there were any, and 101 may have been 101 or 0101.
 */
export const code: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    if (cell.kind !== 'text') {
      return refuse(
        'code-as-number',
        'the code is stored as a number, so leading zeros would be lost',
        'a text cell: format the column as text and write the code again',
      );
    }
    const value = cell.text.trim();
    return /^[\x21-\x7e]{1,32}$/.test(value) ? { value } : refuse('code-malformed', 'not a code', '1 to 32 visible ASCII characters without spaces');
  },
};

/** A fixed number of digits that a check follows (CVR, EAN, postcode). A number cell is fine when no digit is missing. */
export function digits(options: {
  readonly length: number;
  readonly name: string;
  readonly isSound?: (text: string) => boolean;
}): CellReader<string> {
  const expected = `${options.length} digits${options.isSound ? ' with a sound check digit' : ''}`;
  return {
    isNumeric: false,
    read(cell) {
      const value = cell.text.trim();
      if ((cell.kind !== 'text' && cell.kind !== 'number') || !/^\d+$/.test(value) || value.length !== options.length) {
        return refuse(`${options.name}-malformed`, `not a ${options.name.toUpperCase()} of ${options.length} digits`, expected);
      }
      return options.isSound && !options.isSound(value)
        ? refuse(`${options.name}-check-digit`, 'the check digit does not fit the other digits', expected)
        : { value };
    },
  };
}
