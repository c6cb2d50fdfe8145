import { ImapFlow } from 'imapflow';
import type { ImapAddress } from '#mail/returned/imap-address';
import type { Judgement, ReturnedMailbox } from '#mail/returned/returned-mailbox';

/** Where letters go that were looked at: folders of the same mailbox, made when the first one goes there. */
const FOLDERS: Readonly<Record<Judgement, string>> = { read: 'Aconto-read', 'set-aside': 'Aconto-set-aside' };
/** In one look; the next takes more. */
const MAX_LETTERS = 200;

/**
 * The mailbox on an IMAP server, over a connection of its own each time. A letter that was looked at is moved, not marked: whoever opens the mailbox with a
 * mail program changes nothing for us.
 */
export function createImapMailbox(address: ImapAddress): ReturnedMailbox {
  return {
    async look(judge) {
      const client = new ImapFlow({
        ...{ host: address.host, port: address.port, secure: address.isTlsFromStart, doSTARTTLS: address.isTlsRequired ? true : undefined },
        auth: { user: address.credentials.user, pass: address.credentials.password },
        logger: false,
      });
      // What breaks the connection also rejects what is under way; this only keeps it from ending the process.
      client.on('error', () => undefined);
      await client.connect();
      try {
        const lock = await client.getMailboxLock(address.mailbox);
        try {
          await lookAtAll(client, judge);
        } finally {
          lock.release();
        }
        await client.logout();
      } finally {
        client.close();
      }
    },
  };
}

async function lookAtAll(client: ImapFlow, judge: Parameters<ReturnedMailbox['look']>[0]): Promise<void> {
  const found = await client.search({ all: true }, { uid: true });
  const uids = (found || []).slice(0, MAX_LETTERS);
  const folders = new Set<string>();
  for (const uid of uids) {
    const letter = await client.fetchOne(String(uid), { source: true }, { uid: true });
    // Gone meanwhile: somebody else has moved it.
    if (letter === false || letter.source === undefined) continue;
    const folder = FOLDERS[await judge(letter.source, `uid ${uid}`)];
    if (!folders.has(folder)) await client.mailboxCreate(folder);
    folders.add(folder);
    await client.messageMove(String(uid), folder, { uid: true });
  }
}
