import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letterName } from '#pack/letter-name';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { allFindings, resign, writeText } from '#pack/testing/tamper';
import { verifyPack } from '#pack/verify/verify-pack';
import { writePack } from '#pack/write-pack';

const signer = sampleSigner(1);

/** Forged by who holds the signing key, but cannot take back what the chain tells of. */
describe('the letters of a pack', () => {
  let root: string;
  let dir: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-letters-'));
    dir = join(root, 'pack');
    const { content, documents, letters } = samplePack();
    await writePack({ dir, content, documents: documents(), letters: letters(), signer, madeAt: '2026-09-30T10:00:00.000Z' });
  });
  afterEach(async () => await rm(root, { recursive: true, force: true }));

  const found = async () => {
    await resign(dir, signer);
    return allFindings(await verifyPack(dir)).map(({ file, column }) => `${file} ${column ?? ''}`);
  };
  const [letter] = samplePack().content.letters;
  if (!letter) throw new Error('the sample has a letter');
  const path = `letters/${letterName(letter)}.pdf`;
  const anew = '%PDF-1.7\n% milder words\n';

  it('are in order as they were sent', async () => expect(await found()).toEqual([]));

  it('fail when one was written anew', async () => {
    await writeText(dir, path, () => anew);
    expect(await found()).toEqual(['letters.csv pdf_sha256']);
    await writeText(dir, 'letters.csv', (text) => text.replace(letter.pdfSha256, createHash('sha256').update(anew).digest('hex')));
    expect(await found()).toEqual(['letters.csv pdf_sha256']);
  });

  it('fail when one is left out', async () => {
    for (const file of [path, path.replace('.pdf', '.xml')]) await rm(join(dir, file));
    await writeText(dir, 'letters.csv', (text) => `${text.split('\n')[0] ?? ''}\n`);
    expect(await found()).toEqual(['letters.csv ', 'letters.csv ', 'audit.jsonl data.receipts']);
  });

  it('fail when one is slipped in', async () => {
    await writeText(dir, 'letters/KOM-2026-09-04-9-0101-DKK.pdf', () => anew);
    expect(await found()).toEqual(['letters/KOM-2026-09-04-9-0101-DKK.pdf ']);
  });

  it('fail when the answer to one is told otherwise', async () => {
    await writeText(dir, 'letters.csv', (text) => text.replace(',accepted,', ',rejected,'));
    expect(await found()).toEqual(['letters.csv e_invoice_state']);
  });
});
