import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAmount, sum } from '#domain/money/money';
import { playReminders } from './play-reminders';
import { CHANGES_TABLE, playScenario, THEN_TABLES } from './play-scenario';
import { readTable } from './read-table';

const scenarios = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe.each(scenarios)('%s', (name) => {
  const folder = join(__dirname, name);
  const outcome = playScenario(folder);

  it.each(THEN_TABLES)('has exactly the %s that then/ says', (table) => {
    const expected = readTable(join(folder, 'then', `${table}.csv`));
    expect(outcome[table]).toEqual(expected);
  });

  it('explains every change from last year by effects that sum', () => {
    for (const { run: _run, payer: _payer, stands_out: _mark, net = '', ...from } of outcome.changes) {
      expect(sum(Object.values(from).map(parseAmount))).toBe(parseAmount(net));
    }
    expect(outcome.changes.length).toBeGreaterThanOrEqual(new Set(outcome.documents.map((row) => row.payer)).size);
  });

  it('says something of its own', () => {
    const said = THEN_TABLES.flatMap((table) => readTable(join(folder, 'then', `${table}.csv`)));
    expect(readTable(join(folder, 'when.csv')).length).toBeGreaterThan(0);
    expect(said.length).toBeGreaterThan(0);
  });
});

const changesOf = (name: string): string => join(__dirname, name, 'then', `${CHANGES_TABLE}.csv`);

it.each(scenarios.filter((name) => existsSync(changesOf(name))))('%s explains the changes from last year as then/ says', (name) => {
  expect(playScenario(join(__dirname, name)).changes).toEqual(readTable(changesOf(name)));
});

const remindersOf = (name: string): string => join(__dirname, name, 'then', 'reminders.csv');

it.each(scenarios.filter((name) => existsSync(remindersOf(name))))('%s charges what then/ says, reminder by reminder', (name) => {
  const folder = join(__dirname, name);
  expect(playReminders(folder, playScenario(folder).documents)).toEqual(readTable(remindersOf(name)));
});
