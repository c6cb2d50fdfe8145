import { wanted, type Missing } from '#domain/cost-basis/missing';
import { MUNICIPAL_SECTORS } from '#domain/cost-basis/payer-sector';
import { SHEETS } from '#domain/cost-basis/row-keys';
import type { Service } from '#domain/cost-basis/service';
import type { CostBasisVersion } from '#domain/cost-basis/version';

/** What the committee has asked to see beside the figures. A version may be sent out without it; the list goes with it. */
export function findWantedByCommittee(version: CostBasisVersion): Missing[] {
  const lastResult = version.year - 2;
  return [
    ...(version.columns.some((column) => column.kind === 'result' && column.year === lastResult)
      ? []
      : [wanted('result-missing', 'columns', String(lastResult))]),
    ...(version.carried.length > 0 ? [] : [wanted('carried-result-missing', 'carried', String(version.year))]),
    ...(version.risks.length > 0 ? [] : [wanted('risk-missing', 'risks', String(version.year))]),
    ...version.services.flatMap((service) => ofService(version, service)),
    ...version.components
      .filter((component) => component.activity === 'running' && component.upkeepPercent === null)
      .map((component) => wanted('upkeep-missing', 'components', component.code)),
    ...disputed(version),
  ];
}

function ofService(version: CostBasisVersion, { code, serviceLevel, openingHours, downtimeConsequence }: Service): Missing[] {
  const sectors = new Set(version.sectorWeights.filter((row) => row.service === code).map((row) => row.sector));
  const hasMunicipal = MUNICIPAL_SECTORS.some((sector) => sectors.has(sector));
  return [
    ...(hasMunicipal && !MUNICIPAL_SECTORS.every((sector) => sectors.has(sector)) ? [wanted('gp-split-missing', 'sectorWeights', code)] : []),
    ...(version.volumes.some((row) => row.service === code) ? [] : [wanted('volume-missing', 'volumes', code)]),
    ...(serviceLevel === null || openingHours === null ? [wanted('quality-missing', 'services', code)] : []),
    ...(downtimeConsequence === null ? [wanted('downtime-missing', 'services', code)] : []),
    ...(version.accounts.some((row) => row.service === code && row.kind === 'benefit') ? [] : [wanted('benefit-missing', 'accounts', code)]),
  ];
}

function disputed(version: CostBasisVersion): Missing[] {
  return SHEETS.flatMap((sheet) => {
    const rows: readonly object[] = version[sheet];
    return rows
      .filter((row) => 'standing' in row && row.standing === 'disputed')
      .map((row) =>
        wanted('figure-disputed', sheet, 'code' in row && typeof row.code === 'string' ? row.code : Object.values(row).slice(0, 2).join('/')),
      );
  });
}
