import { parseArgs } from 'node:util';
import type { Wanted } from './plays';
import { exampleSetting, madeSetting } from './setting';
import { VICTIMS, type Victim } from './strike';

const OPTIONS = {
  kills: { type: 'string', default: '10' },
  seed: { type: 'string' },
  'per-run': { type: 'string', default: '1' },
  victims: { type: 'string', default: 'worker' },
  payers: { type: 'string' },
  'at-once': { type: 'string', default: '1' },
  'drop-percent': { type: 'string', default: '0' },
  'lose-stores': { type: 'string', default: '1' },
  'lose-commits': { type: 'string', default: '0' },
  mischief: { type: 'string', default: '0' },
  'api-kills': { type: 'string', default: '0' },
  'disk-full': { type: 'string', default: '1' },
  'every-side-effect': { type: 'boolean', default: false },
  jobs: { type: 'string', default: '2' },
  most: { type: 'string' },
} as const;

/** What is to be played, and how. */
export interface Asked {
  readonly wanted: Wanted;
  /** Plays side by side. */
  readonly jobs: number;
  /** Only the first so many plays; null: all. */
  readonly most: number | null;
  /** Mails of a hundred that the server accepts and then drops the connection of. */
  readonly dropPercent: number;
}

/** Reads the options; throws what is wrong with one. */
export function readWanted(args: readonly string[], seed: number): Asked {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const payers = values.payers === undefined ? null : whole(values.payers, 'payers');
  const runs = whole(values['at-once'], 'at-once');
  return {
    wanted: {
      seed: values.seed === undefined ? seed : whole(values.seed, 'seed'),
      setting: payers === null && runs === 1 ? exampleSetting() : madeSetting({ payers: payers ?? 98, runs }),
      kills: whole(values.kills, 'kills'),
      perRun: Math.max(1, whole(values['per-run'], 'per-run')),
      victims: values.victims.split(',').map(victim),
      storesLost: whole(values['lose-stores'], 'lose-stores'),
      commits: whole(values['lose-commits'], 'lose-commits'),
      mischief: whole(values.mischief, 'mischief'),
      apiKills: whole(values['api-kills'], 'api-kills'),
      fullDisks: whole(values['disk-full'], 'disk-full'),
      everySideEffect: values['every-side-effect'],
    },
    jobs: Math.max(1, whole(values.jobs, 'jobs')),
    most: values.most === undefined ? null : whole(values.most, 'most'),
    dropPercent: whole(values['drop-percent'], 'drop-percent'),
  };
}

function whole(text: string, name: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name}: expected a whole number, not ${text}`);
  return Number(text);
}

function victim(text: string): Victim {
  const found = VICTIMS.find((known) => known === text);
  if (!found) throw new Error(`--victims: expected some of ${VICTIMS.join(',')}, not ${text}`);
  return found;
}
