import 'reflect-metadata';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { migrate } from '#persistence/migrate';
import { createDatabase, startPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres';
import { drawMoment, randomFrom, type Moment } from './moment';
import { differences } from './outcome';
import { playDisturbed, type Disturbance, type Played } from './play';
import { PROJECT_ROOT } from './project-root';

const OPTIONS = {
  kills: { type: 'string', default: '10' },
  seed: { type: 'string' },
  'per-run': { type: 'string', default: '1' },
  jobs: { type: 'string', default: '2' },
} as const;

/** One line of the result: what was done to a run, and what it left that an undisturbed run does not. */
interface Line {
  readonly what: string;
  readonly seed: number | null;
  readonly at: readonly Moment[];
  readonly disturbed: number;
  readonly milliseconds: number;
  readonly differences: readonly string[];
  readonly faults: readonly string[];
  readonly extraCopies: number;
  readonly sentButMissing: number;
  readonly unsettled: number;
  readonly unknown: number;
}

/** Plays the example's first run undisturbed, then again and again with something killed, each on a database of its own; any difference is a failure. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  const folder = mkdtempSync(join(tmpdir(), 'aconto-faults-'));
  print(`seed ${seed}`);
  const postgres = await startPostgres({ stateDir: join(folder, 'servers'), fsync: 'off' });
  try {
    const play = (name: string, disturbance: Disturbance) => playOnItsOwn(postgres, join(folder, name), disturbance);
    const undisturbed = await play('undisturbed', { do: 'nothing' });
    const shape = { milliseconds: undisturbed.milliseconds, documents: undisturbed.record.documents.length };
    const lines = [report('undisturbed', undisturbed, undisturbed, { seed: null, at: [] })];
    print(JSON.stringify(lines[0]));
    const seeds = Array.from({ length: Math.ceil(Number(values.kills) / Number(values['per-run'])) }, (_, index) => seed + index);
    const work = [
      ...seeds.map((own) => {
        const random = randomFrom(own);
        const at = Array.from({ length: Number(values['per-run']) }, () => drawMoment(random, shape));
        return { what: 'worker killed', own, at, disturbance: { do: 'kill-worker', at } as const };
      }),
      ...[seed].map((own) => {
        const at = [drawMoment(randomFrom(own + 1_000_000), shape)];
        return { what: 'process engine lost', own, at, disturbance: { do: 'lose-temporal', at } as const };
      }),
    ];
    await inParallel(work, Number(values.jobs), async ({ what, own, at, disturbance }) => {
      const line = report(what, undisturbed, await play(`${disturbance.do}-${own}`, disturbance), { seed: own, at });
      lines.push(line);
      print(JSON.stringify(line));
    });
    const failed = lines.filter(isFailure);
    print(
      JSON.stringify({
        seed,
        plays: lines.length,
        kills: lines.reduce((sum, line) => sum + line.disturbed, 0),
        failed: failed.length,
        extraCopies: lines.reduce((sum, line) => sum + line.extraCopies, 0),
        unknown: lines.reduce((sum, line) => sum + line.unknown, 0),
      }),
    );
    return failed.length === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function playOnItsOwn(postgres: EmbeddedPostgres, stateDir: string, disturbance: Disturbance): Promise<Played> {
  const name = `faults_${randomBytes(8).toString('hex')}`;
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  try {
    await createDatabase(admin, name);
    await migrate(inDatabase(postgres.migrationUrl, name));
    const programsDir = resolve(PROJECT_ROOT, process.env['ACONTO_STATE_DIR'] ?? '.aconto');
    const played = await playDisturbed({ stateDir, programsDir, databaseUrl: inDatabase(postgres.databaseUrl, name) }, disturbance);
    await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
    return played;
  } finally {
    await admin.end();
  }
}

function report(what: string, expected: Played, played: Played, drawn: { readonly seed: number | null; readonly at: readonly Moment[] }): Line {
  const { post } = played;
  return {
    what,
    ...drawn,
    disturbed: played.disturbed,
    milliseconds: played.milliseconds,
    differences: differences(expected.record, played.record),
    faults: played.faults,
    extraCopies: post.extraCopies,
    sentButMissing: post.sentButMissing.length,
    unsettled: post.unsettled.length,
    unknown: post.unknown.length,
  };
}

function isFailure(line: Line): boolean {
  return line.differences.length + line.faults.length + line.extraCopies + line.sentButMissing + line.unsettled + line.unknown > 0;
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

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
