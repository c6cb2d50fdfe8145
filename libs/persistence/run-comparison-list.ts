import type { Rounding } from '#domain/bridge/bridge';
import type { StandsOut } from '#domain/comparison/compare-payers';
import type { ComparedPayer } from '#domain/comparison/compare-runs';
import type { ChangeEffect } from '#domain/comparison/payer-sheets';
import type { Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';
import { EFFECT_COLUMNS, toBridge, type EffectSums } from '#persistence/run-comparison';

/** A payer's row of a run's comparison, under the name it has in the register now. */
export type RunComparisonRow = ComparedPayer & { readonly name: string };

export interface RunComparisonFilter {
  readonly run: string;
  /** Part of a name or code, in either case. */
  readonly search?: string | undefined;
  /** Only payers that stand out for one of these reasons. */
  readonly standsOut?: readonly StandsOut[] | undefined;
  /** Only payers in whose change this effect is not 0. */
  readonly effect?: ChangeEffect | Rounding | undefined;
}

export type RunComparisonSort = 'payer' | 'name' | 'net' | 'last-year' | 'difference' | 'percent' | ChangeEffect | Rounding;

/** A page of a run's comparison; the total counts all that match, over all pages. */
export async function listRunComparison(
  transaction: Transaction,
  filter: RunComparisonFilter,
  page: PageRequest<RunComparisonSort>,
): Promise<Page<RunComparisonRow>> {
  const given = [filter.run, filter.search ?? null, filter.standsOut ?? null];
  const matches = matching(filter.effect);
  const order = orderOf(page.sort);
  const { where, orderBy, values } = pageSql(order, page, 5);
  const rows: (DatabaseRow & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select ${COLUMNS}, (${order.expression})::text as "sortValue", c.payer as tie from ${ROWS}
     where ${matches} and ${where} order by ${orderBy} limit $4::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${ROWS} where ${matches}`, given);
  return toPage(
    rows.map((row) => ({ ...toRow(row), sortValue: row.sortValue, tie: row.tie })),
    { limit: page.limit, total: counted?.total ?? 0 },
  );
}

/** Every row that matches, by payer code: for a file. */
export async function readRunComparison(transaction: Transaction, filter: RunComparisonFilter): Promise<RunComparisonRow[]> {
  const rows: DatabaseRow[] = await transaction.query(
    `select ${COLUMNS} from ${ROWS} where ${matching(filter.effect)} order by c.payer collate "C"`,
    [filter.run, filter.search ?? null, filter.standsOut ?? null],
  );
  return rows.map(toRow);
}

interface DatabaseRow extends EffectSums {
  readonly payer: string;
  readonly name: string;
  readonly toOre: Ore;
  readonly fromOre: Ore;
  readonly changeOre: Ore;
  readonly changeBasisPoints: bigint | null;
  readonly standsOut: StandsOut | null;
}

const EFFECTS = Object.entries(EFFECT_COLUMNS).map(([effect, column]) => `c.${column} as "${effect}"`);
const NAME = 'coalesce(n.name, c.payer)';
const COLUMNS = `c.payer, ${NAME} as name, c.net_ore as "toOre", c.last_year_ore as "fromOre", c.difference_ore as "changeOre",
  c.change_basis_points as "changeBasisPoints", c.stands_out as "standsOut", ${EFFECTS.join(', ')}`;
const ROWS = `run_comparison c left join (select distinct on (payer) payer, name from payer_details order by payer, version desc) n on n.payer = c.payer`;

function matching(effect: ChangeEffect | Rounding | undefined): string {
  const hasEffect = effect === undefined ? 'true' : `c.${EFFECT_COLUMNS[effect]} <> 0`;
  return `c.run = $1 and ($2::text is null or strpos(lower(c.payer || ' ' || ${NAME}), lower($2)) > 0) and ($3::text[] is null or c.stands_out = any($3)) and ${hasEffect}`;
}

function orderOf(sort: RunComparisonSort): PageOrder {
  const tie = 'c.payer';
  switch (sort) {
    case 'payer':
      return { expression: tie, type: 'text', tie };
    case 'name':
      return { expression: NAME, type: 'text', tie };
    case 'net':
      return { expression: 'c.net_ore', type: 'bigint', tie };
    case 'last-year':
      return { expression: 'c.last_year_ore', type: 'bigint', tie };
    case 'difference':
      return { expression: 'c.difference_ore', type: 'bigint', tie };
    case 'percent':
      return { expression: 'c.change_basis_points', type: 'bigint', tie };
    default:
      return { expression: `c.${EFFECT_COLUMNS[sort]}`, type: 'bigint', tie };
  }
}

function toRow(row: DatabaseRow): RunComparisonRow {
  return {
    payer: row.payer,
    name: row.name,
    amountOre: row.toOre,
    lastYearOre: row.fromOre,
    changeOre: row.changeOre,
    changeBasisPoints: row.changeBasisPoints === null ? null : Number(row.changeBasisPoints),
    standsOut: row.standsOut,
    bridge: toBridge(row),
  };
}
