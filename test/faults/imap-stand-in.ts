import { createServer, type Socket } from 'node:net';

/** An IMAP server on loopback with one user, as much of it as a client needs that reads letters and moves them. */
export interface ImapStandIn {
  readonly url: string;
  /** The letters in a folder, in order. */
  lettersIn(folder: string): readonly string[];
  deliver(letter: string): void;
  /** From now on the connection is cut after so many letters were handed out. */
  cutAfter(letters: number): void;
  close(): Promise<void>;
}

interface Letter {
  readonly uid: number;
  readonly text: string;
}

const PASSWORD = 'secret';

export async function startImapStandIn(): Promise<ImapStandIn> {
  const folders = new Map<string, Letter[]>([['INBOX', []]]);
  const sockets = new Set<Socket>();
  let lastUid = 0;
  let lettersLeft = Number.POSITIVE_INFINITY;
  const lettersOf = (folder: string): Letter[] => folders.get(folder) ?? [];

  /** The untagged lines of a command, and how it ends. */
  function answer(verb: string, rest: string): { lines: readonly string[]; end: string } {
    const inbox = lettersOf('INBOX');
    switch (verb) {
      case 'CAPABILITY':
        return { lines: ['* CAPABILITY IMAP4rev1 MOVE UIDPLUS'], end: 'OK' };
      case 'LOGIN':
        return { lines: [], end: rest.endsWith(PASSWORD) || rest.endsWith(`"${PASSWORD}"`) ? 'OK' : 'NO [AUTHENTICATIONFAILED]' };
      case 'LIST':
        if (rest === '"" ""') return { lines: ['* LIST (\\Noselect) "/" ""'], end: 'OK' };
        return { lines: [...folders.keys()].map((name) => `* LIST () "/" "${name}"`), end: 'OK' };
      case 'SELECT':
        return { lines: [`* ${inbox.length} EXISTS`, '* FLAGS ()', `* OK [UIDVALIDITY 1]`, `* OK [UIDNEXT ${lastUid + 1}]`], end: 'OK [READ-WRITE]' };
      case 'UID SEARCH':
        return { lines: [`* SEARCH ${inbox.map(({ uid }) => uid).join(' ')}`.trimEnd()], end: 'OK' };
      case 'UID FETCH': {
        const at = inbox.findIndex(({ uid }) => uid === Number.parseInt(rest, 10));
        const letter = inbox[at];
        lettersLeft -= 1;
        return { lines: letter ? [`* ${at + 1} FETCH (UID ${letter.uid} BODY[] {${letter.text.length}}\r\n${letter.text})`] : [], end: 'OK' };
      }
      case 'UID MOVE': {
        const [, uid = '', folder = ''] = /^(\d+) "?([^"]+)"?$/.exec(rest) ?? [];
        const at = inbox.findIndex((letter) => letter.uid === Number(uid));
        lettersOf(folder).push(...inbox.splice(at, 1));
        return { lines: [`* OK [COPYUID 1 ${uid} ${uid}]`, `* ${at + 1} EXPUNGE`], end: 'OK' };
      }
      case 'CREATE': {
        const folder = rest.replaceAll('"', '');
        if (folders.has(folder)) return { lines: [], end: 'NO [ALREADYEXISTS]' };
        folders.set(folder, []);
        return { lines: [], end: 'OK' };
      }
      default:
        return { lines: verb === 'LOGOUT' ? ['* BYE'] : [], end: 'OK' };
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let pending = '';
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
        const [, tag = '*', verb = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/.exec(pending.slice(0, at)) ?? [];
        pending = pending.slice(at + 2);
        if (verb.toUpperCase() === 'UID MOVE' && lettersLeft <= 0) return void socket.destroy();
        const { lines, end } = answer(verb.toUpperCase(), rest);
        socket.write([...lines, `${tag} ${end} done`, ''].join('\r\n'));
      }
    });
    socket.write('* OK ready\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `imap://returns:${PASSWORD}@127.0.0.1:${port}`,
    lettersIn: (folder) => lettersOf(folder).map(({ text }) => text),
    deliver: (text) => {
      lastUid += 1;
      lettersOf('INBOX').push({ uid: lastUid, text });
    },
    cutAfter: (letters) => {
      lettersLeft = letters;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
