import { startImapStandIn, type ImapStandIn } from '../../../test/faults/imap-stand-in';
import { parseImapUrl } from '#mail/returned/imap-address';
import { createImapMailbox } from '#mail/returned/imap-mailbox';
import type { Judgement } from '#mail/returned/returned-mailbox';

let server: ImapStandIn;

beforeEach(async () => {
  server = await startImapStandIn();
});

afterEach(() => server.close());

/** Looks once and says what was seen; letters with "useless" in them are set aside. */
async function look(url = server.url): Promise<string[]> {
  const seen: string[] = [];
  await createImapMailbox(parseImapUrl(url)).look(async (raw): Promise<Judgement> => {
    seen.push(raw.toString());
    return raw.includes('useless') ? 'set-aside' : 'read';
  });
  return seen;
}

describe('a mailbox on an IMAP server', () => {
  it('gives every letter once, and keeps those that were looked at in folders by what was said of them', async () => {
    for (const letter of ['one\r\n', 'useless\r\n', 'two\r\n']) server.deliver(letter);
    expect(await look()).toEqual(['one\r\n', 'useless\r\n', 'two\r\n']);
    expect([server.lettersIn('INBOX'), server.lettersIn('Aconto-read'), server.lettersIn('Aconto-set-aside')]).toEqual([
      [],
      ['one\r\n', 'two\r\n'],
      ['useless\r\n'],
    ]);
    server.deliver('three\r\n');
    expect(await look()).toEqual(['three\r\n']);
  });

  it('is empty in peace', async () => {
    expect(await look()).toEqual([]);
  });

  it('keeps the letter at which a connection broke, and gives it again', async () => {
    for (const letter of ['one\r\n', 'two\r\n']) server.deliver(letter);
    server.cutAfter(2);
    await expect(look()).rejects.toThrow();
    expect([server.lettersIn('INBOX'), server.lettersIn('Aconto-read')]).toEqual([['two\r\n'], ['one\r\n']]);
    server.cutAfter(100);
    expect(await look()).toEqual(['two\r\n']);
  });

  it('keeps a letter whose judging fails', async () => {
    server.deliver('one\r\n');
    await expect(createImapMailbox(parseImapUrl(server.url)).look(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    expect(server.lettersIn('INBOX')).toEqual(['one\r\n']);
  });

  it('refuses a wrong password', async () => {
    await expect(look(server.url.replace('secret', 'wrong'))).rejects.toThrow();
  });
});

describe('its address', () => {
  it('names server, user and folder, and wants encryption everywhere but on this machine', () => {
    expect(parseImapUrl('imaps://u%40x:p@mail.example.org/Returns')).toEqual({
      ...{ host: 'mail.example.org', port: 993, isTlsFromStart: true, isTlsRequired: false },
      ...{ credentials: { user: 'u@x', password: 'p' }, mailbox: 'Returns' },
    });
    expect(parseImapUrl('imap://u:p@mail.example.org')).toMatchObject({ port: 143, isTlsRequired: true, mailbox: 'INBOX' });
    expect(parseImapUrl('imap://u:p@127.0.0.1:10143')).toMatchObject({ port: 10143, isTlsRequired: false });
  });

  it.each([['nonsense'], ['http://u:p@host'], ['imaps://host'], ['imaps://u:secret@host/INBOX?x=1']])(
    'is refused as %p without repeating it',
    (url) => {
      expect(() => parseImapUrl(url)).toThrow(
        expect.objectContaining({ code: 'imap-url-malformed', message: expect.not.stringContaining('secret') }),
      );
    },
  );
});
