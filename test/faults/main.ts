import 'reflect-metadata';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { migrate } from '#persistence/migrate';
import { createDatabase, startPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres';
import { startBreakablePostgres } from './breakable-postgres';
import { dropsAfterDot } from './drops-after-dot';
import type { InstallationOptions } from './installation';
import { isFailure, lineOf, sumOf, type Line, type PlayedWithDrops } from './line';
import { play } from './play';
import { onSmallDisks } from './on-small-disks';
import { planPlays, settingsOf, type FaultyPlay } from './plays';
import { PROJECT_ROOT } from './project-root';
import type { Setting } from './setting';
import { readWanted, type Asked } from './wanted';

/** Plays runs undisturbed, then again and again with something going wrong, each on a database of its own; any difference is a failure. */
async function main(): Promise<number> {
  const asked = readWanted(process.argv.slice(2), randomInt(2 ** 31));
  const { wanted } = asked;
  const folder = mkdtempSync(join(tmpdir(), 'aconto-faults-'));
  // As root the database is another user's, and must lie in this folder to be deleted with it.
  chmodSync(folder, 0o711);
  print(`seed ${wanted.seed}`);
  const postgres = await startPostgres({ stateDir: join(folder, 'servers'), fsync: 'off' });
  try {
    const undisturbed = new Map<Setting, PlayedWithDrops>();
    const lines: Line[] = [];
    const tell = (what: string, setting: Setting, played: PlayedWithDrops, drawn: Pick<Line, 'seed' | 'strikes'>) => {
      const expected = undisturbed.get(setting);
      if (!expected) throw new Error(`nothing to compare ${what} with`);
      const line = lineOf(what, { expected, played, setting }, drawn);
      lines.push(line);
      print(JSON.stringify(line));
    };
    // Mails that are accepted and then dropped leave the same record: what nothing else disturbs may have them.
    for (const [index, setting] of settingsOf(wanted).entries()) {
      const work: FaultyPlay['play'] = (options) => play({ ...options, disturbance: { do: 'nothing' }, setting });
      undisturbed.set(setting, await onSharedServer(postgres, { stateDir: join(folder, `undisturbed-${index}`), asked }, work));
      tell('undisturbed', setting, required(undisturbed.get(setting)), { seed: null, strikes: [] });
    }
    const plays = planPlays(wanted, undisturbed).slice(0, asked.most ?? undefined);
    await inParallel([...plays.entries()], asked.jobs, async ([index, { what, seed, strikes, setting, play: work }]) => {
      const stateDir = join(folder, `play-${index}`);
      const place = { stateDir, asked };
      if (strikes.some(({ what: struck }) => struck.endsWith('-disk'))) {
        const played = await onSmallDisks(`${stateDir}-disks`, (disks) => playAt(place, disks, work));
        if ('why' in played) print(JSON.stringify({ what, seed, skipped: played.why }));
        else tell(what, setting, played, { seed, strikes });
        return;
      }
      const needsServer = strikes.some((strike) => strike.what === 'database');
      const played = needsServer ? await onServerOfItsOwn(place, work) : await onSharedServer(postgres, place, work);
      tell(what, setting, played, { seed, strikes });
    });
    print(JSON.stringify(sumOf(wanted.seed, lines)));
    return lines.some(isFailure) ? 1 : 0;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly stateDir: string;
  readonly asked: Asked;
}

async function onSharedServer(postgres: EmbeddedPostgres, place: Place, work: FaultyPlay['play']): Promise<PlayedWithDrops> {
  const name = `faults_${randomBytes(8).toString('hex')}`;
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  try {
    await createDatabase(admin, name);
    await migrate(inDatabase(postgres.migrationUrl, name));
    const played = await playAt(
      place,
      { databaseUrl: inDatabase(postgres.databaseUrl, name), databaseWebUrl: inDatabase(postgres.databaseWebUrl, name) },
      work,
    );
    await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
    return played;
  } finally {
    await admin.end();
  }
}

/** For a play whose server is to be killed. */
async function onServerOfItsOwn(place: Place, work: FaultyPlay['play']): Promise<PlayedWithDrops> {
  const stateDir = `${place.stateDir}-database`;
  const postgres = await startBreakablePostgres(stateDir);
  try {
    return await playAt(place, { databaseUrl: postgres.databaseUrl, breakDatabase: () => postgres.breakDown() }, work);
  } finally {
    await postgres.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function playAt(
  { stateDir, asked }: Place,
  database: Pick<InstallationOptions, 'databaseUrl' | 'databaseWebUrl' | 'breakDatabase' | 'eInvoiceDir' | 'fillDisk'>,
  work: FaultyPlay['play'],
): Promise<PlayedWithDrops> {
  const programsDir = resolve(PROJECT_ROOT, process.env['ACONTO_STATE_DIR'] ?? '.aconto');
  const dropped = new Set<string>();
  const drops = dropsAfterDot({ seed: asked.wanted.seed, percent: asked.dropPercent });
  const noting = (messageId: string): boolean => {
    if (drops(messageId)) dropped.add(messageId);
    return drops(messageId);
  };
  const played = await work({ stateDir, programsDir, ...database, dropsAfterDot: noting });
  return { ...played, acceptedThenDropped: dropped.size };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it was just set');
  return value;
}

function inDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

async function inParallel<Item>(items: readonly Item[], width: number, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// What is mounted and what was started is let go when the process leaves, and that must be by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
