import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The example's first key of FUT, valid from 2027 on, by which the regions bear 60 percent and not 62.5; no weight below moves. */
export function movedKey(): string {
  const [header = '', ...rows] = readFileSync(join(__dirname, '../../../example/fut-telma/keys.csv'), 'utf8')
    .split('\n')
    .filter((line) => /^(key,|FUT,FUT,2022-01-01,)/.test(line));
  const moved = rows.map((row) =>
    row
      .replace('2022-01-01', '2027-01-01')
      .replace('percent,62.5', 'percent,60')
      .replace('percent,37.5', 'percent,40')
      .replace(/,[\d-]+$/, ','),
  );
  return [header, ...moved].join('\n');
}
