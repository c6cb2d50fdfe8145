import { PackError } from '#pack/pack-error';

/** A record with the line of the file it starts on, counted from 1; a quoted cell may hold line feeds, so records are not lines. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** One record by RFC 4180, ended by a line feed: a cell is quoted when it holds a comma, a quote, CR or LF, its quotes doubled. */
export function formatCsvRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** The records of a text as `formatCsvRecord` writes them; `csv-malformed` with its line for anything else. */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const record = readRecord(text, at, line);
    records.push({ line, cells: record.cells });
    line += countLineFeeds(text, at, record.end);
    at = record.end;
  }
  return records;
}

function readRecord(text: string, start: number, line: number): { cells: string[]; end: number } {
  const cells: string[] = [];
  for (let at = start; ;) {
    const cell = text[at] === '"' ? readQuoted(text, at, line) : readPlain(text, at, line);
    cells.push(cell.value);
    const next = text[cell.end];
    if (next === '\n') return { cells, end: cell.end + 1 };
    if (next !== ',') throw new PackError('csv-malformed', `line ${line}: a cell must end with a comma or a line feed`);
    at = cell.end + 1;
  }
}

function readPlain(text: string, start: number, line: number): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1;
  const value = text.slice(start, end);
  if (/["\r]/.test(value)) throw new PackError('csv-malformed', `line ${line}: a quote or carriage return outside quotes`);
  return { value, end };
}

function readQuoted(text: string, start: number, line: number): { value: string; end: number } {
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new PackError('csv-malformed', `line ${line}: a quote is not closed`);
    if (text[quote + 1] !== '"') return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

function countLineFeeds(text: string, from: number, until: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
