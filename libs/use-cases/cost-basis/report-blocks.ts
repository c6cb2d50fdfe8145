import type { Bridge } from '#domain/bridge/bridge';
import { bridgesBetween } from '#domain/cost-basis/bridge-between';
import { columnsInOrder } from '#domain/cost-basis/columns';
import { totalsOf } from '#domain/cost-basis/totals';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { ReportBlock } from '#documents/report-document';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import { effectTitle } from '#glossary/cost-basis-texts';
import { formatAmountOnly, formatDecimal } from '#glossary/format';
import type { Language } from '#glossary/language';

const amountColumn = (head: string) => ({ head, share: 3, align: 'right' as const });
const textColumn = (head: string, share = 4) => ({ head, share, align: 'left' as const });

/** Totals of each column with and without what stands apart, and each component that does, with its basis. */
export function totalBlocks(version: CostBasisVersion, language: Language): ReportBlock[] {
  const { words } = COMMITTEE_TEXTS[language];
  const { bases } = COST_BASIS_SHEET_TEXTS[language];
  const totals = totalsOf(version);
  const titles = new Map(version.columns.map((column) => [column.code, column.title]));
  const write = (amountOre: bigint) => formatAmountOnly(amountOre, language);
  const ordered = columnsInOrder(version);
  return [
    { type: 'heading', text: `${words.totals} (${version.currency})` },
    {
      type: 'table',
      columns: [textColumn(words.column), amountColumn(words.withAll), amountColumn(words.without), amountColumn(words.apart)],
      rows: totals.columns.map((row) => ({
        cells: [titles.get(row.column) ?? row.column, write(row.withOre), write(row.withoutOre), write(row.isolatedOre)],
      })),
    },
    {
      type: 'table',
      columns: [textColumn(words.component, 5), textColumn(words.basis, 2), ...ordered.slice(-3).map((column) => amountColumn(column.title))],
      rows: totals.isolated.map(({ component, columns }) => {
        const of = version.components.find((row) => row.code === component);
        const amounts = ordered.slice(-3).map((column) => write(columns.find((row) => row.column === column.code)?.amountOre ?? 0n));
        return { cells: [of?.name ?? component, of ? bases[of.legalBasis.state] : '', ...amounts] };
      }),
    },
  ];
}

/** The last change but one, into the year that is charged, for the whole and for each service: chart and table. */
export function bridgeBlocks(version: CostBasisVersion, language: Language): ReportBlock[] {
  const { words, bridgeAlt } = COMMITTEE_TEXTS[language];
  const columns = columnsInOrder(version);
  const charged = columns.findIndex((column) => column.kind === 'budget' && column.year === version.year);
  const [from, to] = [columns[charged - 1], columns[charged]];
  if (!from || !to) return [];
  const bridge = bridgesBetween(version, version);
  const drivers = new Map(version.drivers.map((driver) => [driver.code, driver.title]));
  const chart = (title: string, made: Bridge): ReportBlock[] => {
    const steps = made.steps.map((step) => ({ ...step, title: effectTitle(step.effect, drivers, language) }));
    const said = steps.map((step) => `${step.title} ${formatAmountOnly(step.changeOre, language)}`).join('; ');
    return [
      { type: 'heading', text: `${title}: ${from.title} – ${to.title}` },
      {
        type: 'bridge',
        from: from.title,
        to: to.title,
        bridge: made,
        titles: new Map(steps.map((step) => [step.effect, step.title])),
        alt: bridgeAlt(`${from.title} ${formatAmountOnly(made.fromOre, language)}`, `${to.title} ${formatAmountOnly(made.toOre, language)}`, said),
      },
      {
        type: 'table',
        columns: [textColumn(words.step), amountColumn(words.change)],
        rows: [
          { cells: [from.title, formatAmountOnly(made.fromOre, language)], isStrong: true },
          ...steps.map((step) => ({ cells: [step.title, formatAmountOnly(step.changeOre, language)] })),
          { cells: [to.title, formatAmountOnly(made.toOre, language)], isStrong: true },
        ],
      },
    ];
  };
  const wanted = { from: from.code, to: to.code };
  return [
    ...chart(words.inAll, bridge(wanted)),
    ...version.services.flatMap(({ code, name }) => chart(name, bridge({ ...wanted, scope: { service: code } }))),
  ];
}

/** What one unit of each service costs over the columns. */
export function unitCostBlocks(version: CostBasisVersion, language: Language): ReportBlock[] {
  const { words } = COMMITTEE_TEXTS[language];
  const titles = new Map(version.columns.map((column) => [column.code, column.title]));
  const services = new Map(version.services.map((service) => [service.code, service]));
  const rows = unitCostsOf(version).flatMap(({ service, costs }) =>
    costs.map((cost) => ({
      cells: [
        services.get(service)?.name ?? service,
        titles.get(cost.column) ?? cost.column,
        `${formatDecimal(cost.volume, language)} ${services.get(service)?.volumeUnit ?? ''}`,
        formatAmountOnly(cost.unitOre, language),
      ],
    })),
  );
  if (rows.length === 0) return [];
  return [
    { type: 'heading', text: words.unitCosts },
    {
      type: 'table',
      columns: [textColumn(words.service), textColumn(words.column, 3), textColumn(words.volume, 5), amountColumn(words.unitCost)],
      rows,
    },
  ];
}
