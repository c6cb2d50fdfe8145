import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBreakablePostgres } from '../faults/breakable-postgres';
import { onSmallDisks } from '../faults/on-small-disks';
import { differences } from '../faults/outcome';
import { play as playOn, type Disturbance, type Played } from '../faults/play';
import { PROJECT_ROOT } from '../faults/project-root';
import { aconto } from '../faults/run-aconto';
import { createTestDatabase } from './support/test-database';

const folder = mkdtempSync(join(tmpdir(), 'aconto-faults-'));
// As root the database is another user's, and must lie in this folder to be deleted with it.
chmodSync(folder, 0o711);
const programsDir = process.env['ACONTO_STATE_DIR'] ?? join(PROJECT_ROOT, '.aconto');

/** Nine of the 98 documents. */
const EVERY_TENTH = /kombit-0000\d0\./;

interface Plays {
  readonly undisturbed: Played;
  readonly workerKilled: Played;
  readonly temporalLost: Played;
  readonly databaseKilled: Played;
  readonly disksFull: Played | { readonly why: string };
  readonly droppedAfterDot: Played;
  readonly droppedWithoutJournal: Played;
}

let plays: Plays;

/** The plays wait more than they work, so they run side by side; each has a database, process engine, mail server and worker of its own. */
beforeAll(async () => {
  const undisturbed = play('undisturbed', { do: 'nothing' });
  const workerKilled = play('worker-killed', {
    do: 'strike',
    strikes: [
      { what: 'worker', at: { what: 'documents-rendered', n: 1 } },
      { what: 'worker', at: { what: 'dots-received', n: 17 } },
      { what: 'worker', at: { what: 'bodies-begun', n: 61 } },
    ],
  });
  const others = undisturbed.then(async () => {
    const temporalLost = await play('temporal-lost', {
      do: 'strike',
      strikes: [{ what: 'engine-and-store', at: { what: 'dots-received', n: 40 } }],
    });
    const droppedAfterDot = await play('dropped', { do: 'nothing' }, { dropsAfterDot: (messageId) => EVERY_TENTH.test(messageId) });
    const droppedWithoutJournal = await play(
      'dropped-no-journal',
      { do: 'nothing' },
      { keepsJournal: false, dropsAfterDot: (messageId) => EVERY_TENTH.test(messageId) },
    );
    return { temporalLost, droppedAfterDot, droppedWithoutJournal };
  });
  const onOtherServers = undisturbed.then(async () => ({ databaseKilled: await playOnBreakableDatabase(), disksFull: await playOnSmallDisks() }));
  plays = { undisturbed: await undisturbed, ...(await others), ...(await onOtherServers), workerKilled: await workerKilled };
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function play(
  name: string,
  disturbance: Disturbance,
  mail: { readonly keepsJournal?: boolean; readonly dropsAfterDot?: (messageId: string) => boolean } = {},
): Promise<Played> {
  const database = await createTestDatabase();
  const played = await playOn({
    ...{ stateDir: join(folder, name), programsDir, databaseUrl: database.databaseUrl, ...mail, disturbance },
    look: async (installation) => (mail.keepsJournal === false ? await aconto(installation, ['documents', 'mails']) : ''),
  });
  await database.drop();
  return played;
}

async function playOnBreakableDatabase(): Promise<Played> {
  const postgres = await startBreakablePostgres(join(folder, 'postgres'));
  try {
    return await playOn({
      ...{ stateDir: join(folder, 'database-killed'), programsDir, databaseUrl: postgres.databaseUrl, breakDatabase: () => postgres.breakDown() },
      disturbance: {
        do: 'strike',
        strikes: [
          { what: 'database', at: { what: 'documents-rendered', n: 1 } },
          { what: 'database', at: { what: 'dots-received', n: 50 } },
        ],
      },
    });
  } finally {
    await postgres.stop();
  }
}

async function playOnSmallDisks(): Promise<Plays['disksFull']> {
  return await onSmallDisks(join(folder, 'disks'), (place) =>
    playOn({
      ...{ stateDir: join(folder, 'disks-full'), programsDir, ...place },
      disturbance: {
        do: 'strike',
        strikes: [
          { what: 'database-disk', at: { what: 'mails-marked', n: 10 }, forMs: 1_000 },
          { what: 'database-log-disk', at: { what: 'mails-marked', n: 50 }, forMs: 1_000 },
          { what: 'drop-folder-disk', at: { what: 'dots-received', n: 97 }, forMs: 2_000 },
        ],
      },
    }),
  );
}

function expectSameAsUndisturbed(played: Played): void {
  expect(differences(plays.undisturbed.record, played.record)).toEqual([]);
  expect(played.faults).toEqual([]);
  expect(played.post).toEqual(plays.undisturbed.post);
}

describe('a run of 98 payers', () => {
  it('leaves one document, one PDF and one mail a payer, and the signed head of the chain at issue and at completion, when nothing happens', () => {
    expect(plays.undisturbed.record.documents).toHaveLength(98);
    expect(plays.undisturbed.faults).toEqual([]);
    expect(plays.undisturbed.post).toEqual({ mails: 100, states: { sent: 100 }, extraCopies: 0, sentButMissing: [], unsettled: [], unknown: [] });
  });

  it('leaves the same when its worker is killed while it renders, after a final dot, and before one', () => {
    expect(plays.workerKilled.disturbed).toBe(3);
    expectSameAsUndisturbed(plays.workerKilled);
  });

  it('leaves the same when the process engine loses everything it knew while mails go out', () => {
    expect(plays.temporalLost.disturbed).toBe(1);
    expectSameAsUndisturbed(plays.temporalLost);
  });

  it('leaves the same when the database is killed while documents are rendered and while mails go out', () => {
    expect(plays.databaseKilled.disturbed).toBe(2);
    expectSameAsUndisturbed(plays.databaseKilled);
  });

  it('leaves the same when the disks of database and drop folder are full for a while, and its health tells so (or the system mounts no small disks)', () => {
    const { disksFull } = plays;
    if ('why' in disksFull) {
      process.stderr.write(`skipped: ${disksFull.why}\n`);
      expect(disksFull.why).toMatch(/^no small disk could be mounted: ./);
      return;
    }
    expect(disksFull.filled.map(({ health }) => health)).toEqual(['full', expect.stringMatching(/^(full|down)$/), null]);
    expectSameAsUndisturbed(disksFull);
  });

  it('sends nothing twice when the mail server accepts and says nothing: the journal settles it', () => {
    expectSameAsUndisturbed(plays.droppedAfterDot);
  });

  it('sends nothing twice without a journal either, and shows what is unknown to whoever must decide', () => {
    const { record, post, seen } = plays.droppedWithoutJournal;
    expect(differences(plays.undisturbed.record, record)).toEqual([]);
    expect(post).toMatchObject({ states: { sent: 91, unknown: 9 }, extraCopies: 0, sentButMissing: [], unsettled: [] });
    for (const mail of post.unknown) expect(seen).toMatch(new RegExp(`^${mail} .* unknown `, 'm'));
  });
});
