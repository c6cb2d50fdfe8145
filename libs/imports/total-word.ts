import { refuse, type CellReader } from '#tabular/cell-reader';
import { year } from '#tabular/read-whole-number';

/** How a total row or column is called in the product, whatever the file calls it. */
export const TOTAL = 'Total';

export function isTotal(name: string): boolean {
  return name === TOTAL;
}

/** A total word (`Total`, `I alt`), or what the given reader takes. */
export function totalOr(reader: CellReader<string>): CellReader<string> {
  return { isNumeric: false, read: (cell, style) => (/^(?:total|i alt|sum)$/i.test(cell.text.trim()) ? { value: TOTAL } : reader.read(cell, style)) };
}

/** A calendar year or a total word, as text. */
export const yearOrTotal: CellReader<string> = totalOr({
  isNumeric: false,
  read(cell, style) {
    const reading = year.read(cell, style);
    return 'value' in reading
      ? { value: String(reading.value) }
      : refuse('year-malformed', 'neither a year nor a total', 'a year such as 2023, or Total');
  },
});
