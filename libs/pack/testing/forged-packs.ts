import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import type { PackContent } from '#pack/pack-content';
import { chained } from '#pack/testing/rechain';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { allFindings } from '#pack/testing/tamper';
import { verifyPack } from '#pack/verify/verify-pack';
import { writePack } from '#pack/write-pack';

type Forgery = (content: PackContent) => Partial<PackContent>;

/** Packs of the sample that somebody wrote anew, rows and chain, and signed: what is wrong with one is wrong in itself. */
export class ForgedPacks {
  private root = '';

  async open(): Promise<void> {
    this.root = await mkdtemp(join(tmpdir(), 'aconto-forged-'));
  }

  async close(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  /** Where the verifier finds something, file and column, and how the independent recomputation ends. */
  async judge(forge: Forgery): Promise<{ readonly found: readonly string[]; readonly independently: number | null }> {
    const { content, documents, letters } = samplePack();
    const dir = join(this.root, 'pack');
    const forged = { ...content, ...forge(content) };
    await writePack({
      dir,
      content: forged,
      documents: documents(),
      letters: letters(),
      signer: sampleSigner(1),
      madeAt: '2026-09-30T10:00:00.000Z',
    });
    const found = new Set(allFindings(await verifyPack(dir)).map(({ file, column }) => `${file} ${column ?? ''}`));
    return { found: [...found], independently: spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' }).status };
  }
}

/** Events of a kind about a subject told otherwise: with other data, or, for null, not at all. */
export function retold(type: string, subject: string, data: Readonly<Record<string, string | number>> | null): Forgery {
  const isIt = (event: ChainedAuditEvent) => event.type === type && event.subject === subject;
  return ({ auditEvents }) => ({
    auditEvents: chained(
      auditEvents
        .filter((event) => data !== null || !isIt(event))
        .map((event) => (isIt(event) && typeof event.data === 'object' ? { ...event, data: { ...event.data, ...data } } : event)),
    ),
  });
}
