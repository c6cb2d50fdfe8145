import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { makeAnchor, parseAnchor, formatAnchor, type Anchor } from '#pack/anchor';
import type { Manifest } from '#pack/manifest';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { allFindings, copyBeside, everyCell, everyLine, readText, resign, setCell, writeText } from '#pack/testing/tamper';
import { verifyPack } from '#pack/verify/verify-pack';
import type { VerifyReport } from '#pack/verify/verify-report';
import { writePack } from '#pack/write-pack';

const signer = sampleSigner(1);
const forger = sampleSigner(2);
/** `ACONTO_EVERY_TAMPERING=1` tries each single change instead of a few of each kind, which takes minutes. */
const IS_EXHAUSTIVE = process.env['ACONTO_EVERY_TAMPERING'] === '1';
const TAMPERINGS = IS_EXHAUSTIVE ? 5_000 : 30;

const madeAt = '2026-09-30T10:00:00.000Z';

describe('verifyPack', () => {
  let root: string;
  let pack: string;
  let manifest: Manifest;
  let anchor: Anchor;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-verify-'));
    pack = join(root, 'pack');
    const { content, documents, letters } = samplePack();
    manifest = await writePack({ dir: pack, content, documents: documents(), letters: letters(), signer, madeAt });
    anchor = makeAnchor({ signer, chainHead: manifest.chainHead, madeAt });
  });

  afterAll(async () => await rm(root, { recursive: true, force: true }));

  it('finds a pack consistent without an anchor, and authentic with it', async () => {
    expect(allFindings(await verifyPack(pack))).toEqual([]);
    expect((await verifyPack(pack)).verdict).toBe('consistent');
    expect((await verifyPack(pack, { anchor: parseAnchor(formatAnchor(anchor)) })).verdict).toBe('authentic');
  });

  it('looks at something in every check, so that none passes for want of rows', async () => {
    const report = await verifyPack(pack, { anchor });
    expect(report.checks.filter((check) => check.checked === 0)).toEqual([]);
  });

  it('accepts an anchor of an earlier head of the same chain', async () => {
    const [first] = samplePack().content.auditEvents;
    const early = makeAnchor({ signer, chainHead: { seq: 1, hash: first?.hash ?? '' }, madeAt });
    expect((await verifyPack(pack, { anchor: early })).verdict).toBe('authentic');
  });

  it('finds a whole forgery consistent by itself, and fails it against the anchor', async () => {
    const dir = join(root, 'forged');
    const { content, documents, letters } = samplePack(4_735_350_103n);
    await writePack({ dir, content, documents: documents(), letters: letters(), signer: forger, madeAt });
    expect((await verifyPack(dir)).verdict).toBe('consistent');
    const report = await verifyPack(dir, { anchor });
    expect(report.verdict).toBe('failed');
    expect(allFindings(report).map(({ file, column }) => `${file} ${column}`)).toEqual(['manifest.json publicKey', 'audit.jsonl hash']);
  });

  it('fails a forgery by whoever holds the key against the head in the anchor', async () => {
    const dir = join(root, 'insider');
    const { content, documents, letters } = samplePack(4_735_350_103n);
    await writePack({ dir, content, documents: documents(), letters: letters(), signer, madeAt });
    expect(allFindings(await verifyPack(dir, { anchor })).map(({ file, line, column }) => [file, line, column])).toEqual([
      ['audit.jsonl', 44, 'hash'],
    ]);
  });

  it('names a file whose bytes changed, one that is missing and one too many', async () => {
    const dir = await copyBeside(pack);
    await writeText(dir, 'rounds.csv', (text) => text.replace('.', ','));
    await writeText(dir, 'documents/extra.pdf', () => 'x');
    await rm(join(dir, 'ledger.csv'));
    const report = await verifyPack(dir, { anchor });
    const [files] = report.checks;
    expect(report.verdict).toBe('failed');
    expect(files?.failures.map(({ file }) => file).sort()).toEqual(['documents/extra.pdf', 'ledger.csv', 'rounds.csv']);
    await rm(dir, { recursive: true });
  });

  it('fails when manifest or signature is missing or replaced', async () => {
    for (const path of ['manifest.json', 'manifest.sig']) {
      for (const change of [null, () => '', () => '{}', (text: string) => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))]) {
        const dir = await copyBeside(pack);
        if (change) await writeText(dir, path, change);
        else await rm(join(dir, path));
        expect((await verifyPack(dir)).verdict).toBe('failed');
        await rm(dir, { recursive: true });
      }
    }
  });

  it('fails every deleted file, whether or not the forger signs the rest anew', async () => {
    for (const path of Object.keys(manifest.files).filter((name) => !/documents\/.*[2-9]\.pdf/.test(name))) {
      const dir = await copyBeside(pack);
      await rm(join(dir, path));
      expect([path, (await verifyPack(dir)).verdict]).toEqual([path, 'failed']);
      await resign(dir, forger);
      expect([path, (await verifyPack(dir)).verdict]).toEqual([path, 'failed']);
      await rm(dir, { recursive: true });
    }
  }, 600_000);

  it('fails a document slipped in, and the bytes of one changed, although signed anew', async () => {
    const dir = await copyBeside(pack);
    await cp(join(pack, 'documents/KOM-000001.pdf'), join(dir, 'documents/KOM-000099.pdf'));
    await resign(dir, forger);
    expect(allFindings(await verifyPack(dir)).map(({ file }) => file)).toEqual(['documents/KOM-000099.pdf']);
    await rm(join(dir, 'documents/KOM-000099.pdf'));
    await writeText(dir, 'documents/KOM-000001.pdf', (text) => `${text} `);
    await resign(dir, forger);
    expect(allFindings(await verifyPack(dir)).map(({ file, line }) => [file, line])).toEqual([['invoices.csv', 2]]);
    await rm(dir, { recursive: true });
  });

  it('fails whatever byte of whatever file is another', async () => {
    const paths = [...Object.keys(manifest.files), 'manifest.json', 'manifest.sig'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), async (path, position, mask) => {
        const dir = await copyBeside(pack);
        const bytes = await readFile(join(dir, path));
        const at = position % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        await writeFile(join(dir, path), bytes);
        const report = await verifyPack(dir);
        await rm(dir, { recursive: true });
        expect(report.verdict).toBe('failed');
        expect(allFindings(report).some(({ file }) => file === path || path.startsWith('manifest'))).toBe(true);
      }),
      { numRuns: TAMPERINGS },
    );
  }, 600_000);

  describe('against a forger without the key who signs the changed files anew', () => {
    const CALCULATED = ['rounds.csv', 'shares.csv', 'explanations.csv', 'invoices.csv', 'invoice-lines.csv', 'ledger.csv'];
    const HASHED = [
      ...CALCULATED.filter((path) => path !== 'invoice-lines.csv'),
      'inputs/budgets.csv',
      'inputs/actual-costs.csv',
      'inputs/agreements.csv',
      'inputs/keys.csv',
      'inputs/arrangements.csv',
      'runs.csv',
      'deliveries.csv',
      'blocked-rounds.csv',
    ];
    const EVERY = [...CALCULATED, ...HASHED, 'inputs/payers.csv', 'inputs/issuers.csv', 'inputs/people.csv', 'inputs/programmes.csv', 'audit.jsonl'];

    /** Puts other texts in the place of a file, signs anew, and gives each report to the claim. A sample by default; all when asked for. */
    async function tamper<Change extends { text: string }>(
      path: string,
      changes: readonly Change[],
      claim: (report: VerifyReport, change: Change) => void,
    ): Promise<void> {
      const dir = await copyBeside(pack);
      const attempt = async (change: Change) => {
        await writeText(dir, path, () => change.text);
        await resign(dir, forger);
        claim(await verifyPack(dir), change);
      };
      if (IS_EXHAUSTIVE) for (const change of changes) await attempt(change);
      else await fc.assert(fc.asyncProperty(fc.constantFrom(...changes), attempt), { numRuns: 4 });
      await rm(dir, { recursive: true });
    }

    it.each(CALCULATED)(
      'finds a changed amount of %s and names its row',
      async (path) => {
        const before = await readText(pack, path);
        const amounts = everyCell(before).filter(({ cell, column }) => /^-?\d+\.\d\d$/.test(cell) && column !== 'vat_rate');
        await tamper(
          path,
          amounts.map((at) => ({ ...at, text: setCell(before, { ...at, cell: nextDigit(at.cell, at.cell.length - 1) }) })),
          (report, { line }) => {
            expect(allFindings(report).map((finding) => `${finding.file} ${finding.line}`)).toContain(`${path} ${line}`);
          },
        );
      },
      600_000,
    );

    it.each(HASHED)(
      'finds a digit changed in %s',
      async (path) => {
        const before = await readText(pack, path);
        const digits = everyCell(before).filter(({ cell }) => /\d/.test(cell));
        await tamper(
          path,
          digits.map((at) => ({ ...at, text: setCell(before, { ...at, cell: nextDigit(at.cell, at.cell.search(/\d/)) }) })),
          (report, { line, column }) => {
            expect([line, column, report.verdict]).toEqual([line, column, 'failed']);
          },
        );
      },
      600_000,
    );

    it('finds a digit changed in the audit chain', async () => {
      const before = await readText(pack, 'audit.jsonl');
      const digits = [...before.matchAll(/\d/g)].map((match) => ({ at: match.index, text: nextDigit(before, match.index) }));
      await tamper('audit.jsonl', digits, (report, { at }) => expect([at, report.verdict]).toEqual([at, 'failed']));
    }, 600_000);

    it.each([...new Set(EVERY)])(
      'finds a line of %s deleted, doubled or swapped with the next',
      async (path) => {
        const before = await readText(pack, path);
        await tamper(path, everyLine(before), (report, { what }) => expect([what, report.verdict]).toEqual([what, 'failed']));
      },
      600_000,
    );
  });
});

function nextDigit(text: string, at: number): string {
  return text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1);
}
