import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifyReport } from '#pack/verify/format-verify-report';
import { verifyPack } from '#pack/verify/verify-pack';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { writePack } from '#pack/write-pack';

describe('verifyPack', () => {
  it('x', async () => {
    const root = await mkdtemp(join(tmpdir(), 'aconto-pack-'));
    const { content, documents } = samplePack();
    const dir = join(root, 'pack');
    await writePack({ dir, content, documents: documents(), signer: sampleSigner(1), madeAt: '2026-09-30T10:00:00.000Z' });
    const report = await verifyPack(dir);
    process.stdout.write(formatVerifyReport(report) + dir);
    expect(report.verdict).toBe('consistent');
  });
});
