import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAnchor, makeAnchor, parseAnchor } from '#pack/anchor';
import { CHAIN_START } from '#domain/audit/audit-event';
import { readText, setCell, writeText } from '#pack/testing/tamper';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { writePack, type PackDocument } from '#pack/write-pack';

const signer = sampleSigner(1);
const madeAt = '2026-09-30T10:00:00.000Z';

describe('writePack', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-write-'));
  });
  afterEach(async () => await rm(root, { recursive: true, force: true }));

  const write = async (dir: string, documents: AsyncIterable<PackDocument> = samplePack().documents()) =>
    await writePack({ dir, content: samplePack().content, documents, letters: samplePack().letters(), signer, madeAt });

  it('gives the same bytes for the same content, whatever order the rows come in', async () => {
    const { content, documents, letters } = samplePack();
    const turned = {
      ...content,
      invoices: [...content.invoices].reverse(),
      shares: [...content.shares].reverse(),
      keys: [...content.keys].reverse(),
    };
    const first = await write(join(root, 'a'));
    expect(await writePack({ dir: join(root, 'b'), content: turned, documents: documents(), letters: letters(), signer, madeAt })).toEqual(first);
    expect(await readFile(join(root, 'a/manifest.sig'))).toEqual(await readFile(join(root, 'b/manifest.sig')));
  });

  it('names the SHA-256 of every file but manifest and signature', async () => {
    const dir = join(root, 'pack');
    const manifest = await write(dir);
    const entries = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(Object.keys(manifest.files)).toHaveLength(entries.length - 2);
    for (const [path, hash] of Object.entries(manifest.files)) {
      expect(
        createHash('sha256')
          .update(await readFile(join(dir, path)))
          .digest('hex'),
      ).toBe(hash);
    }
  });

  it('writes into an empty folder, and refuses one that holds anything', async () => {
    await mkdir(join(root, 'empty'));
    await write(join(root, 'empty'));
    await mkdir(join(root, 'full'));
    await writeFile(join(root, 'full/x'), '');
    await expect(write(join(root, 'full'))).rejects.toMatchObject({ code: 'directory-not-empty' });
    expect(await readdir(join(root, 'full'))).toEqual(['x']);
  });

  const first = { number: 'KOM-000001', pdf: Buffer.from('%PDF-1.7\n% KOM-000001\n'), eInvoice: Buffer.from('<Invoice>KOM-000001</Invoice>\n') };
  it.each([
    ['document-missing', [first]],
    ['document-differs', [{ ...first, pdf: Buffer.from('other') }]],
    ['document-differs', [{ ...first, eInvoice: Buffer.from('<Invoice/>') }]],
    ['document-differs', [{ ...first, eInvoice: null }]],
    ['document-unknown', [{ ...first, number: 'KOM-000999' }]],
    ['document-unknown', [first, first]],
    ['number-unsafe', [{ ...first, number: '../KOM-000001' }]],
  ])('leaves nothing behind when it refuses: %s', async (code, documents) => {
    await expect(write(join(root, 'pack'), iterate(documents))).rejects.toMatchObject({ code });
    expect(await readdir(root)).toEqual([]);
  });

  it('refuses rows that nothing tells apart', async () => {
    const { content, documents, letters } = samplePack();
    const doubled = { ...content, budgets: [...content.budgets, ...content.budgets] };
    await expect(
      writePack({ dir: join(root, 'pack'), content: doubled, documents: documents(), letters: letters(), signer, madeAt }),
    ).rejects.toMatchObject({
      code: 'row-repeated',
    });
  });

  it('agrees with a recomputation in exact rationals that shares no code with it', async () => {
    const dir = join(root, 'pack');
    await write(dir);
    const clean = recompute(dir);
    expect(clean.stdout).toMatch(/17 documents, 2 credit notes, 2 internal, 4 payments, 1 reminders, 1 letters; .* 0 differences\n$/);
    expect(clean.status).toBe(0);
    for (const [path, line, column] of [
      ['shares.csv', 3, 'target'],
      ['invoices.csv', 4, 'vat'],
      ['ledger.csv', 5, 'credit'],
      ['payments.csv', 2, 'amount'],
      ['reminders.csv', 2, 'interest'],
      ['inputs/late-rates.csv', 2, 'value'],
      ['letters.csv', 2, 'pdf_sha256'],
      ['charge-reversals.csv', 2, 'reason'],
      ['inputs/keys.csv', 2, 'weight'],
    ] as const) {
      const before = await readText(dir, path);
      await writeText(dir, path, () => setCell(before, { line, column, cell: '1.00' }));
      expect([path, recompute(dir).status]).toEqual([path, 1]);
      await writeText(dir, path, () => before);
    }
  }, 60_000);
});

describe('an anchor', () => {
  const anchor = makeAnchor({ signer, chainHead: { seq: 0, hash: CHAIN_START }, madeAt });

  it('comes back from its file', () => expect(parseAnchor(formatAnchor(anchor))).toEqual(anchor));

  it.each([
    ['another head', { ...anchor, chainHead: { seq: 1, hash: CHAIN_START } }],
    ['another key', { ...anchor, publicKey: sampleSigner(2).publicKey }],
    ['a key that is none', { ...anchor, publicKey: 'AAAA' }],
    ['another time', { ...anchor, madeAt: '2026-09-30T10:00:01.000Z' }],
    ['a field more', { ...anchor, note: '' }],
  ])('is refused with %s', (_what, changed) =>
    expect(() => parseAnchor(JSON.stringify(changed))).toThrow(expect.objectContaining({ code: 'anchor-malformed' })),
  );

  it('is refused when it is no JSON', () => expect(() => parseAnchor('x')).toThrow(expect.objectContaining({ code: 'anchor-malformed' })));
});

function recompute(dir: string): { status: number | null; stdout: string } {
  return spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' });
}

async function* iterate(documents: readonly PackDocument[]): AsyncIterable<PackDocument> {
  for (const document of documents) yield document;
}
