import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailJournal } from '#mail/hand-over';

/** The name a journal keeps a message under: lower-case hex SHA-256 of its Message-ID with the angle brackets, and `.eml`. */
export function journalFileName(messageId: string): string {
  return `${createHash('sha256').update(messageId, 'utf8').digest('hex')}.eml`;
}

/** For an installation without a journal mailbox: it never is evidence. */
export const NO_JOURNAL: MailJournal = { findStoredAt: () => Promise.resolve(null) };

/**
 * A journal mailbox kept as a Maildir on disk: `new/` as delivered, `cur/` once a mail program has looked at it. The embedded catcher names a
 * file by its Message-ID; a mail server names it as it likes, so other files are read for their header, each of them once. The instant is
 * the file's. Anything but "no such file" throws: a journal that cannot be read is no evidence that a message is missing.
 */
export function createMaildirJournal(dir: string): MailJournal {
  const readBefore = new Map<string, string | null>();

  return {
    async findStoredAt(messageId) {
      const named = journalFileName(messageId);
      const delivered = await findModifiedAt(join(dir, 'new', named));
      if (delivered !== null) return delivered;
      for (const folder of ['new', 'cur']) {
        for (const file of await readNames(join(dir, folder))) {
          const unique = file.replace(/:2,.*$/, '');
          const isIt = CATCHER_NAME.test(unique) ? unique === named : (await messageIdOf(join(dir, folder, file), unique)) === messageId;
          const storedAt = isIt ? await findModifiedAt(join(dir, folder, file)) : null;
          if (storedAt !== null) return storedAt;
        }
      }
      return null;
    },
  };

  /** A file moves from `new` to `cur` and changes its flags, but keeps its unique name and its content. */
  async function messageIdOf(path: string, unique: string): Promise<string | null> {
    const known = readBefore.get(unique);
    if (known !== undefined) return known;
    const messageId = await readMessageId(path);
    if (messageId !== undefined) readBefore.set(unique, messageId);
    return messageId ?? null;
  }
}

const CATCHER_NAME = /^[0-9a-f]{64}\.eml$/;
const HEADER_BYTES = 65_536;

/** The Message-ID in a file's header; null when it has none, undefined when the file has moved on meanwhile. */
async function readMessageId(path: string): Promise<string | null | undefined> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADER_BYTES), position: 0 });
      const [header = ''] = buffer.toString('latin1', 0, bytesRead).split(/\r?\n\r?\n/, 1);
      return /^message-id:\s*(<[^<>\s]+>)/im.exec(header)?.[1] ?? null;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function findModifiedAt(path: string): Promise<string | null> {
  try {
    return (await stat(path)).mtime.toISOString();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function readNames(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
