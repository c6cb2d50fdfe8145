import type { PayerKey } from '#domain/cost-basis/version';
import type { UnknownName } from '#domain/cost-basis/unknown-names';
import { groupRecords } from '#imports/group-records';

/** A row of the sheet `payerKeys`: a payer's weight in the key whose code it bears. */
export type KeyRow = Omit<PayerKey, 'weights'> & { readonly payer: string; readonly weight: string };

/** A row that fits no other, with its place in the sheet, counted from 0. */
export type Misfit = Pick<UnknownName, 'sheet' | 'row' | 'at' | 'property'> & {
  readonly code: 'row-twice' | 'name-unknown' | 'billed-key-missing' | 'key-rows-differ';
};

/** A key is the rows that bear its code; what it is called and where it comes from stands in its first. */
export function keysOf(rows: readonly KeyRow[]): PayerKey[] {
  return groupRecords(rows, (row) => row.code).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { payer: _payer, weight: _weight, ...key } = first;
    return [{ ...key, weights: group.map(({ payer, weight }) => ({ payer, weight })) }];
  });
}

/**
 * A payer that stands twice in a key, whose weights would be two parts of which only one is seen; a row that says of its key what its first row does not;
 * and the first row of a second key by which the same sector would be billed.
 */
export function keyMisfits(rows: readonly KeyRow[]): Misfit[] {
  const seen = new Set<string>();
  const firstOf = new Map<string, KeyRow>();
  const billedBy = new Map<string, string>();
  return rows.flatMap((row, at): Misfit[] => {
    const place = { sheet: 'payerKeys', row: `${row.code}/${row.payer}`, at };
    const first = firstOf.get(row.code);
    if (!first) firstOf.set(row.code, row);
    const differs = first && (['sector', 'title', 'isBilled'] as const).find((property) => row[property] !== first[property]);
    const isAgain = seen.has(place.row);
    seen.add(place.row);
    const isBilledToo = !first && row.isBilled && billedBy.has(row.sector);
    if (!first && row.isBilled && !isBilledToo) billedBy.set(row.sector, row.code);
    return [
      ...(isAgain ? [{ ...place, code: 'row-twice', property: 'payer' } as const] : []),
      ...(differs ? [{ ...place, code: 'key-rows-differ', property: differs } as const] : []),
      ...(isBilledToo ? [{ ...place, code: 'billed-key-missing', property: 'isBilled' } as const] : []),
    ];
  });
}
