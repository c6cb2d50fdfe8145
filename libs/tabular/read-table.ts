import type { TableResult } from '#tabular/assemble-table';
import { cutFound } from '#tabular/import-issue';
import { readCsv } from '#tabular/read-csv';
import { readXlsx } from '#tabular/read-xlsx';
import type { TableFile } from '#tabular/table-file';

/**
 * A CSV or XLSX file to a table of positioned cells, or every issue found on the way; it never throws on what a file holds. What kind of
 * file it is shows in its first bytes, not in its name. `sheet` names the sheet of a workbook; without it the workbook must have one.
 */
export function readTable(file: TableFile, options: { readonly sheet?: string } = {}): TableResult {
  if (startsWith(file.bytes, [0x50, 0x4b])) return readXlsx(file, options.sheet ?? null);
  const foreign = startsWith(file.bytes, [0xd0, 0xcf, 0x11, 0xe0])
    ? 'an old or password-protected Excel file'
    : startsWith(file.bytes, [0x25, 0x50, 0x44, 0x46])
      ? 'a PDF'
      : null;
  if (foreign === null) return readCsv(file);
  return {
    issues: [
      {
        file: file.name,
        sheet: null,
        row: null,
        column: null,
        code: 'file-kind-unknown',
        message: `the file is ${foreign}`,
        expected: 'CSV, or XLSX without a password',
        found: cutFound(foreign),
      },
    ],
  };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
