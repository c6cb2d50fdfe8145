import type { Bridge, Rounding } from '#domain/bridge/bridge';
import type { StandsOut } from '#domain/comparison/compare-payers';
import type { ComparedPayer } from '#domain/comparison/compare-runs';
import { CHANGE_EFFECTS, type ChangeEffect } from '#domain/comparison/payer-sheets';
import type { Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** The column of each effect, in the order in which a bridge shows them. */
export const EFFECT_COLUMNS: Readonly<Record<ChangeEffect | Rounding, string>> = {
  budget: 'budget_ore',
  key: 'key_ore',
  programme: 'programme_ore',
  'extra-year': 'extra_year_ore',
  blocked: 'blocked_ore',
  correction: 'correction_ore',
  'carried-forward': 'carried_forward_ore',
  rounding: 'rounding_ore',
};

/** Writes a run's comparison in place of the one before; the database refuses it for a run that is no draft. */
export async function replaceRunComparison(transaction: Transaction, run: string, rows: readonly ComparedPayer[]): Promise<void> {
  await transaction.query(`delete from run_comparison where run = $1`, [run]);
  const types = {
    run: 'text',
    payer: 'text',
    net_ore: 'bigint',
    last_year_ore: 'bigint',
    difference_ore: 'bigint',
    change_basis_points: 'bigint',
    stands_out: 'text',
    ...Object.fromEntries(Object.values(EFFECT_COLUMNS).map((column) => [column, 'bigint'])),
  };
  await insertRows(
    transaction,
    'run_comparison',
    types,
    rows.map((row) => ({
      run,
      payer: row.payer,
      net_ore: row.amountOre,
      last_year_ore: row.lastYearOre,
      difference_ore: row.changeOre,
      change_basis_points: row.changeBasisPoints,
      stands_out: row.standsOut,
      ...Object.fromEntries(row.bridge.steps.map((step) => [EFFECT_COLUMNS[step.effect], step.changeOre])),
    })),
  );
}

export interface RunComparisonTotals {
  readonly payers: number;
  readonly standsOut: Readonly<Record<StandsOut, number>>;
  readonly bridge: Bridge<ChangeEffect>;
}

/** The whole run beside last year: the sums of its payers. A run that was prepared before comparisons were kept has none, and 0 payers. */
export async function readRunComparisonTotals(transaction: Transaction, run: string): Promise<RunComparisonTotals> {
  const sums = Object.entries(EFFECT_COLUMNS).map(([effect, column]) => `coalesce(sum(${column}), 0)::bigint as "${effect}"`);
  const [row]: ({ payers: number; toOre: Ore; fromOre: Ore; standsOut: Partial<Record<StandsOut, number>> | null } & EffectSums)[] =
    await transaction.query(
      `select count(*)::int as payers, coalesce(sum(net_ore), 0)::bigint as "toOre", coalesce(sum(last_year_ore), 0)::bigint as "fromOre", ${sums.join(', ')},
         (select jsonb_object_agg(stands_out, counted) from (select stands_out, count(*) as counted from run_comparison where run = $1 and stands_out is not null group by stands_out) marks) as "standsOut"
       from run_comparison where run = $1`,
      [run],
    );
  if (!row) throw new Error('a sum gives a row');
  const none = { 'new-payer': 0, 'no-longer-billed': 0, 'sign-changed': 0, 'far-from-the-others': 0 };
  return { payers: row.payers, standsOut: { ...none, ...row.standsOut }, bridge: toBridge(row) };
}

export type EffectSums = Readonly<Record<ChangeEffect | Rounding, Ore>>;

export function toBridge(row: EffectSums & { readonly fromOre: Ore; readonly toOre: Ore }): Bridge<ChangeEffect> {
  const effects = [...CHANGE_EFFECTS, 'rounding'] as const;
  return { fromOre: row.fromOre, toOre: row.toOre, steps: effects.map((effect) => ({ effect, changeOre: row[effect] })) };
}
