import { CHAIN_START, hashAuditEvent } from '#domain/audit/audit-event';
import { AUDIT_PATH, MANIFEST_PATH } from '#pack/manifest';
import { makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';

/** Every event follows the one before it, has the hash of its content, and the last one is the manifest's head. */
export function checkChain(pack: ReadPack): CheckResult {
  return makeCheck('the audit chain is whole', (log) => {
    let head = { seq: 0, hash: CHAIN_START };
    for (const { row, line } of pack.events) {
      log.count();
      const fail = (column: string, found: string, expected: string) => log.fail({ file: AUDIT_PATH, line, column, found, expected });
      if (row.seq !== head.seq + 1) fail('seq', String(row.seq), String(head.seq + 1));
      if (row.previousHash !== head.hash) fail('previousHash', row.previousHash, head.hash);
      const hash = hashAuditEvent(row, row.previousHash);
      if (row.hash !== hash) fail('hash', row.hash, hash);
      head = { seq: row.seq, hash: row.hash };
    }
    const named = pack.manifest?.chainHead;
    if (named?.seq !== head.seq || named.hash !== head.hash) {
      const found = named ? `${named.seq} ${named.hash}` : 'none';
      log.fail({ file: MANIFEST_PATH, column: 'chainHead', found, expected: `${head.seq} ${head.hash}, the last event of ${AUDIT_PATH}` });
    }
  });
}
