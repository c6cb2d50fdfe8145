import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CHAIN_START } from '#domain/audit/audit-event';
import { canonicalJson } from '#domain/audit/canonical-json';
import { formatTable } from '#pack/csv/format-table';
import type { Table } from '#pack/csv/table';
import { AUDIT_PATH, MANIFEST_PATH, SIGNATURE_PATH, type Manifest } from '#pack/manifest';
import type { InvoiceRow, PackContent } from '#pack/pack-content';
import { PackError } from '#pack/pack-error';
import type { PackSigner } from '#pack/pack-signer';
import { PACK_TABLES } from '#pack/pack-tables';
import { writeLetters, type PackLetter } from '#pack/write-letters';

export interface PackDocument {
  readonly number: string;
  readonly pdf: Buffer;
  readonly eInvoice: Buffer | null;
}

/**
 * Writes a pack to `dir`, which must be empty or not exist (`directory-not-empty`). It grows in a folder beside it and is moved there whole,
 * so a pack is never half there. Documents are taken one at a time; each must be named by an invoice row with the hash of its bytes, and
 * none may be missing. `madeAt` is an ISO instant in UTC.
 */
export async function writePack(input: {
  readonly dir: string;
  readonly content: PackContent;
  readonly documents: AsyncIterable<PackDocument>;
  readonly letters: AsyncIterable<PackLetter>;
  readonly signer: PackSigner;
  readonly madeAt: string;
}): Promise<Manifest> {
  const dir = resolve(input.dir);
  await refuseNonEmpty(dir);
  const growing = join(dirname(dir), `.${basename(dir)}.${process.pid}.partial`);
  await rm(growing, { recursive: true, force: true });
  await mkdir(growing, { recursive: true });
  try {
    const manifest = await writeInto(growing, input);
    await removeEmpty(dir);
    await rename(growing, dir);
    return manifest;
  } catch (error) {
    await rm(growing, { recursive: true, force: true });
    throw error;
  }
}

async function writeInto(dir: string, input: Parameters<typeof writePack>[0]): Promise<Manifest> {
  const files = new Map<string, string>();
  const write = async (path: string, pieces: Iterable<string | Buffer>) => {
    files.set(path, await writeFileWithHash(join(dir, path), pieces));
  };
  for (const folder of ['inputs', 'documents', 'e-invoices', 'letters']) await mkdir(join(dir, folder));
  for (const [path, pieces] of tableFiles(input.content)) await write(path, pieces);
  await write(
    AUDIT_PATH,
    input.content.auditEvents.map((event) => `${canonicalJson({ ...event })}\n`),
  );
  await writeDocuments(input, write);
  await writeLetters({ rows: input.content.letters, letters: input.letters }, write);
  const last = input.content.auditEvents.at(-1);
  const manifest: Manifest = {
    format: 1,
    madeAt: input.madeAt,
    publicKey: input.signer.publicKey,
    chainHead: last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: CHAIN_START },
    files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
  await writeFileWithHash(join(dir, MANIFEST_PATH), [bytes]);
  await writeFileWithHash(join(dir, SIGNATURE_PATH), [`${input.signer.sign(bytes).toString('base64')}\n`]);
  return manifest;
}

function tableFiles(content: PackContent): [string, Iterable<string>][] {
  const file = <Row>(table: Table<Row>, rows: readonly Row[]): [string, Iterable<string>] => [table.path, formatTable(table, rows)];
  return [
    file(PACK_TABLES.programmes, content.programmes),
    file(PACK_TABLES.budgets, content.budgets),
    file(PACK_TABLES.actualCosts, content.actualCosts),
    file(PACK_TABLES.agreements, content.agreements),
    file(PACK_TABLES.arrangements, content.arrangements),
    file(PACK_TABLES.keys, content.keys),
    file(PACK_TABLES.payers, content.payers),
    file(PACK_TABLES.issuers, content.issuers),
    file(PACK_TABLES.people, content.people),
    file(PACK_TABLES.runs, content.runs),
    file(PACK_TABLES.rounds, content.rounds),
    file(PACK_TABLES.shares, content.shares),
    file(PACK_TABLES.explanations, content.explanations),
    file(PACK_TABLES.blockedRounds, content.blockedRounds),
    file(PACK_TABLES.invoices, content.invoices),
    file(PACK_TABLES.invoiceLines, content.invoiceLines),
    file(PACK_TABLES.deliveries, content.deliveries),
    file(PACK_TABLES.ledger, content.ledger),
    file(PACK_TABLES.bankEntries, content.bankEntries),
    file(PACK_TABLES.payments, content.payments),
    file(PACK_TABLES.lateRates, content.lateRates),
    file(PACK_TABLES.reminders, content.reminders),
    file(PACK_TABLES.letters, content.letters),
    file(PACK_TABLES.reversals, content.reversals),
    file(PACK_TABLES.eInvoiceDeliveries, content.eInvoiceDeliveries),
  ];
}

async function writeDocuments(
  input: Parameters<typeof writePack>[0],
  write: (path: string, pieces: Iterable<Buffer>) => Promise<void>,
): Promise<void> {
  const waiting = new Map<string, Pick<InvoiceRow, 'pdfSha256' | 'eInvoiceSha256'>>();
  for (const row of input.content.invoices) if (row.pdfSha256 !== null) waiting.set(row.number, row);
  for await (const { number, pdf, eInvoice } of input.documents) {
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(number)) throw new PackError('number-unsafe', `"${number}" cannot name a file`);
    const expected = waiting.get(number);
    if (expected === undefined) throw new PackError('document-unknown', `no invoice row waits for the bytes of ${number}`);
    if (sha256(pdf) !== expected.pdfSha256 || (eInvoice && sha256(eInvoice)) !== expected.eInvoiceSha256)
      throw new PackError('document-differs', `the bytes of ${number} are not those of its invoice row`);
    waiting.delete(number);
    await write(`documents/${number}.pdf`, [pdf]);
    if (eInvoice) await write(`e-invoices/${number}.xml`, [eInvoice]);
  }
  const [missing] = waiting.keys();
  if (missing !== undefined) throw new PackError('document-missing', `no bytes came for ${missing} and ${waiting.size - 1} more`);
}

/** Text is gathered into pieces of this size, so that a million short rows are no million writes. */
const PIECE_BYTES = 1 << 20;

async function writeFileWithHash(path: string, pieces: Iterable<string | Buffer>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    let gathered: Buffer[] = [];
    let size = 0;
    const flush = async () => {
      const bytes = Buffer.concat(gathered);
      hash.update(bytes);
      await file.writeFile(bytes);
      gathered = [];
      size = 0;
    };
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      gathered.push(bytes);
      size += bytes.length;
      if (size >= PIECE_BYTES) await flush();
    }
    await flush();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** `directory-not-empty` unless the folder is empty or does not exist. */
export async function refuseNonEmpty(dir: string): Promise<void> {
  const entries = await readdir(dir).catch((error: unknown) => {
    if (isNoSuchFile(error)) return [];
    throw error;
  });
  if (entries.length > 0) throw new PackError('directory-not-empty', `${dir} is not empty: a pack is written into a folder of its own`);
}

async function removeEmpty(dir: string): Promise<void> {
  await rmdir(dir).catch((error: unknown) => {
    if (!isNoSuchFile(error)) throw error;
  });
}

function isNoSuchFile(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
