import { ROW_KEYS, SHEETS, type Sheet } from '#domain/cost-basis/row-keys';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { formatAmount } from '#domain/money/money';

/** A cell of one version beside the same cell of another. `null` where a version has no such row. */
export interface CellChange {
  /** The sheet, the row by its key, and the cell: `costs`, `ERESEPT-DRIFT/budget-2024`, `amountOre`. */
  readonly sheet: string;
  readonly row: string;
  readonly cell: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Every cell in which two versions differ, in the order of sheets and rows. A row that came or went is one change a cell. */
export function compareVersions(before: CostBasisVersion, after: CostBasisVersion): CellChange[] {
  return SHEETS.flatMap((sheet) => {
    const [old, current] = [rowsOf(before, sheet), rowsOf(after, sheet)];
    return [...new Set([...old.keys(), ...current.keys()])].flatMap((row) => changesOfRow(sheet, row, old.get(row), current.get(row)));
  });
}

type Cells = ReadonlyMap<string, string>;

function changesOfRow(sheet: string, row: string, before: Cells | undefined, after: Cells | undefined): CellChange[] {
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((cell) => {
    const [old, current] = [before?.get(cell) ?? null, after?.get(cell) ?? null];
    return old === current ? [] : [{ sheet, row, cell, before: old, after: current }];
  });
}

function rowsOf(version: CostBasisVersion, sheet: Sheet): Map<string, Cells> {
  const rows: readonly object[] = version[sheet];
  return new Map(
    rows.map((row) => {
      const cells = new Map(flatten('', row));
      return [ROW_KEYS[sheet].map((key) => cells.get(key) ?? '').join('/'), cells] as const;
    }),
  );
}

/** A row's values as texts by path: `legalBasis.state`. Nothing stands for null, so that an emptied cell is a change. */
function flatten(path: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'bigint') return [[path, formatAmount(value)]];
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(`${path}[${nameOf(item, index)}]`, item));
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, inner]) => flatten(path === '' ? key : `${path}.${key}`, inner));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[path, String(value)]] : [];
}

/** Weights of a key are known by their payer, so that one payer more does not move all the others. */
function nameOf(item: unknown, index: number): string {
  return typeof item === 'object' && item !== null && 'payer' in item && typeof item.payer === 'string' ? item.payer : String(index);
}
