import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMaildirJournal, journalFileName } from '#mail/maildir-journal';

const STORED_AT = '2024-04-02T08:00:01.000Z';
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'journal-'));
  await mkdir(join(dir, 'new'));
  await mkdir(join(dir, 'cur'));
});
afterEach(() => rm(dir, { recursive: true }));

async function store(folder: string, name: string): Promise<void> {
  await writeFile(join(dir, folder, name), 'x');
  await utimes(join(dir, folder, name), new Date(STORED_AT), new Date(STORED_AT));
}

it('names a message by the hash of its Message-ID with the angle brackets', () => {
  expect(journalFileName('<a@b.example>')).toBe('2b90fbf0f007bd8753c107d5d16130e1ff10ef97a742da435c8be4ce7b1174d4.eml');
});

it.each([
  ['new', ''],
  ['cur', ''],
  ['cur', ':2,S'],
])('finds a message in %s%s and when it was stored', async (folder, flags) => {
  await store(folder, `${journalFileName('<a@b.example>')}${flags}`);
  expect(await createMaildirJournal(dir).findStoredAt('<a@b.example>')).toBe(STORED_AT);
});

it.each(['new', 'cur'])('finds a message that a mail server has named, in %s', async (folder) => {
  const file = join(dir, folder, '1712044801.V801I2M3.relay');
  await writeFile(file, 'Return-Path: <x@b.example>\nMessage-Id:\n <a@b.example>\nSubject: s\n\nMessage-ID: <body@b.example>\n');
  await utimes(file, new Date(STORED_AT), new Date(STORED_AT));
  const journal = createMaildirJournal(dir);
  expect(await journal.findStoredAt('<a@b.example>')).toBe(STORED_AT);
  expect(await journal.findStoredAt('<body@b.example>')).toBeNull();
});

it('finds a message that was delivered after it was first asked for, and one that was read meanwhile', async () => {
  const journal = createMaildirJournal(dir);
  expect(await journal.findStoredAt('<a@b.example>')).toBeNull();
  await writeFile(join(dir, 'new', '1.relay'), 'Message-ID: <a@b.example>\r\n\r\n');
  expect(await journal.findStoredAt('<a@b.example>')).not.toBeNull();
  await rename(join(dir, 'new', '1.relay'), join(dir, 'cur', '1.relay:2,S'));
  expect(await journal.findStoredAt('<a@b.example>')).not.toBeNull();
});

it('finds nothing for another message, or before the mailbox exists', async () => {
  await store('new', journalFileName('<a@b.example>'));
  expect(await createMaildirJournal(dir).findStoredAt('<b@b.example>')).toBeNull();
  expect(await createMaildirJournal(join(dir, 'later')).findStoredAt('<a@b.example>')).toBeNull();
});

it('does not take a journal that cannot be read for an empty one', async () => {
  await writeFile(join(dir, 'file'), 'x');
  await expect(createMaildirJournal(join(dir, 'file')).findStoredAt('<a@b.example>')).rejects.toThrow('ENOTDIR');
});
