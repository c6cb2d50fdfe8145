import { refuse, type CellReader } from '#tabular/cell-reader';

/** A whole number without separators within bounds, both included: a year, an offset. */
export function wholeNumber(bounds: { readonly from: number; readonly to: number }): CellReader<number> {
  const expected = `a whole number from ${bounds.from} to ${bounds.to}`;
  return {
    isNumeric: false,
    read(cell) {
      const text = cell.text.trim();
      if ((cell.kind !== 'text' && cell.kind !== 'number') || !/^-?\d{1,9}$/.test(text))
        return refuse('whole-number-malformed', 'not a whole number', expected);
      const value = Number(text);
      return value < bounds.from || value > bounds.to ? refuse('whole-number-out-of-range', 'the number is out of range', expected) : { value };
    },
  };
}

/** A calendar year the product can bill. */
export const year = wholeNumber({ from: 2000, to: 2100 });
