import { isIsolated } from '#domain/cost-basis/chargeable';
import { MUNICIPAL_SECTORS } from '#domain/cost-basis/payer-sector';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { FollowUpSign } from '#domain/committee/remark';

/** Whether a version shows what was promised; null for what only a person can say. */
export function isShownIn(version: CostBasisVersion, sign: FollowUpSign): boolean | null {
  switch (sign.sign) {
    case 'result-of-year':
      return version.columns.some((column) => column.kind === 'result' && column.year === sign.year);
    case 'carried-result-in-bridge':
      return version.carried.some((row) => row.amountOre !== 0n);
    case 'risk-visible':
      return version.risks.length > 0;
    case 'solution-isolated':
      return isApart(version, sign.solution);
    case 'gp-apart':
      return version.services.every(({ code }) => splitsMunicipal(version, code));
    case 'driver-titled':
      return version.drivers.some((driver) => driver.code === sign.driver && driver.title === sign.title);
    case 'decisions-named':
      return decisionsNamed(version, sign.service);
    case 'investment-share-stated':
      return version.components.some((component) => component.code === sign.component && component.investmentPercent !== null);
    case 'serves-services':
      return version.shares.filter((share) => share.component === sign.component).length >= sign.atLeast;
    case 'explained':
      return version.accounts.some((row) => row.service === sign.service && row.kind === 'explanation');
    case 'account':
      return version.accounts.some((row) => row.kind === sign.kind);
    case 'quality-stated':
      return version.services.some((row) => row.code === sign.service && row.openingHours !== null && row.downtimeConsequence !== null);
    case 'unit-costs-over-time':
      return unitCostsOf(version).some(({ costs }) => costs.length > 1);
    case 'upkeep-stated':
      return version.components.every((component) => component.activity === 'development' || component.upkeepPercent !== null);
    case 'by-person':
      return null;
  }
}

/** Everything of a solution stands apart: its own component and whatever of other services belongs to it. */
function isApart(version: CostBasisVersion, solution: string): boolean {
  const parts = version.components.filter((component) => component.solution === solution);
  return parts.length > 0 && parts.every(isIsolated);
}

function splitsMunicipal(version: CostBasisVersion, service: string): boolean {
  const sectors = new Set(version.sectorWeights.filter((row) => row.service === service).map((row) => row.sector));
  return !MUNICIPAL_SECTORS.some((sector) => sectors.has(sector)) || MUNICIPAL_SECTORS.every((sector) => sectors.has(sector));
}

/** Each change that needs a decision and reaches the service names one. */
function decisionsNamed(version: CostBasisVersion, service: string): boolean {
  const components = new Set(version.shares.filter((share) => share.service === service).map((share) => share.component));
  const needing = new Set(version.drivers.filter((driver) => driver.needsDecision).map((driver) => driver.code));
  const changes = version.driverFigures.filter((row) => components.has(row.component) && needing.has(row.driver) && row.amountOre !== 0n);
  return changes.length > 0 && changes.every((row) => row.decision !== null);
}
