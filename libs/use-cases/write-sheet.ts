import type { Language } from '#glossary/language';
import type { Sheet } from '#spreadsheet/sheet-column';
import { writeCsv } from '#spreadsheet/write-csv';
import { writeXlsx } from '#spreadsheet/write-xlsx';

export type SheetFormat = 'xlsx' | 'csv';

/** A file to be kept or sent, with the type that a browser is told. */
export interface SheetFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const MEDIA_TYPE: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The sheet as a file in the format asked for; `name` comes without ending, and what a file's name should not hold becomes a dash. */
export async function writeSheet<Row>(
  sheet: Sheet<Row>,
  as: { readonly name: string; readonly format: SheetFormat; readonly language: Language },
): Promise<SheetFile> {
  const bytes = as.format === 'xlsx' ? await writeXlsx(sheet) : writeCsv(sheet, as.language);
  return { name: `${as.name.replace(/[^A-Za-z0-9._-]/g, '-')}.${as.format}`, mediaType: MEDIA_TYPE[as.format], bytes };
}
