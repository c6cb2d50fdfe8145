import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsync, linkSync, mkdirSync, openSync, renameSync, writevSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasErrorCode } from '#platform/error-code';

const flush = promisify(fsync);

/** Makes a Maildir's three folders where they are missing. */
export function createMaildir(dir: string): void {
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(dir, part), { recursive: true, mode: 0o700 });
}

/** Writes a message in `tmp` and moves it to `new`, so that a reader sees it whole or not at all; returns its path. */
export async function deliver(dir: string, message: readonly Buffer[], durability: 'fsync' | 'none'): Promise<string> {
  const name = `${Date.now()}.${process.pid}_${randomBytes(8).toString('hex')}.eml`;
  const draft = join(dir, 'tmp', name);
  // Calls that return at once are made at once: handing each to the thread pool costs more than it takes. Only a flush is waited for.
  const file = openSync(draft, 'wx', 0o600);
  try {
    writevSync(file, [...message]);
    if (durability === 'fsync') await flush(file);
  } finally {
    closeSync(file);
  }
  const path = join(dir, 'new', name);
  renameSync(draft, path);
  return path;
}

/** Keeps a delivered message a second time in `dir`, findable by its Message-ID; the first one with an id stays. Nothing is copied. */
export function keepByMessageId(dir: string, path: string, messageId: string): void {
  const name = `${createHash('sha256').update(messageId, 'utf8').digest('hex')}.eml`;
  try {
    linkSync(path, join(dir, 'new', name));
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  }
}

/** Waits until what was moved into `new` would survive a loss of power. */
export async function syncMaildir(dir: string): Promise<void> {
  const folder = openSync(join(dir, 'new'), 'r');
  try {
    await flush(folder);
  } finally {
    closeSync(folder);
  }
}
