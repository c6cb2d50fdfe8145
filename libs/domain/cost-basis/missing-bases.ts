import { blocks, wanted, type Missing } from '#domain/cost-basis/missing';
import { SHEETS } from '#domain/cost-basis/row-keys';
import { runningCostsOfInvestments } from '#domain/cost-basis/running-cost';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { scaleToIntegers } from '#domain/money/decimal-text';
import { sum } from '#domain/money/money';

/** What must stand behind the figures: sources, whole shares, legal bases with their reference, keys; and development kept out of running cost. */
export function findMissingBases(version: CostBasisVersion): Missing[] {
  return [...sources(version), ...shares(version), ...components(version), ...keys(version), ...investments(version)];
}

function sources(version: CostBasisVersion): Missing[] {
  return SHEETS.flatMap((sheet) => {
    const rows: readonly object[] = version[sheet];
    return rows
      .filter((row) => 'source' in row && typeof row.source === 'string' && row.source.trim() === '')
      .map((row) =>
        blocks('source-missing', sheet, 'code' in row && typeof row.code === 'string' ? row.code : Object.values(row).slice(0, 2).join('/')),
      );
  });
}

function shares(version: CostBasisVersion): Missing[] {
  return version.components
    .filter(({ code }) => {
      const { integers, scale } = scaleToIntegers(version.shares.filter((share) => share.component === code).map((share) => share.percent));
      return sum(integers) !== 100n * 10n ** BigInt(scale);
    })
    .map(({ code }) => blocks('shares-not-whole', 'shares', code));
}

function components(version: CostBasisVersion): Missing[] {
  return version.components.flatMap(({ code, legalBasis, category, activity }) => [
    ...(legalBasis.state !== 'none' && (legalBasis.reference === null || legalBasis.on === null)
      ? [blocks('basis-reference-missing', 'components', code)]
      : []),
    ...(activity === 'development' && category !== 'investment' ? [blocks('development-as-running', 'components', code)] : []),
    ...version.columns
      .filter((column) => !version.costs.some((row) => row.component === code && row.column === column.code))
      .map((column) => blocks('cost-missing', 'costs', `${code}/${column.code}`)),
  ]);
}

/** Each service needs weights for the sectors, and each sector that has a weight exactly one key that is billed. */
function keys(version: CostBasisVersion): Missing[] {
  const weighted = version.sectorWeights.filter((row) => !/^0*(?:\.0*)?$/.test(row.weight));
  const withoutWeights = version.services.filter(({ code }) => !weighted.some((row) => row.service === code));
  const sectors = [...new Set(weighted.map((row) => row.sector))];
  const withoutKey = sectors.filter((sector) => version.payerKeys.filter((key) => key.sector === sector && key.isBilled).length !== 1);
  return [
    ...withoutWeights.map(({ code }) => blocks('sector-weights-missing', 'sectorWeights', code)),
    ...withoutKey.map((sector) => blocks('billed-key-missing', 'payerKeys', sector)),
  ];
}

function investments(version: CostBasisVersion): Missing[] {
  return runningCostsOfInvestments(version)
    .filter((row) => row.statedInvestmentOre !== null && row.statedInvestmentOre !== row.impliedInvestmentOre)
    .map((row) => wanted('investment-differs', 'components', `${row.component}/${row.column}`));
}
