import { residualsOf } from '#domain/cost-basis/column-changes';
import { columnsInOrder } from '#domain/cost-basis/columns';
import { blocks, type Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { absolute } from '#domain/money/money';

/** Changes without a driver, drivers above the threshold without the decision that caused them, and provisions of which more was used than there was. */
export function findMissingChanges(version: CostBasisVersion): Missing[] {
  return [...unexplained(version), ...undecided(version), ...overused(version)];
}

function unexplained(version: CostBasisVersion): Missing[] {
  const columns = columnsInOrder(version);
  return columns.slice(1).flatMap((column, index) =>
    residualsOf(version, columns[index]?.code ?? '', column.code)
      .filter(({ residualOre }) => absolute(residualOre) > version.rules.roundingToleranceOre)
      .map(({ component }) => blocks('change-unexplained', 'driverFigures', `${component}/${column.code}`)),
  );
}

function undecided(version: CostBasisVersion): Missing[] {
  const needing = new Set(version.drivers.filter((driver) => driver.needsDecision).map((driver) => driver.code));
  return version.driverFigures
    .filter((row) => row.decision === null && needing.has(row.driver) && absolute(row.amountOre) >= version.rules.decisionThresholdOre)
    .map((row) => blocks('decision-missing', 'driverFigures', `${row.component}/${row.column}/${row.driver}`));
}

function overused(version: CostBasisVersion): Missing[] {
  return version.risks
    .filter((row) => row.usedOre + row.releasedOre > row.providedOre)
    .map((row) => blocks('risk-overused', 'risks', `${row.component}/${row.column}`));
}
