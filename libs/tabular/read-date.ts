import { DomainError } from '#domain/errors';
import { parseLocalDate, type LocalDate } from '#domain/calendar/local-date';
import { refuse, type CellReader } from '#tabular/cell-reader';

const EXPECTED = 'a day such as 2023-03-17 or 17.03.2023';

/**
 * A day, ISO or Danish with four-digit year (17.03.2023, 17-3-2023, 17/3-2023), or a workbook's own date cell. Two slashes are refused: half
 * the world reads 3/7/2023 the other way round. A day that is not in the calendar is refused, and so is a time of day.
 */
export const date: CellReader<LocalDate> = {
  isNumeric: false,
  read(cell) {
    const text = cell.text.trim();
    const danish = /^(\d{1,2})[./-](\d{1,2})[.-](\d{4})$/.exec(text);
    const iso = danish ? `${danish[3]}-${danish[2]?.padStart(2, '0')}-${danish[1]?.padStart(2, '0')}` : text;
    if ((cell.kind !== 'text' && cell.kind !== 'date') || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return refuse('date-malformed', 'not a day', EXPECTED);
    try {
      return { value: parseLocalDate(iso) };
    } catch (error) {
      if (error instanceof DomainError) return refuse('date-impossible', 'there is no such day', EXPECTED);
      throw error;
    }
  },
};
