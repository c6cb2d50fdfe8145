import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { playScenario, THEN_TABLES } from './play-scenario';
import { readTable } from './read-table';

const scenarios = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe.each(scenarios)('%s', (name) => {
  const folder = join(__dirname, name);
  const outcome = playScenario(folder);

  it.each(THEN_TABLES)('has exactly the %s that then/ says', (table) => {
    const expected = readTable(join(folder, 'then', `${table}.csv`));
    expect(outcome[table]).toEqual(expected);
  });

  it('says something of its own', () => {
    const said = THEN_TABLES.flatMap((table) => readTable(join(folder, 'then', `${table}.csv`)));
    expect(readTable(join(folder, 'when.csv')).length).toBeGreaterThan(0);
    expect(said.length).toBeGreaterThan(0);
  });
});
