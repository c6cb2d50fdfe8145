import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { TOTAL, totalOr } from '#imports/total-word';
import { date } from '#tabular/read-date';
import { amount } from '#tabular/read-number';
import { optional, readRecords, required } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';

/** A cell of a printed payment plan: what a node of the key pays of a programme's year. Payer and programme may each be `Total`. */
export interface PrintedPlanCell {
  readonly payer: string;
  /** The payer's name as printed; null when the file does not say. */
  readonly name: string | null;
  readonly year: number;
  readonly programme: string;
  readonly printedOre: Ore;
  readonly table: string | null;
  /** The day whose budgets and keys the plan shows. */
  readonly recordedOn: LocalDate;
}

/** A printed payment plan: `payer, name, year, programme, printed, table, recorded_on`; `payer` is a node of the programmes' keys or `Total`. */
export function parsePrintedPaymentPlan(table: Table, context: ImportContext): ParsedRows<PrintedPlanCell> {
  const { records, issues } = readRecords(table, {
    payer: required<string>(['payer', 'betaler'], totalOr(code)),
    name: optional<string>(['name', 'navn'], text({ max: 200 })),
    year: required<number>(['year', 'år'], year),
    programme: required<string>(['programme', 'program'], totalOr(code)),
    printedOre: required<Ore>(['printed', 'trykt'], amount({ sign: 'any' })),
    table: optional<string>(['table', 'tabel'], text({ max: 100 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const { facts } = context;
  const further = [...issues, ...duplicateRows(records, 'payer', (values) => [values.payer, values.year, values.programme])];
  const programmes = [TOTAL, ...facts.programmes.map((programme) => programme.code)];
  const nodes = new Set([TOTAL, ...facts.keys.flatMap((key) => key.nodes.map((node) => node.node))]);
  const rows = records.map((record) => {
    further.push(
      ...unknownCode(record, 'programme', { thing: 'programme', code: record.values.programme, known: programmes }),
      ...unknownCode(record, 'payer', { thing: 'key-node', code: record.values.payer, known: nodes }),
    );
    return { ...record.values, recordedOn: recordedOnOf(record, context, further) };
  });
  return { rows, issues: further };
}
