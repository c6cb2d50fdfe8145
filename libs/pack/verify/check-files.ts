import { CHAIN_START } from '#domain/audit/audit-event';
import type { Anchor } from '#pack/anchor';
import { AUDIT_PATH, MANIFEST_PATH, SIGNATURE_PATH } from '#pack/manifest';
import { isSignedBy } from '#pack/pack-signer';
import { makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';
import { remark } from '#pack/verify/remark';

/** Every file has the hash that the manifest names, none is missing and none is there that it does not name. */
export function checkFiles(pack: ReadPack): CheckResult {
  return makeCheck('files are those of the manifest', (log) => {
    if (!pack.manifest) {
      log.fail({
        file: MANIFEST_PATH,
        found: pack.manifestBytes.length === 0 ? 'no such file' : 'not a manifest of format 1',
        expected: 'a manifest of format 1',
      });
      return;
    }
    const named = new Map(Object.entries(pack.manifest.files));
    for (const [path, hash] of pack.hashes) {
      log.count();
      const expected = named.get(path);
      if (expected === undefined) log.fail({ file: path, found: 'a file that the manifest does not name', expected: 'no such file' });
      else if (hash !== expected) log.fail({ file: path, found: `SHA-256 ${hash}`, expected: `SHA-256 ${expected}` });
      named.delete(path);
    }
    for (const [path, hash] of named) log.fail({ file: path, found: 'no such file', expected: `SHA-256 ${hash}` });
  });
}

export function checkSignature(pack: ReadPack): CheckResult {
  return makeCheck('the manifest is signed by the key it names', (log) => {
    log.count();
    const signature = pack.signature.endsWith('\n') ? pack.signature.slice(0, -1) : 'no line feed';
    if (!pack.manifest || !isSignedBy(pack.manifest.publicKey, pack.manifestBytes, signature)) {
      log.fail({
        file: SIGNATURE_PATH,
        line: 1,
        found: pack.signature.slice(0, 100).trimEnd(),
        expected: `the Ed25519 signature of ${MANIFEST_PATH}, base64`,
      });
    }
  });
}

/** The pack is signed by the auditor's key, and the head the auditor holds stands in the chain. Not made without an anchor. */
export function checkAnchor(pack: ReadPack, anchor: Anchor | null): CheckResult {
  const name = 'key and chain are those of the anchor';
  if (!anchor)
    return {
      name,
      outcome: 'not-made',
      checked: 0,
      failures: [],
      failureCount: 0,
      remarks: [remark('no-anchor')],
    };
  return makeCheck(name, (log) => {
    log.count(2);
    const key = pack.manifest?.publicKey ?? 'none';
    if (key !== anchor.publicKey) log.fail({ file: MANIFEST_PATH, column: 'publicKey', found: key, expected: anchor.publicKey });
    const { seq, hash } = anchor.chainHead;
    const event = pack.events.find(({ row }) => row.seq === seq);
    const found = seq === 0 ? CHAIN_START : (event?.row.hash ?? 'no such event');
    if (found !== hash) log.fail({ file: AUDIT_PATH, line: event?.line ?? null, column: 'hash', found, expected: `${hash} at event ${seq}` });
  });
}

export function checkRows(pack: ReadPack): CheckResult {
  return makeCheck('every cell can be read and every row is in its place', (log) => {
    log.count(pack.cellsRead);
    for (const problem of pack.problems) log.fail(problem);
  });
}
