import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { link, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '#platform/error-code';

/** Makes a Maildir's three folders where they are missing. */
export function createMaildir(dir: string): void {
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(dir, part), { recursive: true, mode: 0o700 });
}

/** Writes a message in `tmp` and moves it to `new`, so that a reader sees it whole or not at all; returns its path. */
export async function deliver(dir: string, message: readonly Buffer[], durability: 'fsync' | 'none'): Promise<string> {
  const name = `${Date.now()}.${process.pid}_${randomBytes(8).toString('hex')}.eml`;
  const draft = join(dir, 'tmp', name);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writev([...message]);
    if (durability === 'fsync') await file.sync();
  } finally {
    await file.close();
  }
  const path = join(dir, 'new', name);
  await rename(draft, path);
  return path;
}

/** Keeps a delivered message a second time in `dir`, findable by its Message-ID; the first one with an id stays. Nothing is copied. */
export async function keepByMessageId(dir: string, path: string, messageId: string): Promise<void> {
  const name = `${createHash('sha256').update(messageId, 'utf8').digest('hex')}.eml`;
  try {
    await link(path, join(dir, 'new', name));
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  }
}

/** Waits until what was moved into `new` would survive a loss of power. */
export async function syncMaildir(dir: string): Promise<void> {
  const folder = await open(join(dir, 'new'), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
