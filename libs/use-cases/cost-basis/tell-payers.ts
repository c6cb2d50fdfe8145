import type { LocalDate } from '#domain/calendar/local-date';
import { columnsInOrder } from '#domain/cost-basis/columns';
import { payerConsequences } from '#domain/cost-basis/consequence';
import type { AmountColumn, CostBasisVersion } from '#domain/cost-basis/version';
import { addNotice, type NoticeStage } from '#persistence/cost-basis-consequence';
import type { Transaction } from '#persistence/database';

/** The two columns a payer compares: the last known of the year before, and the budget of the year that is to be charged; null when either lacks. */
export function comparedColumns(version: CostBasisVersion): { readonly from: AmountColumn; readonly to: AmountColumn } | null {
  const columns = columnsInOrder(version);
  const from = columns.findLast(({ year }) => year === version.year - 1);
  const to = columns.find(({ year, kind }) => year === version.year && kind === 'budget');
  return from && to ? { from, to } : null;
}

/** Keeps what a version costs each payer of what may be charged, so that payers can be shown their own part and nothing else. */
export async function tellPayers(
  transaction: Transaction,
  version: CostBasisVersion,
  told: { readonly stage: NoticeStage; readonly on: LocalDate; readonly decidedComponents: readonly string[] },
): Promise<void> {
  const columns = comparedColumns(version);
  if (columns === null) return;
  const { from, to } = columns;
  const titles = new Map(version.drivers.map(({ code, title }) => [code, title]));
  const rows = payerConsequences({ version, column: from.code }, { version, column: to.code }, { of: 'chargeable', ...told });
  const { basis, number, year, currency, title } = version;
  const notice = { basis, number, stage: told.stage, on: told.on, title, year, currency, fromTitle: from.title, toTitle: to.title };
  await addNotice(
    transaction,
    notice,
    rows.map(({ sector, payer, bridge }) => ({
      ...{ sector, payer, fromOre: bridge.fromOre, toOre: bridge.toOre },
      steps: bridge.steps.map(({ effect, changeOre }) => ({ effect, title: titles.get(effect) ?? null, changeOre })),
    })),
  );
}
