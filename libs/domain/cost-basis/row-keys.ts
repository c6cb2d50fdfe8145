import type { CostBasisVersion } from '#domain/cost-basis/version';

/** By what a row of each sheet is known, within a version and again in another. */
export const ROW_KEYS = {
  columns: ['code'],
  drivers: ['code'],
  services: ['code'],
  components: ['code'],
  shares: ['component', 'service'],
  costs: ['component', 'column'],
  risks: ['component', 'column'],
  carried: ['component', 'column', 'fromYear'],
  margins: ['column'],
  driverFigures: ['component', 'column', 'driver', 'decision'],
  decisions: ['code'],
  volumes: ['service', 'column'],
  sectorWeights: ['service', 'sector'],
  accounts: ['code'],
  payerKeys: ['code'],
  companyFigures: ['code'],
} as const satisfies Partial<Record<keyof CostBasisVersion, readonly string[]>>;

export type Sheet = keyof typeof ROW_KEYS;

/** The sheets of a version, in their order. */
export const SHEETS: readonly Sheet[] = Object.keys(ROW_KEYS).filter((name): name is Sheet => Object.hasOwn(ROW_KEYS, name));
