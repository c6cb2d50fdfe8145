import { assembleTable, type TableResult } from '#tabular/assemble-table';
import { collectIssues, cutFound, type ImportIssue } from '#tabular/import-issue';
import { readSheet } from '#tabular/read-sheet';
import type { XmlProblem } from '#tabular/scan-xml';
import type { TableFile } from '#tabular/table-file';
import { readNumberFormats, readRelations, readSharedStrings, readWorkbook, type Workbook, type WorkbookSheet } from '#tabular/workbook-parts';
import { readZipDirectory, unpackEntry, type ZipEntry } from '#tabular/zip-entries';

const XML_MESSAGES: Record<XmlProblem, string> = {
  'xml-doctype': 'declares a DOCTYPE, which no workbook needs',
  'xml-malformed': 'is damaged',
};

/** One sheet of an XLSX workbook to a table, or every issue. Limits are checked on the archive's directory before anything is unpacked. */
export function readXlsx(file: TableFile, sheetName: string | null): TableResult {
  const place = { file: file.name, sheet: null, row: null, column: null };
  const directory = readZipDirectory(file.bytes);
  if ('refusal' in directory) return { issues: [{ ...place, ...directory.refusal }] };
  const archive = new Archive(file, directory.entries);
  const workbook = archive.read('xl/workbook.xml', readWorkbook);
  const relations = archive.read('xl/_rels/workbook.xml.rels', readRelations);
  if (!workbook || !relations) return { issues: archive.issues };
  const sheet = chooseSheet(workbook, sheetName);
  if (!sheet) return { issues: [{ ...place, ...sheetChoice(workbook, sheetName) }] };
  const strings = archive.has('xl/sharedStrings.xml') ? archive.read('xl/sharedStrings.xml', readSharedStrings) : [];
  const formats = archive.has('xl/styles.xml') ? archive.read('xl/styles.xml', readNumberFormats) : [];
  if (!strings || !formats) return { issues: archive.issues };
  const issues = collectIssues();
  const context = { file: file.name, sheet: sheet.name, strings, formats, isDate1904: workbook.isDate1904, issues };
  const rows = archive.read(relations.get(sheet.relation) ?? '', (bytes) => readSheet(bytes, context));
  if (!rows) return { issues: [...archive.issues, ...issues.list()] };
  return assembleTable({ file: file.name, sheet: sheet.name, rows, issues });
}

function chooseSheet(workbook: Workbook, name: string | null): WorkbookSheet | null {
  if (name === null) return workbook.sheets.length === 1 ? (workbook.sheets[0] ?? null) : null;
  return (
    workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) ??
    (workbook.sheets.length === 1 ? (workbook.sheets[0] ?? null) : null)
  );
}

function sheetChoice(workbook: Workbook, name: string | null): Pick<ImportIssue, 'code' | 'message' | 'expected' | 'found'> {
  const names = workbook.sheets.map((sheet) => sheet.name).join(', ');
  return {
    code: 'sheet-unknown',
    message: name === null ? 'the workbook has several sheets' : `the workbook has no sheet called "${cutFound(name)}"`,
    expected: 'the name of one of its sheets, or a workbook with one sheet',
    found: cutFound(names),
  };
}

/** Parts of a workbook by path, with the issues met while reading them. */
class Archive {
  readonly issues: ImportIssue[] = [];

  constructor(
    private readonly file: TableFile,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
  ) {}

  has(path: string): boolean {
    return this.entries.has(path);
  }

  read<Part extends object>(path: string, parse: (bytes: Uint8Array) => Part | XmlProblem): Part | null {
    const entry = this.entries.get(path);
    const bytes = entry ? unpackEntry(this.file.bytes, entry) : null;
    if (!bytes) return this.refuse('zip-broken', entry ? `part ${path} of the workbook is damaged` : `the workbook has no part ${path}`, path);
    const part = parse(bytes);
    return typeof part === 'string' ? this.refuse(part, `part ${path} of the workbook ${XML_MESSAGES[part]}`, path) : part;
  }

  private refuse(code: string, message: string, path: string): null {
    this.issues.push({
      file: this.file.name,
      sheet: null,
      row: null,
      column: null,
      code,
      message,
      expected: 'a whole XLSX file as Excel writes it',
      found: cutFound(path),
    });
    return null;
  }
}
