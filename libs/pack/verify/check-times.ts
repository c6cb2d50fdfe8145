import { AUDIT_PATH, MANIFEST_PATH } from '#pack/manifest';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';

/** An event is dated when its transaction began and chained when it ends, and clocks of several machines differ: by less than this, milliseconds. */
const CLOCKS_MAY_DIFFER_MS = 15 * 60_000;

/** Time runs one way: along the chain, from a document's issue to its mails, and nothing is later than the pack. */
export function checkTimes(pack: ReadPack): CheckResult {
  return makeCheck('nothing happened before what it follows', (log) => {
    const madeAt = pack.manifest ? Date.parse(pack.manifest.madeAt) : Number.POSITIVE_INFINITY;
    let latest = Number.NEGATIVE_INFINITY;
    for (const { row, line } of pack.events) {
      log.count();
      const at = Date.parse(row.at);
      if (at < latest - CLOCKS_MAY_DIFFER_MS)
        log.fail({
          file: AUDIT_PATH,
          line,
          column: 'at',
          found: row.at,
          expected: `not before ${new Date(latest).toISOString()}, when an earlier event was`,
        });
      if (at > madeAt + CLOCKS_MAY_DIFFER_MS)
        log.fail({
          file: AUDIT_PATH,
          line,
          column: 'at',
          found: row.at,
          expected: `not after ${pack.manifest?.madeAt ?? ''}, when ${MANIFEST_PATH} was made`,
        });
      latest = Math.max(latest, at);
    }
    const recordedAt = new Map(pack.invoices.map(({ row }) => [row.number, row.recordedAt]));
    for (const { row, line } of pack.deliveries) {
      log.count();
      const issuedAt = recordedAt.get(row.number);
      const at = Date.parse(row.at);
      const fail = (column: string, found: string, expected: string) =>
        log.fail({ file: PACK_TABLES.deliveries.path, line, column, found, expected });
      if (issuedAt !== undefined && at < Date.parse(issuedAt) - CLOCKS_MAY_DIFFER_MS)
        fail('at', row.at, `not before ${issuedAt}, when ${row.number} was issued`);
      if (at > madeAt + CLOCKS_MAY_DIFFER_MS) fail('at', row.at, 'not after the pack was made');
      if ((row.address === null) !== (row.state === 'no-address'))
        fail('address', row.address ?? '(empty)', row.state === 'no-address' ? '(empty)' : `an address, as the mail is ${row.state}`);
    }
  });
}
