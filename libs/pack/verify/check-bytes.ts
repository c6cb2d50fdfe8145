import { AUDIT_PATH } from '#pack/manifest';
import type { InvoiceRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';
import { remark } from '#pack/verify/remark';

/** A PDF and an e-invoice for each document that has a hash of one, with that hash, and no others. A file of another name is told in a remark. */
export function checkBytes(pack: ReadPack): CheckResult {
  return makeCheck('the PDFs and e-invoices are those that the rows name', (log) => {
    const stateOfRun = new Map(pack.runs.map(({ row }) => [row.run, row.state]));
    const named = new Set<string>();
    for (const invoice of pack.invoices) {
      const { row, line } = invoice;
      log.count();
      named.add(checkFile(log, pack, invoice, PDF));
      if (row.pdfSha256 === null && row.kind !== 'internal' && !pack.hashes.has(PDF.path(row.number))) {
        const at = { file: PACK_TABLES.invoices.path, line, column: PDF.column };
        if (stateOfRun.get(row.run) === 'completed') log.fail({ ...at, found: '(empty)', expected: 'a PDF, as the run is completed' });
        else log.remark(remark('not-rendered-yet', { subject: row.number }));
      }
      named.add(checkFile(log, pack, invoice, E_INVOICE));
      if (row.eInvoiceSha256 !== null && (row.pdfSha256 === null || row.kind === 'internal')) {
        const at = { file: PACK_TABLES.invoices.path, line, column: E_INVOICE.column };
        log.fail({ ...at, found: row.eInvoiceSha256, expected: 'nothing without a PDF beside it' });
      }
    }
    for (const path of pack.hashes.keys()) {
      if (/^(?:documents|e-invoices)\//i.test(path)) {
        if (!named.has(path)) log.fail({ file: path, found: 'a document without a row', expected: `a number of ${PACK_TABLES.invoices.path}` });
      } else if (!OWN_PATHS.has(path) && !/^letters\//i.test(path)) log.remark(remark('file-not-checked', { subject: path }));
    }
  });
}

interface FileOfRow {
  readonly column: string;
  readonly path: (number: string) => string;
  readonly hashOf: (row: InvoiceRow) => string | null;
}

const PDF: FileOfRow = { column: 'pdf_sha256', path: (number) => `documents/${number}.pdf`, hashOf: (row) => row.pdfSha256 };
const E_INVOICE: FileOfRow = { column: 'e_invoice_sha256', path: (number) => `e-invoices/${number}.xml`, hashOf: (row) => row.eInvoiceSha256 };

/** The file is there just when the row has its hash, and is what the hash says. Answers with its path. */
function checkFile(log: CheckLog, pack: ReadPack, { row, line }: Located<InvoiceRow>, file: FileOfRow): string {
  const path = file.path(row.number);
  const at = { file: PACK_TABLES.invoices.path, line, column: file.column };
  const expected = file.hashOf(row);
  const found = pack.hashes.get(path);
  if (expected === null) {
    if (found !== undefined) log.fail({ ...at, found: '(empty)', expected: `the SHA-256 of ${path}` });
  } else if (found !== expected) {
    log.fail({ ...at, found: expected, expected: found === undefined ? `a file ${path}` : `${found}, the SHA-256 of ${path}` });
  }
  return path;
}

const OWN_PATHS: ReadonlySet<string> = new Set([AUDIT_PATH, ...Object.values(PACK_TABLES).map((table) => table.path)]);
