import { print, printTable } from '#apps/cli/print';
import type { Bridge } from '#domain/bridge/bridge';
import type { Missing } from '#domain/cost-basis/missing';
import { totalsOf } from '#domain/cost-basis/totals';
import { absolute, formatAmount } from '#domain/money/money';
import type { Ore } from '#domain/money/money';
import { COST_BASIS_TEXTS, effectTitle } from '#glossary/cost-basis-texts';
import type { CostBasisView } from '#use-cases/cost-basis/show-cost-basis';

/** A cost basis for people at a terminal: what it costs, what was asked of it, and where the promises stand. */
export function printCostBasis(view: CostBasisView): void {
  for (const { content, state, sentOutOn, digest } of view.versions) {
    print();
    print(`${view.basis}/${content.number}  ${state}${sentOutOn === null ? '' : `, sent out ${sentOutOn}`}  ${digest.slice(0, 12)}`);
    printTable(
      [
        { title: 'column', align: 'left', value: (row) => row.column },
        { title: 'in all', align: 'right', value: (row) => formatAmount(row.withOre) },
        { title: 'without what stands apart', align: 'right', value: (row) => formatAmount(row.withoutOre) },
        { title: 'stands apart', align: 'right', value: (row) => formatAmount(row.isolatedOre) },
      ],
      totalsOf(content).columns,
    );
  }
  printFollowUps(view);
  for (const advice of view.advice) print(`advice on version ${advice.number}, ${advice.on}: ${advice.text}`);
  if (view.decision) {
    const { on, reference, text, standing } = view.decision;
    print(`decision of ${on}, ${reference}${standing === 'illustrative' ? ' (illustrative)' : ''}: ${text}`);
  }
  for (const charge of view.charges) print(`  charged: ${charge.programme} ${formatAmount(charge.amountOre)}`);
}

/** Promises by sector of the remark, with where they stand. */
export function printFollowUps(view: Pick<CostBasisView, 'remarks' | 'followUps'>): void {
  const sectorOf = new Map(view.remarks.map((remark) => [remark.code, remark.sector]));
  print();
  print(
    `${view.remarks.length} remarks, ${view.remarks.filter((remark) => remark.answers.length > 0).length} answered; ${view.followUps.length} follow-up items`,
  );
  printTable(
    [
      { title: 'item', align: 'left', value: (row) => row.followUp.code },
      { title: 'sector', align: 'left', value: (row) => sectorOf.get(row.followUp.remark) ?? '' },
      { title: 'promise', align: 'left', value: (row) => row.followUp.promise },
      { title: 'owner', align: 'left', value: (row) => row.followUp.owner },
      { title: 'due', align: 'left', value: (row) => row.followUp.dueMeeting },
      { title: 'state', align: 'left', value: (row) => (row.metInVersion === null ? row.state : `met in version ${row.metInVersion}`) },
    ],
    view.followUps,
  );
}

export function printMissing(missing: readonly Missing[]): void {
  for (const row of missing)
    print(`  ${row.severity === 'blocks' ? 'BLOCKS' : 'wanted'}  ${row.code}  ${row.sheet}  ${row.row}: ${COST_BASIS_TEXTS.en.missing[row.code]}`);
  if (missing.length === 0) print('  nothing is missing');
}

/** A bridge as a table, its steps with bars that read without colour. */
export function printBridge(bridge: Bridge, titles: ReadonlyMap<string, string>): void {
  const largest = bridge.steps.reduce((most, step) => (absolute(step.changeOre) > most ? absolute(step.changeOre) : most), 1n);
  printTable(
    [
      { title: 'step', align: 'left', value: (row) => row.title },
      { title: 'amount', align: 'right', value: (row) => formatAmount(row.amountOre) },
      { title: '', align: 'left', value: (row) => row.bar },
    ],
    [
      { title: 'from', amountOre: bridge.fromOre, bar: '' },
      ...bridge.steps.map((step) => ({
        title: effectTitle(step.effect, titles, 'en'),
        amountOre: step.changeOre,
        bar: barOf(step.changeOre, largest),
      })),
      { title: 'to', amountOre: bridge.toOre, bar: '' },
    ],
  );
}

function barOf(changeOre: Ore, largest: Ore): string {
  const length = Number((absolute(changeOre) * 20n) / largest);
  return (changeOre < 0n ? '−' : '+').repeat(changeOre === 0n ? 0 : Math.max(1, length));
}
