import { refuse, type CellReader } from '#tabular/cell-reader';

/** One of a few words. Keys are what a file may write (lower case, Danish too), values what it means. */
export function choice<Value extends string | number | boolean>(words: Readonly<Record<string, Value>>): CellReader<Value> {
  const known = new Map(Object.entries(words));
  const expected = `one of: ${[...known.keys()].join(', ')}`;
  return {
    isNumeric: false,
    read(cell) {
      const value = known.get(cell.text.trim().toLowerCase());
      return value === undefined ? refuse('word-unknown', 'not one of the words this column knows', expected, [...known.keys()]) : { value };
    },
  };
}

/** ja/nej, yes/no, true/false; a workbook's own truth value too. */
export const truth = choice({ ja: true, nej: false, yes: true, no: false, true: true, false: false });
