import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EInvoiceTransport, Receipt } from '#e-invoice/transport';

const FOLDERS = ['ready', 'outbox', 'receipts', 'receipts/read', 'receipts/set-aside'] as const;
const LARGEST_RECEIPT_BYTES = 64 * 1024;

/** What an access point writes for each file it has taken, as `receipts/NAME.json`. */
export const ReceiptFile = z.object({
  format: z.literal(1),
  file: z.string().regex(/^[\w.-]+\.xml$/),
  state: z.enum(['accepted', 'rejected']),
  detail: z.string().max(2_000).nullable(),
});

/**
 * A folder that an access point shares with us: `outbox/` has what it is to take (and takes away), `receipts/` what it answers. Everything is written
 * beside, brought to disk, and then renamed, so that nobody ever reads half a file. `ready/` is ours alone.
 */
export async function openDropFolder(folder: string): Promise<EInvoiceTransport> {
  for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true });
  const path = (place: (typeof FOLDERS)[number], name: string) => join(folder, place, name);
  return {
    layReady: (token, bytes) => writeDurably(path('ready', token), bytes),
    release: async (token, fileName) => {
      await moveIfThere(path('ready', token), path('outbox', fileName));
      await syncFolder(join(folder, 'outbox'));
    },
    listReady: async () => {
      const tokens = await readdir(join(folder, 'ready'));
      const found = await Promise.all(tokens.map(async (token) => ({ token, at: (await stat(path('ready', token))).mtime.toISOString() })));
      return found;
    },
    discard: (token) => rm(path('ready', token), { force: true }),
    readReceipts: async () => {
      const receipts: Receipt[] = [];
      const refused: { source: string; why: string }[] = [];
      for (const entry of await readdir(join(folder, 'receipts'), { withFileTypes: true })) {
        if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
        const read = await readReceipt(path('receipts', entry.name));
        if (read.success) receipts.push({ source: entry.name, fileName: read.data.file, state: read.data.state, detail: read.data.detail });
        else refused.push({ source: entry.name, why: read.error.issues.map(({ message, path: at }) => `${at.join('.')}: ${message}`).join('; ') });
      }
      return { receipts, refused };
    },
    putAway: (source, as) => moveIfThere(path('receipts', source), path(as === 'read' ? 'receipts/read' : 'receipts/set-aside', source)),
  };
}

async function readReceipt(path: string) {
  const { size } = await stat(path);
  const text = size > LARGEST_RECEIPT_BYTES ? '' : await readFile(path, 'utf8');
  return ReceiptFile.safeParse(parseJson(text));
}

/** Undefined for what is no JSON: the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What cannot be written whole, for want of room, is taken away again: whoever tries next may need the room. */
async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
