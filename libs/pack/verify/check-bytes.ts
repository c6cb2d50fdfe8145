import { AUDIT_PATH } from '#pack/manifest';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';

/** A PDF for each document with a hash, with that hash, and no others; no e-invoices, because none are made yet. A file of another name is told in a remark. */
export function checkBytes(pack: ReadPack): CheckResult {
  return makeCheck('the PDFs are those that the rows name', (log) => {
    const stateOfRun = new Map(pack.runs.map(({ row }) => [row.run, row.state]));
    const named = new Set<string>();
    for (const { row, line } of pack.invoices) {
      const path = `documents/${row.number}.pdf`;
      const at = { file: PACK_TABLES.invoices.path, line, column: 'pdf_sha256' };
      named.add(path);
      log.count();
      if (row.pdfSha256 === null) {
        if (pack.hashes.has(path)) log.fail({ ...at, found: '(empty)', expected: `the SHA-256 of ${path}` });
        else if (row.kind !== 'internal' && stateOfRun.get(row.run) === 'completed')
          log.fail({ ...at, found: '(empty)', expected: 'a PDF, as the run is completed' });
        else if (row.kind !== 'internal') log.remark(`${row.number} has not been rendered yet`);
      } else if (pack.hashes.get(path) !== row.pdfSha256) {
        log.fail({
          ...at,
          found: row.pdfSha256,
          expected: pack.hashes.has(path) ? `${pack.hashes.get(path) ?? ''}, the SHA-256 of ${path}` : `a file ${path}`,
        });
      }
    }
    for (const path of pack.hashes.keys()) {
      if (/^(?:documents|e-invoices)\//i.test(path)) {
        if (!named.has(path))
          log.fail({ file: path, found: 'a document without a row', expected: `a number of ${PACK_TABLES.invoices.path}, and its PDF` });
      } else if (!OWN_PATHS.has(path)) log.remark(`${path} is no file of the format: nothing in it was checked`);
    }
  });
}

const OWN_PATHS: ReadonlySet<string> = new Set([AUDIT_PATH, ...Object.values(PACK_TABLES).map((table) => table.path)]);
