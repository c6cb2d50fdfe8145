import { DomainError } from '#domain/errors';
import type { AmountColumn, CostBasisVersion } from '#domain/cost-basis/version';

/** Columns by year; within a year a budget stands before a forecast and that before the result. */
export function columnsInOrder(version: Pick<CostBasisVersion, 'columns'>): AmountColumn[] {
  const rank = { budget: 0, forecast: 1, result: 2 } as const;
  return [...version.columns].sort((a, b) => a.year - b.year || rank[a.kind] - rank[b.kind] || (a.code < b.code ? -1 : 1));
}

/** `column-unknown` when the version has no such column. */
export function columnPosition(version: CostBasisVersion, code: string): number {
  const position = columnsInOrder(version).findIndex((column) => column.code === code);
  if (position < 0) {
    throw new DomainError('column-unknown', `version ${version.number} of ${version.basis} has no column ${code}`, { column: code });
  }
  return position;
}

/** The earliest column that both versions have: where their figures can be held against each other. `columns-not-comparable` when there is none. */
export function commonColumn(a: CostBasisVersion, b: CostBasisVersion): string {
  const ofB = new Set(b.columns.map((column) => column.code));
  const common = columnsInOrder(a).find((column) => ofB.has(column.code));
  if (!common) throw new DomainError('columns-not-comparable', `${a.basis}/${a.number} and ${b.basis}/${b.number} share no column`, {});
  return common.code;
}
