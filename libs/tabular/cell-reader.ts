import type { NumberStyle } from '#tabular/number-style';
import type { Cell } from '#tabular/table';

/** Why a cell is refused; the caller adds where it stands and what stood there. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly accepted?: readonly string[];
}

export type Reading<Value> = { readonly value: Value } | { readonly refusal: Refusal };

export interface CellReader<Value> {
  /** Whether the column's cells take part in finding the file's number style. */
  readonly isNumeric: boolean;
  /** Never called for an empty cell. */
  read(cell: Cell, style: NumberStyle): Reading<Value>;
}

export function refuse(code: string, message: string, expected: string, accepted: readonly string[] = []): { readonly refusal: Refusal } {
  return { refusal: { code, message, expected, accepted } };
}
