import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailJournal } from '#mail/hand-over';

/** The name a journal keeps a message under: lower-case hex SHA-256 of its Message-ID with the angle brackets, and `.eml`. */
export function journalFileName(messageId: string): string {
  return `${createHash('sha256').update(messageId, 'utf8').digest('hex')}.eml`;
}

/**
 * A journal mailbox kept as a Maildir on disk: `new/<name>` as delivered, `cur/<name>[:2,flags]` once a mail program has looked at it.
 * The instant is the file's. Anything but "no such file" throws: a journal that cannot be read is no evidence that a message is missing.
 */
export function createMaildirJournal(dir: string): MailJournal {
  return {
    async findStoredAt(messageId) {
      const name = journalFileName(messageId);
      const delivered = await findModifiedAt(join(dir, 'new', name));
      if (delivered !== null) return delivered;
      const seen = (await readNames(join(dir, 'cur'))).find((candidate) => candidate === name || candidate.startsWith(`${name}:2,`));
      return seen === undefined ? null : findModifiedAt(join(dir, 'cur', seen));
    },
  };
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
