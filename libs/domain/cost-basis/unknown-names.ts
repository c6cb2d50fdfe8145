import { ROW_KEYS, SHEETS } from '#domain/cost-basis/row-keys';
import { blocks, type Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';

/** A row that does not fit the others, with its place in the sheet, counted from 0, and the property that does not fit. */
export interface UnknownName extends Missing {
  readonly code: 'name-unknown' | 'row-twice';
  readonly at: number;
  readonly property: string;
}

/** Rows that name what the version does not have, and rows that stand twice. */
export function findUnknownNames(version: CostBasisVersion): UnknownName[] {
  const known = {
    component: new Set(version.components.map((row) => row.code)),
    column: new Set(version.columns.map((row) => row.code)),
    service: new Set(version.services.map((row) => row.code)),
    driver: new Set(version.drivers.map((row) => row.code)),
    decision: new Set(version.decisions.map((row) => row.code)),
  } as const;
  return SHEETS.flatMap((sheet) => {
    const rows: readonly object[] = version[sheet];
    const seen = new Set<string>();
    return rows.flatMap((row, at) => {
      const cells = new Map<string, unknown>(Object.entries(row));
      const key = ROW_KEYS[sheet].map((name) => textOf(cells.get(name))).join('/');
      const isAgain = seen.has(key);
      seen.add(key);
      const unknown = Object.entries(known).filter(([name, codes]) => {
        const named = cells.get(name);
        return typeof named === 'string' && !codes.has(named);
      });
      return [
        ...(isAgain ? [{ ...blocks('row-twice', sheet, key), at, property: ROW_KEYS[sheet][0] }] : []),
        ...unknown.map(([name]) => ({ ...blocks('name-unknown', sheet, `${key}: ${name}`), at, property: name })),
      ];
    });
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
