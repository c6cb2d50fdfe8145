import { startDatabaseProxy, type CommitFate } from './database-proxy';
import { EXAMPLE_RUN, SMALL_RUN } from './example-run';
import { mailMischief, MISCHIEF } from './mail-mischief';
import { drawMoment, everyMoment, randomFrom, type Moment } from './moment';
import type { InstallationOptions } from './installation';
import { playDisturbed, type Disturbance, type Played } from './play';
import type { RunKey } from '#contracts/invoice-run-process';

/** One play with something going wrong: what, drawn from which seed, and how it is played on an installation of its own. */
export interface FaultyPlay {
  readonly what: string;
  readonly seed: number;
  readonly at: readonly Moment[];
  readonly run: RunKey;
  play(options: InstallationOptions): Promise<Played>;
}

/** How many plays of each kind are wanted. */
export interface Wanted {
  readonly seed: number;
  readonly kills: number;
  readonly perRun: number;
  readonly commits: number;
  readonly mischief: number;
  readonly everySideEffect: boolean;
}

/** One commit in so many goes wrong, and one step of the mail server in so many. */
const COMMIT_ONE_IN = 4;
const STEP_ONE_IN = 60;

/** The plays, drawn from the seed; `undisturbed` plays say how long a run is and what it does. */
export function planPlays(wanted: Wanted, undisturbed: { readonly example: Played | null; readonly small: Played | null }): FaultyPlay[] {
  const { example, small } = undisturbed;
  const plays: FaultyPlay[] = [];
  if (example !== null) {
    const shape = { milliseconds: example.milliseconds, documents: example.record.documents.length };
    const runs = wanted.kills === 0 ? 0 : Math.ceil(wanted.kills / wanted.perRun);
    for (const seed of seedsFrom(wanted.seed, runs)) {
      const random = randomFrom(seed);
      const at = Array.from({ length: wanted.perRun }, () => drawMoment(random, shape));
      plays.push(disturbed('worker killed', seed, { do: 'kill-worker', at }));
    }
    if (runs > 0) {
      const at = [drawMoment(randomFrom(wanted.seed + 1_000_000), shape)];
      plays.push(disturbed('process engine lost', wanted.seed, { do: 'lose-temporal', at }));
    }
    plays.push(...seedsFrom(wanted.seed + 2_000_000, wanted.commits).map(commitsLost));
    plays.push(...seedsFrom(wanted.seed + 3_000_000, wanted.mischief).map(mailMisbehaves));
  }
  if (wanted.everySideEffect && small !== null)
    for (const moment of everyMoment(small.sideEffects))
      plays.push(disturbed(`worker killed at ${moment.what} ${moment.n}`, wanted.seed, { do: 'kill-worker', at: [moment] }, SMALL_RUN));
  return plays;
}

function disturbed(what: string, seed: number, disturbance: Extract<Disturbance, { at: unknown }>, run = EXAMPLE_RUN): FaultyPlay {
  return { what, seed, at: disturbance.at, run, play: (options) => playDisturbed(options, disturbance, undefined, run) };
}

/** Commits of the worker lose their acknowledgement, or their connection before it. */
function commitsLost(seed: number): FaultyPlay {
  return {
    ...{ what: 'commits lost', seed, at: [], run: EXAMPLE_RUN },
    play: async (options) => {
      const random = randomFrom(seed);
      const fateOf = (): CommitFate => (random() * COMMIT_ONE_IN >= 1 ? 'pass' : random() < 0.5 ? 'lose-acknowledgement' : 'cut-before');
      const proxy = await startDatabaseProxy(options.databaseUrl, fateOf);
      try {
        return await playDisturbed({ ...options, workerDatabaseUrl: proxy.databaseUrl }, { do: 'disturb-commits', proxy });
      } finally {
        await proxy.stop();
      }
    },
  };
}

/** The mail server refuses for now, drops connections, accepts and then drops, turns recipients away once, and answers a byte a second. */
function mailMisbehaves(seed: number): FaultyPlay {
  return {
    ...{ what: 'mail server misbehaves', seed, at: [], run: EXAMPLE_RUN },
    play: async (options) => {
      const misbehaves = mailMischief(randomFrom(seed), MISCHIEF, STEP_ONE_IN);
      let wrong = 0;
      const counted: typeof misbehaves = (event) => {
        const behaviour = misbehaves(event);
        if (behaviour !== null) wrong += 1;
        return behaviour;
      };
      const played = await playDisturbed({ ...options, misbehaves: counted }, { do: 'nothing' });
      return { ...played, disturbed: wrong };
    },
  };
}

function seedsFrom(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => seed + index);
}
