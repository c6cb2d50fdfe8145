import { connect, createServer, type Server, type Socket } from 'node:net';

/** What befalls a commit on its way through the proxy. */
export type CommitFate =
  | 'pass'
  /** The server commits, and the connection ends before anybody is told. */
  | 'lose-acknowledgement'
  /** The connection ends before the server hears of the commit: it rolls back. */
  | 'cut-before';

export interface DatabaseProxy {
  /** The database's address through the proxy. */
  readonly databaseUrl: string;
  /** From now on `fateOf` decides; before, and after `calm`, everything passes. */
  disturb(): void;
  calm(): void;
  /** Commits that were seen while disturbing, and what befell those that did not pass. */
  readonly commits: number;
  readonly struck: Readonly<Record<Exclude<CommitFate, 'pass'>, number>>;
  stop(): Promise<void>;
}

/** A proxy between product and PostgreSQL that can lose the acknowledgement of a commit, or cut the connection before it; `fateOf` decides by its number, from 1. */
export async function startDatabaseProxy(databaseUrl: string, fateOf: (commit: number) => CommitFate): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const through = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const struck = { 'lose-acknowledgement': 0, 'cut-before': 0 };
  let commits = 0;
  let isDisturbing = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const isCommit = commitFinder();
    let swallows = false;
    const cut = () => [client, upstream].forEach((socket) => socket.destroy());
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (chunk) => {
      const fate = isCommit(chunk) && isDisturbing ? fateOf((commits += 1)) : 'pass';
      if (fate !== 'pass') struck[fate] += 1;
      if (fate === 'cut-before') {
        cut();
        return;
      }
      swallows ||= fate === 'lose-acknowledgement';
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (swallows) cut();
      else client.write(chunk);
    });
  });
  through.host = `127.0.0.1:${await listen(server)}`;
  return {
    databaseUrl: through.href,
    disturb: () => void (isDisturbing = true),
    calm: () => void (isDisturbing = false),
    get commits() {
      return commits;
    },
    struck,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const QUERY = 'Q'.charCodeAt(0);

/** Follows a client's messages over chunks, and says of each chunk whether a `COMMIT` ends in it. */
function commitFinder(): (chunk: Buffer) => boolean {
  let pending = Buffer.alloc(0);
  // The first message has no type.
  let typeBytes = 0;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    let found = false;
    for (;;) {
      if (pending.length < typeBytes + 4) return found;
      const end = typeBytes + pending.readInt32BE(typeBytes);
      if (pending.length < end) return found;
      if (typeBytes === 1 && pending[0] === QUERY)
        found ||=
          pending
            .subarray(5, end - 1)
            .toString('latin1')
            .trim()
            .toUpperCase() === 'COMMIT';
      pending = pending.subarray(end);
      typeBytes = 1;
    }
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
