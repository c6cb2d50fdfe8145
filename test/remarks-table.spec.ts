import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { readRemarksTable } from './remarks-table';

const EXAMPLE = join(__dirname, '..', 'example', 'nhn');
const ROWS = readRemarksTable();

function recordsOf(...path: string[]): string[][] {
  const lines = readFileSync(join(EXAMPLE, ...path), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(','));
}

/** Sheets of the version that meets the remarks: their columns and every code in them. */
const SHEETS = new Map(readdirSync(join(EXAMPLE, 'versions', '2')).map((file) => [file.replace('.csv', ''), recordsOf('versions', '2', file)]));
const CELLS = new Set([...SHEETS.values()].flat(2));
const MEETING = ['committee', 'meeting-4-2023'] as const;
const FOLLOW_UPS = new Set(recordsOf(...MEETING, 'followUps.csv').map(([code]) => code));
const COMMANDS = readdirSync(join(__dirname, '..', 'apps', 'cli', 'commands'))
  .filter((file) => file.startsWith('basis'))
  .map((file) => readFileSync(join(__dirname, '..', 'apps', 'cli', 'commands', file), 'utf8'))
  .join('')
  // An argument stands in the same quotes: confirm <follow-up>.
  .replace(/command\('([\w-]+)[^']*'/g, "command('$1'");

/** Whether a name in the column of the record is that of something the example has. */
function isKnown(name: string): boolean {
  const command = /^basis ([\w-]+)$/.exec(name)?.[1];
  if (command !== undefined) return COMMANDS.includes(`command('${command}'`);
  const { missing, effects } = COST_BASIS_TEXTS.nb;
  const [sheet = '', column] = name.split('.');
  if (column !== undefined) return SHEETS.get(sheet)?.[0]?.includes(column) ?? false;
  if (/^F\d\d$/.test(name)) return FOLLOW_UPS.has(name);
  const [component, ofColumn, driver] = name.split('/');
  if (driver !== undefined) {
    return SHEETS.get('driverFigures')?.some((row) => row[0] === component && row[1] === ofColumn && row[2] === driver) ?? false;
  }
  return SHEETS.has(name) || CELLS.has(name) || name in missing || name in effects;
}

describe('the table of the remarks', () => {
  it('has every remark of the minutes, each once', () => {
    const [, ...remarks] = recordsOf(...MEETING, 'remarks.csv').map(([code]) => code);
    expect(ROWS.flatMap((row) => row.remarks).sort()).toEqual(remarks.sort());
  });

  it('names nothing that the example or the product has not', () => {
    const names = ROWS.flatMap(({ named }) => named);
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
  });

  it('says of every row where in the console it is read, and which words stand there', () => {
    expect(ROWS.filter(({ places }) => places.length === 0 || places.some(({ address }) => !/^\/(tallgrunnlag|utvalget)\//.test(address)))).toEqual(
      [],
    );
  });
});
