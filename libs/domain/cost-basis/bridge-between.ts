import { buildBridge, type Bridge } from '#domain/bridge/bridge';
import { cellsOf, isWithin, placingOf, totalOf, type Cell, type CellScope, type Placing } from '#domain/cost-basis/cells';
import { CALCULATED_EFFECTS, columnChanges, type ChangeCell } from '#domain/cost-basis/column-changes';
import { columnPosition, columnsInOrder, commonColumn } from '#domain/cost-basis/columns';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { Ore } from '#domain/money/money';

/** A column of a version: where a bridge begins or ends. */
export interface BridgePoint {
  readonly version: CostBasisVersion;
  readonly column: string;
}

/** One bridge; for many between the same two versions `bridgesBetween` splits their amounts once. */
export function bridgeBetween(from: BridgePoint, to: BridgePoint, scope: CellScope = {}): Bridge {
  return bridgesBetween(from.version, to.version)({ from: from.column, to: to.column, scope });
}

export type BridgeMaker = (wanted: { readonly from: string; readonly to: string; readonly scope?: CellScope }) => Bridge;

/**
 * The way from any column of one version to any of another, within a scope, by named effects that sum exactly.
 *
 * Two versions meet in the earliest column both have. The bridge goes back from its beginning to that column, across what the later version
 * states differently there (`restated`), and forth to its end; what was walked twice in opposite directions cancels, so that between two versions'
 * same column stand the drivers' differences. Where sector weights differ, that is first `sector-key`, and the rest is told by the later weights.
 */
export function bridgesBetween(from: CostBasisVersion, to: CostBasisVersion): BridgeMaker {
  const base = commonColumn(from, to);
  const asWas = cellsOf(from);
  const old = placed(from, placingOf(from, laterWeights(from, to)));
  const current = placed(to, placingOf(to));
  const order = ['sector-key', 'restated', ...driverCodes(to, from), ...CALCULATED_EFFECTS];
  const roundingLimitOre = roundingLimit(from) + roundingLimit(to);
  return (wanted) => {
    const scope = wanted.scope ?? {};
    const fromOre = totalOf(asWas, wanted.from, scope);
    const toOre = totalOf(current.cells, wanted.to, scope);
    const effects = new Map<string, Ore>();
    const add = (effect: string, changeOre: Ore) => effects.set(effect, (effects.get(effect) ?? 0n) + changeOre);
    add('sector-key', totalOf(old.cells, wanted.from, scope) - fromOre);
    walk(old, { start: wanted.from, end: base }, scope, add);
    add('restated', totalOf(current.cells, base, scope) - totalOf(old.cells, base, scope));
    walk(current, { start: base, end: wanted.to }, scope, add);
    const changed = order.map((effect) => ({ effect, changeOre: effects.get(effect) ?? 0n })).filter((step) => step.changeOre !== 0n);
    return buildBridge({ fromOre, toOre, effects: changed, roundingLimitOre });
  };
}

interface PlacedVersion {
  readonly version: CostBasisVersion;
  readonly cells: readonly Cell[];
  readonly changes: readonly ChangeCell[];
}

function placed(version: CostBasisVersion, place: Placing): PlacedVersion {
  const cells = cellsOf(version, place);
  return { version, cells, changes: columnChanges(version, cells, place) };
}

/** The effects on the way between two columns of a version: added up forwards, taken back backwards. */
function walk(
  { version, changes }: PlacedVersion,
  way: { readonly start: string; readonly end: string },
  scope: CellScope,
  add: (effect: string, changeOre: Ore) => void,
): void {
  const [start, end] = [columnPosition(version, way.start), columnPosition(version, way.end)];
  const crossed = new Set(
    columnsInOrder(version)
      .slice(Math.min(start, end) + 1, Math.max(start, end) + 1)
      .map((column) => column.code),
  );
  for (const change of changes) {
    if (crossed.has(change.column) && isWithin(change, scope)) add(change.effect, end >= start ? change.changeOre : -change.changeOre);
  }
}

/** The later version's sector weights; a service that only the earlier one has keeps its own. */
function laterWeights(from: CostBasisVersion, to: CostBasisVersion): CostBasisVersion['sectorWeights'] {
  const known = new Set(to.sectorWeights.map((row) => row.service));
  return [...to.sectorWeights, ...from.sectorWeights.filter((row) => !known.has(row.service))];
}

function driverCodes(...versions: readonly CostBasisVersion[]): string[] {
  return [...new Set(versions.flatMap((version) => version.drivers.map((driver) => driver.code)))];
}

/**
 * A sheet rounded to thousands may be off by its tolerance in each component and column, and every split of an amount over services and sectors by
 * less than an øre at each of its two levels. More than that is no rounding.
 */
function roundingLimit(version: CostBasisVersion): Ore {
  const amounts = BigInt(version.components.length * version.columns.length);
  const places = BigInt(version.services.length) * SECTORS;
  const pieces = (BigInt(version.driverFigures.length) + PARTS * amounts) * places;
  return amounts * version.rules.roundingToleranceOre + 2n * pieces;
}

const SECTORS = 4n;
/** Cost before and after, and what is left between them. */
const PARTS = 3n;
