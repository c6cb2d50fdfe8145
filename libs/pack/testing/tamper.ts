import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatCsvRecord, parseCsv } from '#pack/csv/csv-text';
import { MANIFEST_PATH, ManifestSchema, SIGNATURE_PATH } from '#pack/manifest';
import type { PackSigner } from '#pack/pack-signer';
import type { Finding, VerifyReport } from '#pack/verify/verify-report';

/** What somebody does to a pack who would like it to say something else. */

export async function copyBeside(pack: string): Promise<string> {
  const dir = await mkdtemp(join(dirname(pack), 'tampered-'));
  await cp(pack, dir, { recursive: true });
  return dir;
}

export async function readText(dir: string, path: string): Promise<string> {
  return await readFile(join(dir, path), 'utf8');
}

export async function writeText(dir: string, path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(dir, path), 'utf8').catch(() => '');
  await writeFile(join(dir, path), change(before));
}

/** Makes the manifest fit the files as they are now, the chain's head with them, and signs it with a key of one's own. */
export async function resign(dir: string, signer: PackSigner): Promise<void> {
  const manifest = ManifestSchema.parse(JSON.parse(await readText(dir, MANIFEST_PATH)));
  const files: Record<string, string> = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(dir.length + 1);
    if (!entry.isFile() || path === MANIFEST_PATH || path === SIGNATURE_PATH) continue;
    files[path] = createHash('sha256')
      .update(await readFile(join(dir, path)))
      .digest('hex');
  }
  const head = await lastEvent(dir);
  const bytes = Buffer.from(JSON.stringify({ ...manifest, publicKey: signer.publicKey, files, chainHead: head ?? manifest.chainHead }));
  await writeFile(join(dir, MANIFEST_PATH), bytes);
  await writeFile(join(dir, SIGNATURE_PATH), `${signer.sign(bytes).toString('base64')}\n`);
}

async function lastEvent(dir: string): Promise<{ seq: number; hash: string } | null> {
  const text = await readText(dir, 'audit.jsonl').catch(() => '');
  const match = [...text.matchAll(/"hash":"([0-9a-f]{64})".*"seq":(\d{1,9})/g)].at(-1);
  return match ? { seq: Number(match[2]), hash: match[1] ?? '' } : null;
}

/** Every cell below the header, by the line of its record and its column's name. */
export function everyCell(text: string): { line: number; column: string; cell: string }[] {
  const [header, ...records] = parseCsv(text);
  return records.flatMap(({ line, cells }) => cells.map((cell, index) => ({ line, cell, column: header?.cells[index] ?? '' })));
}

export function setCell(text: string, { line, column, cell }: { line: number; column: string; cell: string }): string {
  const records = parseCsv(text);
  const index = records[0]?.cells.indexOf(column) ?? -1;
  return records
    .map((record) => formatCsvRecord(record.line === line ? record.cells.map((old, at) => (at === index ? cell : old)) : record.cells))
    .join('');
}

/** The text without one of its lines, with one of them twice, and with two neighbours changed round; the header is a line too. */
export function everyLine(text: string): { what: string; text: string }[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line, at) => {
    const rest = [...lines.slice(0, at), ...lines.slice(at + 1)];
    const changed = [
      { what: `line ${at + 1} deleted`, lines: rest },
      { what: `line ${at + 1} doubled`, lines: [...lines.slice(0, at), line, ...lines.slice(at)] },
      ...(at + 1 < lines.length ? [{ what: `line ${at + 1} swapped`, lines: [...rest.slice(0, at + 1), line, ...rest.slice(at + 1)] }] : []),
    ];
    return changed.map((change) => ({ what: change.what, text: `${change.lines.join('\n')}\n` }));
  });
}

export function allFindings(report: VerifyReport): Finding[] {
  return report.checks.flatMap((check) => check.failures);
}
