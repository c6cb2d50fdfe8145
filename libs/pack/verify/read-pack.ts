import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import { canonicalJson, DEEPEST_NESTING } from '#domain/audit/canonical-json';
import { parseCsv } from '#pack/csv/csv-text';
import { compareRows, fieldsOf, type Table } from '#pack/csv/table';
import { AUDIT_PATH, MANIFEST_PATH, ManifestSchema, SIGNATURE_PATH, type Manifest } from '#pack/manifest';
import type { PackTables } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import type { Located } from '#pack/verify/check';
import type { Finding } from '#pack/verify/verify-report';

export type LocatedRows = { readonly [Name in keyof PackTables]: readonly Located<PackTables[Name]>[] };

/** A pack as it lies in its folder: every file's hash, and all rows that could be read; what could not is in `problems`. */
export interface ReadPack extends LocatedRows {
  /** Path → SHA-256 of every regular file but manifest and signature; anything else in the folder is a problem. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly manifestBytes: Buffer;
  readonly manifest: Manifest | null;
  readonly signature: string;
  readonly events: readonly Located<ChainedAuditEvent>[];
  readonly problems: readonly Finding[];
  readonly cellsRead: number;
}

export async function readPack(dir: string): Promise<ReadPack> {
  const problems: Finding[] = [];
  const note = (file: string, line: number | null, column: string | null, found: string, expected: string) =>
    void problems.push({ file, line, column, found, expected });
  const paths = await listFiles(dir, '', note);
  const hashes = new Map<string, string>();
  const texts = new Map<string, string>();
  const kept = new Set<string>([AUDIT_PATH, ...Object.values(PACK_TABLES).map((table) => table.path)]);
  for (const path of paths) {
    if (path === MANIFEST_PATH || path === SIGNATURE_PATH) continue;
    const bytes = await readFile(join(dir, path));
    hashes.set(path, createHash('sha256').update(bytes).digest('hex'));
    if (kept.has(path)) texts.set(path, decode(path, bytes, note));
  }
  const manifestBytes = paths.includes(MANIFEST_PATH) ? await readFile(join(dir, MANIFEST_PATH)) : Buffer.alloc(0);
  const signature = paths.includes(SIGNATURE_PATH) ? await readFile(join(dir, SIGNATURE_PATH), 'latin1') : '';
  let cellsRead = 0;
  const rows = <Row>(table: Table<Row>): Located<Row>[] => {
    const read = readTable(table, texts.get(table.path), note);
    cellsRead += read.length * fieldsOf(table).length;
    return read;
  };
  const tables = readTables(rows);
  return {
    ...tables,
    hashes,
    manifestBytes,
    manifest: readManifest(manifestBytes),
    signature,
    events: readEvents(texts.get(AUDIT_PATH), note),
    problems,
    cellsRead,
  };
}

type Note = (file: string, line: number | null, column: string | null, found: string, expected: string) => void;

function readTables(rows: <Row>(table: Table<Row>) => Located<Row>[]): LocatedRows {
  return {
    programmes: rows(PACK_TABLES.programmes),
    budgets: rows(PACK_TABLES.budgets),
    actualCosts: rows(PACK_TABLES.actualCosts),
    agreements: rows(PACK_TABLES.agreements),
    arrangements: rows(PACK_TABLES.arrangements),
    keys: rows(PACK_TABLES.keys),
    payers: rows(PACK_TABLES.payers),
    issuers: rows(PACK_TABLES.issuers),
    people: rows(PACK_TABLES.people),
    runs: rows(PACK_TABLES.runs),
    rounds: rows(PACK_TABLES.rounds),
    shares: rows(PACK_TABLES.shares),
    explanations: rows(PACK_TABLES.explanations),
    blockedRounds: rows(PACK_TABLES.blockedRounds),
    invoices: rows(PACK_TABLES.invoices),
    invoiceLines: rows(PACK_TABLES.invoiceLines),
    deliveries: rows(PACK_TABLES.deliveries),
    ledger: rows(PACK_TABLES.ledger),
    bankEntries: rows(PACK_TABLES.bankEntries),
    payments: rows(PACK_TABLES.payments),
    lateRates: rows(PACK_TABLES.lateRates),
    reminders: rows(PACK_TABLES.reminders),
    letters: rows(PACK_TABLES.letters),
    reversals: rows(PACK_TABLES.reversals),
    eInvoiceDeliveries: rows(PACK_TABLES.eInvoiceDeliveries),
  };
}

async function listFiles(dir: string, under: string, note: Note): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(dir, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(entry.name))
      note(path, null, null, 'a control character in a name', 'names of plain characters');
    if (entry.isDirectory()) paths.push(...(await listFiles(dir, path, note)));
    else if (entry.isFile()) paths.push(path);
    else note(path, null, null, 'a link or special file', 'plain files only');
  }
  return paths;
}

function decode(path: string, bytes: Buffer, note: Note): string {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) note(path, null, null, 'bytes that are no UTF-8', 'UTF-8');
  return text;
}

function readManifest(bytes: Buffer): Manifest | null {
  const text = bytes.toString('utf8');
  const json = isNestedTooDeeply(text) ? undefined : parseJson(text);
  const result = ManifestSchema.safeParse(json);
  return result.success ? result.data : null;
}

/** Rows whose every cell can be read, in the table's order; a header without one of the table's columns gives no rows at all. */
function readTable<Row>(table: Table<Row>, text: string | undefined, note: Note): Located<Row>[] {
  if (text === undefined) {
    note(
      table.path,
      null,
      null,
      'no such file',
      `the file with its header ${fieldsOf(table)
        .map((field) => table.columns[field].name)
        .join(',')}`,
    );
    return [];
  }
  const [header, ...records] =
    guard(
      () => parseCsv(text),
      (why) => note(table.path, null, null, why, 'CSV by RFC 4180'),
    ) ?? [];
  const names = header?.cells ?? [];
  const fields = fieldsOf(table).map((field) => ({ field, column: table.columns[field], at: names.indexOf(table.columns[field].name) }));
  for (const { column, at } of fields) if (at < 0) note(table.path, 1, column.name, 'no such column', column.name);
  if (new Set(names).size < names.length) note(table.path, 1, null, names.join(','), 'each column once');
  if (fields.some(({ at }) => at < 0)) return [];
  const rows: Located<Row>[] = [];
  for (const { line, cells } of records) {
    if (cells.length !== names.length) {
      note(table.path, line, null, `${cells.length} cells`, `${names.length} cells`);
      continue;
    }
    const entries: [keyof Row, unknown][] = [];
    for (const { field, column, at } of fields) {
      const cell = cells[at] ?? '';
      guard(
        () => entries.push([field, column.read(cell)]),
        (why) => note(table.path, line, column.name, cell, why),
      );
    }
    if (entries.length < fields.length) continue;
    // Every field of the row type has a column, and every column gave its value.
    const row = Object.fromEntries(entries) as Row;
    const previous = rows.at(-1);
    if (previous && compareRows(table, previous.row, row) >= 0) {
      note(table.path, line, null, cells.join(','), 'rows in the order of their key, each once');
    }
    rows.push({ row, line });
  }
  return rows;
}

const EventSchema = z.strictObject({
  format: z.literal(1),
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  type: z.string(),
  subject: z.string(),
  data: z.json(),
  previousHash: z.string(),
  hash: z.string(),
});

function readEvents(text: string | undefined, note: Note): Located<ChainedAuditEvent>[] {
  if (text === undefined) {
    note(AUDIT_PATH, null, null, 'no such file', 'the audit chain, one event a line');
    return [];
  }
  const lines = text.split('\n');
  if (lines.pop() !== '') note(AUDIT_PATH, lines.length + 1, null, 'no line feed at the end', 'every event ended by a line feed');
  const events: Located<ChainedAuditEvent>[] = [];
  for (const [index, line] of lines.entries()) {
    const event = guard(
      () => readEvent(line),
      (why) => note(AUDIT_PATH, index + 1, null, `${line.slice(0, 80)} (${why})`, 'an event in canonical JSON'),
    );
    if (event) events.push({ row: event, line: index + 1 });
  }
  return events;
}

/** Throws when the line is no event, or none that could be hashed. */
function readEvent(line: string): ChainedAuditEvent {
  if (isNestedTooDeeply(line)) throw new Error('nested too deeply');
  const event = EventSchema.parse(JSON.parse(line));
  if (canonicalJson(event) !== line) throw new Error('not in canonical form');
  return event;
}

/** Looks without recursion, before anything that recurses does. */
function isNestedTooDeeply(line: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === '\\') at += 1;
    else if (character === '"') isInText = !isInText;
    else if (!isInText && (character === '[' || character === '{')) depth += 1;
    else if (!isInText && (character === ']' || character === '}')) depth -= 1;
    if (depth > DEEPEST_NESTING) return true;
  }
  return false;
}

/** The JSON value of a text, or undefined when it is none: the schema it is given to refuses that. */
function parseJson(text: string): unknown {
  return guard(
    (): unknown => JSON.parse(text),
    () => undefined,
  );
}

function guard<Value>(attempt: () => Value, onError: (why: string) => void): Value | undefined {
  try {
    return attempt();
  } catch (error) {
    onError(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
