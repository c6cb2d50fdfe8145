import { connect, createServer, type Server } from 'node:net';
import { Database } from '#persistence/database';
import { createTestDatabase, type TestDatabase } from './support/test-database';

/** ReadyForQuery, idle: what a server says last before it is asked. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

let testDatabase: TestDatabase;
let server: Server | null = null;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});

afterEach(() => void server?.close());
afterAll(() => testDatabase.drop());

/** The database through a proxy at which the server of the n-th connection ends as it says that it is ready: both in one chunk. */
async function endingAt(ending: number): Promise<string> {
  const target = new URL(testDatabase.databaseUrl);
  const through = new URL(testDatabase.databaseUrl);
  let connections = 0;
  const proxy = createServer((client) => {
    connections += 1;
    const isEnding = connections === ending;
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
    client.on('data', (chunk) => void upstream.write(chunk));
    upstream.on('data', (chunk: Buffer) => {
      if (isEnding && chunk.subarray(-READY.length).equals(READY))
        client.end(Buffer.concat([chunk, fatal('57P01', 'terminating connection due to unexpected postmaster exit')]));
      else client.write(chunk);
    });
  });
  server = proxy;
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  through.host = `127.0.0.1:${address.port}`;
  return through.href;
}

/** An ErrorResponse of the protocol. */
function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function one(database: Database): Promise<number | undefined> {
  const rows = await database.read((transaction) => transaction.query<{ one: number }[]>('select 1 as one'));
  return rows[0]?.one;
}

it('a server that ends in the moment in which a connection is ready fails what wanted it, and not the process', async () => {
  const ending = 2;
  const database = await Database.connect({ url: await endingAt(ending), poolSize: 3, applicationName: 'aconto test' });
  try {
    const answers = await Promise.allSettled([one(database), one(database), one(database)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await one(database)).toBe(1);
  } finally {
    await database.close();
  }
});
