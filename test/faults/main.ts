import 'reflect-metadata';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { RunKey } from '#contracts/invoice-run-process';
import { migrate } from '#persistence/migrate';
import { createDatabase, startPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres';
import { EXAMPLE_RUN, SMALL_RUN } from './example-run';
import type { Moment } from './moment';
import { differences } from './outcome';
import { playDisturbed, type Played } from './play';
import { planPlays, type FaultyPlay } from './plays';
import { PROJECT_ROOT } from './project-root';

const OPTIONS = {
  kills: { type: 'string', default: '10' },
  seed: { type: 'string' },
  'per-run': { type: 'string', default: '1' },
  jobs: { type: 'string', default: '2' },
  'lose-commits': { type: 'string', default: '0' },
  mischief: { type: 'string', default: '0' },
  'every-side-effect': { type: 'boolean', default: false },
  most: { type: 'string' },
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
  /** Mails that the server refused for good, as it was told to; they are a person's to settle, and the run does not reconcile with them. */
  readonly refused: number;
  readonly unknown: number;
}

/** Plays runs of the example undisturbed, then again and again with something going wrong, each on a database of its own; any difference is a failure. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  const folder = mkdtempSync(join(tmpdir(), 'aconto-faults-'));
  print(`seed ${seed}`);
  const postgres = await startPostgres({ stateDir: join(folder, 'servers'), fsync: 'off' });
  try {
    const play = (name: string, work: FaultyPlay['play']) => playOnItsOwn(postgres, join(folder, name), work);
    const undisturbed = (run: RunKey) => play(`undisturbed-${run.issuer}`, (options) => playDisturbed(options, { do: 'nothing' }, undefined, run));
    const wanted = {
      ...{ seed, kills: Number(values.kills), perRun: Number(values['per-run']), commits: Number(values['lose-commits']) },
      ...{ mischief: Number(values.mischief), everySideEffect: values['every-side-effect'] },
    };
    const example = wanted.kills + wanted.commits + wanted.mischief > 0 ? await undisturbed(EXAMPLE_RUN) : null;
    const small = wanted.everySideEffect ? await undisturbed(SMALL_RUN) : null;
    const lines: Line[] = [];
    const tell = (what: string, expected: Played, played: Played, drawn: Pick<Line, 'seed' | 'at'>) => {
      const line = report(what, expected, played, drawn);
      lines.push(line);
      print(JSON.stringify(line));
    };
    for (const played of [example, small]) if (played !== null) tell('undisturbed', played, played, { seed: null, at: [] });
    const plays = planPlays(wanted, { example, small }).slice(0, values.most === undefined ? undefined : Number(values.most));
    await inParallel(plays, Number(values.jobs), async ({ what, seed: own, at, run, play: work }) => {
      const expected = run.issuer === SMALL_RUN.issuer ? small : example;
      if (expected === null) throw new Error(`nothing to compare ${what} with`);
      tell(what, expected, await play(`${what.replace(/\W+/g, '-')}-${own}`, work), { seed: own, at });
    });
    const failed = lines.filter(isFailure);
    const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0);
    const disturbed = total((line) => line.disturbed);
    print(
      JSON.stringify({
        ...{ seed, plays: lines.length, disturbed, failed: failed.length },
        ...{ extraCopies: total((line) => line.extraCopies), refused: total((line) => line.refused), unknown: total((line) => line.unknown) },
      }),
    );
    return failed.length === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function playOnItsOwn(postgres: EmbeddedPostgres, stateDir: string, play: FaultyPlay['play']): Promise<Played> {
  const name = `faults_${randomBytes(8).toString('hex')}`;
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  try {
    await createDatabase(admin, name);
    await migrate(inDatabase(postgres.migrationUrl, name));
    const programsDir = resolve(PROJECT_ROOT, process.env['ACONTO_STATE_DIR'] ?? '.aconto');
    const played = await play({ stateDir, programsDir, databaseUrl: inDatabase(postgres.databaseUrl, name) });
    await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
    return played;
  } finally {
    await admin.end();
  }
}

function report(what: string, expected: Played, played: Played, drawn: { readonly seed: number | null; readonly at: readonly Moment[] }): Line {
  const { post } = played;
  const refused = post.states['refused'] ?? 0;
  return {
    what,
    ...drawn,
    disturbed: played.disturbed,
    milliseconds: played.milliseconds,
    differences: differences(expected.record, played.record),
    // A refused mail is no difference of the product's making.
    faults: refused > 0 ? played.faults.filter((fault) => !/mail|sent/i.test(fault)) : played.faults,
    extraCopies: post.extraCopies,
    sentButMissing: post.sentButMissing.length,
    unsettled: post.unsettled.length,
    refused,
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
