import { byCode } from '#domain/allocation/key-tree';
import { buildBridge, type Bridge } from '#domain/bridge/bridge';
import { bridgesBetween, type BridgePoint } from '#domain/cost-basis/bridge-between';
import { cellsOf, totalOf } from '#domain/cost-basis/cells';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import { billedKey, payerShares } from '#domain/cost-basis/payer-shares';
import { scopeOf, type Inclusion } from '#domain/cost-basis/sector-amounts';
import type { Ore } from '#domain/money/money';

/** What a version costs one payer of one sector, against what stood before, and what that change is made of. A municipality has two: GP and the rest. */
export interface PayerConsequence {
  readonly payer: string;
  readonly sector: PayerSector;
  readonly bridge: Bridge;
}

/**
 * Every payer's change from one point to another: the sector's effects by the later key, and before them what the later key itself moves between payers.
 * The payers of a sector sum to its bridge, effect by effect.
 */
export function payerConsequences(from: BridgePoint, to: BridgePoint, inclusion: Inclusion): PayerConsequence[] {
  const components = scopeOf(to.version, inclusion).components;
  const fromComponents = scopeOf(from.version, inclusion).components;
  // What may be charged in either is told in both: a basis that was recorded between them is a change of the payer's cost.
  const scope = components && fromComponents ? { components: new Set([...components, ...fromComponents]) } : {};
  const between = bridgesBetween(from.version, to.version);
  const fromCells = cellsOf(from.version);
  const toCells = cellsOf(to.version);
  return PAYER_SECTORS.flatMap((sector) => {
    const hasAmount = (cells: typeof toCells) => cells.some((cell) => cell.sector === sector);
    if (!hasAmount(fromCells) && !hasAmount(toCells)) return [];
    const bridge = between({ from: from.column, to: to.column, scope: { ...scope, sector } });
    const key = billedKey(hasAmount(toCells) ? to.version : from.version, sector);
    const oldKey = hasAmount(fromCells) ? billedKey(from.version, sector) : key;
    const fromOre = totalOf(fromCells, from.column, { ...scope, sector });
    const before = payerShares(fromOre, oldKey);
    const byNewKey = payerShares(fromOre, key);
    const after = payerShares(bridge.toOre, key);
    const steps = bridge.steps.map((step) => ({ effect: step.effect, shares: payerShares(step.changeOre, key) }));
    return [...new Set([...before.keys(), ...after.keys()])].sort(byCode).map((payer) => {
      const movedOre = (byNewKey.get(payer) ?? 0n) - (before.get(payer) ?? 0n);
      const effects = steps
        .filter((step) => step.effect !== 'rounding')
        .map((step) => ({ effect: step.effect, changeOre: step.shares.get(payer) ?? 0n }));
      // Each effect and both ends are split once, each to within an øre; what the sector's own rounding leaves is split along.
      const sectorRounding = steps.find((step) => step.effect === 'rounding')?.shares.get(payer) ?? 0n;
      return {
        payer,
        sector,
        bridge: buildBridge({
          fromOre: before.get(payer) ?? 0n,
          toOre: after.get(payer) ?? 0n,
          effects: movedOre === 0n ? effects : [{ effect: 'payer-key', changeOre: movedOre }, ...effects],
          roundingLimitOre: BigInt(steps.length + 3) + (sectorRounding < 0n ? -sectorRounding : sectorRounding),
        }),
      };
    });
  });
}

/** What a payer would pay by each of its sector's keys. It is a comparison: no type that bills takes it. */
export interface KeyComparison {
  readonly sector: PayerSector;
  readonly payer: string;
  readonly byKey: readonly { readonly key: string; readonly title: string; readonly isBilled: boolean; readonly wouldBeOre: Ore }[];
}

/** Every payer of a sector by every key the version has for it, side by side, in byte order of payers. */
export function compareKeys(point: BridgePoint, sector: PayerSector, inclusion: Inclusion): KeyComparison[] {
  const amountOre = totalOf(cellsOf(point.version), point.column, { ...scopeOf(point.version, inclusion), sector });
  const keys = point.version.payerKeys.filter((key) => key.sector === sector).map((key) => ({ key, shares: payerShares(amountOre, key) }));
  return [...new Set(keys.flatMap(({ shares }) => [...shares.keys()]))].sort(byCode).map((payer) => ({
    sector,
    payer,
    byKey: keys.map(({ key, shares }) => ({ key: key.code, title: key.title, isBilled: key.isBilled, wouldBeOre: shares.get(payer) ?? 0n })),
  }));
}
