import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TableFile } from '#tabular/table-file';

/** The sheets of a workbook (under `*`) or of a folder with a CSV file a sheet, named as they are shown in reports. */
export async function readSheets(path: string): Promise<Map<string, TableFile>> {
  if (!(await stat(path)).isDirectory()) return new Map([['*', { name: basename(path), bytes: await readFile(path) }]]);
  const names = (await readdir(path)).filter((name) => name.endsWith('.csv')).sort();
  const files = await Promise.all(names.map(async (name) => ({ name: `${basename(path)}/${name}`, bytes: await readFile(join(path, name)) })));
  return new Map(files.map((file) => [basename(file.name, '.csv'), file]));
}
