import type { z } from 'zod';
import type { Simulation, SimulationExportQuery } from '#apps/api/simulation/simulation-schemas';
import { toWireOrNull } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import { parseAmount } from '#domain/money/money';
import type { SettledYear } from '#domain/simulation/settle-year';
import { SUPPOSED_KEY, type YearOverrides } from '#domain/simulation/year-overrides';
import type { SimulationFilter, SimulationPage } from '#use-cases/list-simulation';

type Supposition = Omit<z.output<typeof SimulationExportQuery>, 'format' | 'language' | 'keyVersion'> & { readonly keyVersion?: number };

/** What is supposed, as the use case takes it; what is left out stands as recorded. `unrecorded` is a key of a file. */
export function simulationFilter(
  { programme, year, budget, actual, key, keyVersion = 1, search }: Supposition,
  unrecorded?: YearOverrides['key'],
): SimulationFilter {
  return {
    programme,
    year,
    search,
    overrides: {
      budgetOre: budget === undefined ? undefined : parseAmount(budget),
      actualOre: actual === undefined ? undefined : parseAmount(actual),
      key: key === undefined ? unrecorded : { key, version: keyVersion },
    },
  };
}

export function simulationPage({ simulation, items, last, total }: SimulationPage): z.input<typeof Simulation> {
  const { standsOre, supposedOre, differenceOre, stands, supposed, ...head } = simulation;
  return {
    ...head,
    stands: year(stands),
    supposed: year(supposed),
    standsTotal: toWireOrNull(standsOre),
    supposedTotal: toWireOrNull(supposedOre),
    differenceTotal: toWireOrNull(differenceOre),
    items: items.map((row) => ({
      payer: row.payer,
      name: row.name,
      stands: toWireOrNull(row.standsOre),
      supposed: toWireOrNull(row.supposedOre),
      difference: toWireOrNull(row.differenceOre),
    })),
    nextCursor: toCursor(last),
    total,
  };
}

function year(settled: SettledYear): z.input<typeof Simulation>['stands'] {
  if (settled.outcome === 'not-settled') {
    return { reason: settled.reason, basis: null, status: null, audited: null, key: null, keyVersion: null, amount: null };
  }
  const { basis, status, audited, key, keyVersion, amountOre } = settled;
  return { reason: null, basis, status, audited, key: key === SUPPOSED_KEY ? null : key, keyVersion, amount: toWireOrNull(amountOre) };
}
