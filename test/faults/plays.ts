import { startDatabaseProxy, type CommitFate } from './database-proxy';
import { mailMischief, MISCHIEF } from './mail-mischief';
import { randomFrom } from './moment';
import type { InstallationOptions } from './installation';
import { overHttp } from './over-http';
import { play, type Disturbance, type Played } from './play';
import { everySideEffect } from './side-effects';
import { SMALL_SETTING, type Setting } from './setting';
import { drawFullDisks, drawStrikes, type Strike, type Victim } from './strike';

/** One play with something going wrong: what, drawn from which seed, and how it is played on an installation of its own. */
export interface FaultyPlay {
  readonly what: string;
  readonly seed: number;
  readonly strikes: readonly Strike[];
  /** That it is compared with. */
  readonly setting: Setting;
  play(options: InstallationOptions): Promise<Played>;
}

/** How many plays of each kind are wanted. */
export interface Wanted {
  readonly seed: number;
  readonly setting: Setting;
  readonly kills: number;
  readonly perRun: number;
  readonly victims: readonly Victim[];
  readonly storesLost: number;
  readonly commits: number;
  readonly mischief: number;
  readonly apiKills: number;
  readonly everySideEffect: boolean;
  readonly fullDisks: number;
}

/** One commit in so many goes wrong, and one step of the mail server in so many. */
const COMMIT_ONE_IN = 4;
const STEP_ONE_IN = 60;

const NOTHING: Disturbance = { do: 'nothing' };
const OVER_HTTP = overHttp(null);

/** The plays, drawn from the seed; `undisturbed` plays say how long a run is and what it does. */
export function planPlays(wanted: Wanted, undisturbed: ReadonlyMap<Setting, Played>): FaultyPlay[] {
  const { setting } = wanted;
  const plays: FaultyPlay[] = [];
  const whole = undisturbed.get(setting);
  if (whole) {
    const shape = { milliseconds: whole.milliseconds, documents: whole.record.documents.length };
    const runs = Math.ceil(wanted.kills / wanted.perRun);
    for (const seed of seedsFrom(wanted.seed, runs)) {
      const strikes = drawStrikes(randomFrom(seed), { count: wanted.perRun, shape, victims: wanted.victims });
      plays.push(struck(`${wanted.victims.join(', ')} killed`, { seed, strikes, setting }));
    }
    for (const seed of seedsFrom(wanted.seed + 1_000_000, wanted.storesLost)) {
      const [drawn] = drawStrikes(randomFrom(seed), { count: 1, shape, victims: ['engine'] });
      if (drawn) plays.push(struck('process engine lost', { seed, strikes: [{ ...drawn, what: 'engine-and-store' }], setting }));
    }
    for (const seed of seedsFrom(wanted.seed + 5_000_000, wanted.fullDisks)) {
      plays.push(struck('disks full', { seed, strikes: drawFullDisks(randomFrom(seed), shape), setting }));
    }
    plays.push(...seedsFrom(wanted.seed + 2_000_000, wanted.commits).map((seed) => commitsLost(seed, setting)));
    plays.push(...seedsFrom(wanted.seed + 3_000_000, wanted.mischief).map((seed) => mailMisbehaves(seed, setting)));
  }
  for (const seed of seedsFrom(wanted.seed + 4_000_000, undisturbed.has(OVER_HTTP) ? wanted.apiKills : 0)) {
    const work: FaultyPlay['play'] = (options) => play({ ...options, disturbance: NOTHING, setting: overHttp(seed) });
    plays.push({ what: 'API killed during each command', seed, strikes: [], setting: OVER_HTTP, play: work });
  }
  const small = undisturbed.get(SMALL_SETTING);
  if (wanted.everySideEffect && small)
    for (const at of everySideEffect(small.sideEffects))
      plays.push(
        struck(`worker killed at ${at.what} ${at.n}`, {
          seed: wanted.seed,
          strikes: [{ what: 'worker', at }],
          setting: SMALL_SETTING,
          mustCome: true,
        }),
      );
  return plays;
}

/** The settings that plays are compared with. */
export function settingsOf(wanted: Wanted): Setting[] {
  const isWhole = wanted.kills + wanted.storesLost + wanted.commits + wanted.mischief + wanted.fullDisks > 0;
  return [...(isWhole ? [wanted.setting] : []), ...(wanted.apiKills > 0 ? [OVER_HTTP] : []), ...(wanted.everySideEffect ? [SMALL_SETTING] : [])];
}

function struck(what: string, drawn: Pick<FaultyPlay, 'seed' | 'strikes' | 'setting'> & { readonly mustCome?: boolean }): FaultyPlay {
  const { mustCome = false, ...told } = drawn;
  const { strikes, setting } = told;
  return { what, ...told, play: (options) => play({ ...options, disturbance: { do: 'strike', strikes, mustCome }, setting }) };
}

/** Commits of the worker lose their acknowledgement, or their connection before it. */
function commitsLost(seed: number, setting: Setting): FaultyPlay {
  return {
    ...{ what: 'commits lost', seed, strikes: [], setting },
    play: async (options) => {
      const random = randomFrom(seed);
      const fateOf = (): CommitFate => (random() * COMMIT_ONE_IN >= 1 ? 'pass' : random() < 0.5 ? 'lose-acknowledgement' : 'cut-before');
      const proxy = await startDatabaseProxy(options.databaseUrl, fateOf);
      try {
        return await play({ ...options, workerDatabaseUrl: proxy.databaseUrl, disturbance: { do: 'disturb-commits', proxy }, setting });
      } finally {
        await proxy.stop();
      }
    },
  };
}

/** The mail server refuses for now, drops connections, accepts and then drops, turns recipients away once, answers a byte a second, or not at all. */
function mailMisbehaves(seed: number, setting: Setting): FaultyPlay {
  return {
    ...{ what: 'mail server misbehaves', seed, strikes: [], setting },
    play: async (options) => {
      const misbehaves = mailMischief(randomFrom(seed), MISCHIEF, STEP_ONE_IN);
      let wrong = 0;
      const counted: typeof misbehaves = (event) => {
        const behaviour = misbehaves(event);
        if (behaviour !== null) wrong += 1;
        return behaviour;
      };
      const played = await play({ ...options, misbehaves: counted, disturbance: NOTHING, setting });
      return { ...played, disturbed: wrong };
    },
  };
}

function seedsFrom(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => seed + index);
}
