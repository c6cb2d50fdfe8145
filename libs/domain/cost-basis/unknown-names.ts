import { ROW_KEYS, SHEETS } from '#domain/cost-basis/row-keys';
import { blocks, type Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';

/** Rows that name what the version does not have, rows that stand twice, and components whose shares are not the whole. */
export function findUnknownNames(version: CostBasisVersion): Missing[] {
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
    return rows.flatMap((row) => {
      const cells = new Map<string, unknown>(Object.entries(row));
      const key = ROW_KEYS[sheet].map((name) => textOf(cells.get(name))).join('/');
      const isAgain = seen.has(key);
      seen.add(key);
      const unknown = Object.entries(known).filter(([name, codes]) => {
        const named = cells.get(name);
        return typeof named === 'string' && !codes.has(named);
      });
      return [...(isAgain ? [blocks('row-twice', sheet, key)] : []), ...unknown.map(([name]) => blocks('name-unknown', sheet, `${key}: ${name}`))];
    });
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
