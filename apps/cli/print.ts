import { canonicalJson, type Json } from '#domain/audit/canonical-json';

/** A line of a command's answer on standard output. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** What is going on, on standard error, so that standard output holds the answer alone. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One JSON document for machines; amounts must have been written as decimal strings. */
export function printJson(value: Json): void {
  print(canonicalJson(value));
}

export interface TableColumn<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly value: (row: Row) => string;
}

/** Rows in columns as wide as their widest cell. */
export function printTable<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): void {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  const widths = columns.map((column, index) => Math.max(column.title.length, ...cells.map((line) => line[index]?.length ?? 0)));
  const lineOf = (values: readonly string[]) =>
    values
      .map((value, index) => (columns[index]?.align === 'right' ? value.padStart(widths[index] ?? 0) : value.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  print(lineOf(columns.map((column) => column.title)));
  print(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const line of cells) print(lineOf(line));
}

/** A progress bar that overwrites itself on a terminal and is silent elsewhere. */
export function progressBar(label: string): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, of) => {
    const filled = of === 0 ? 20 : Math.round((done / of) * 20);
    process.stderr.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done}/${of}${done >= of ? '\n' : ''}`);
  };
}
