import type { z } from 'zod';
import type { RunEffects, RunPayerList, RunReconciliation } from '#apps/api/runs/run-content-schemas';
import { toWire } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import type { Bridge } from '#domain/bridge/bridge';
import type { ChangeEffect } from '#domain/comparison/payer-sheets';
import type { ListRunPayers, RunPayerPage } from '#use-cases/list-run-payers';
import type { ReconciliationCheck } from '#use-cases/reconcile-run';

export function runPayerList(page: RunPayerPage): z.input<typeof RunPayerList> {
  return {
    items: page.items.map((row) => ({
      payer: row.payer,
      name: row.name,
      lastYear: toWire(row.lastYearOre),
      net: toWire(row.amountOre),
      change: toWire(row.changeOre),
      changeBasisPoints: row.changeBasisPoints,
      standsOut: row.standsOut,
      steps: stepsOf(row.bridge),
    })),
    nextCursor: toCursor(page.last),
    total: page.total,
    currency: page.currency,
  };
}

export function runEffects(totals: Awaited<ReturnType<ListRunPayers['totals']>>): z.input<typeof RunEffects> {
  const { payers, currency, bridge, standsOut } = totals;
  return { payers, currency, lastYear: toWire(bridge.fromOre), net: toWire(bridge.toOre), steps: stepsOf(bridge), standsOut };
}

export function runReconciliation(checks: readonly ReconciliationCheck[]): z.input<typeof RunReconciliation> {
  return {
    agrees: checks.every(({ agrees }) => agrees),
    checks: checks.map(({ check, unit, left, right, agrees }) => {
      const figure = (value: bigint) => (unit === 'ore' ? toWire(value) : value.toString());
      return { check, unit: unit === 'ore' ? 'amount' : 'documents', left: figure(left), right: figure(right), agrees };
    }),
  };
}

function stepsOf(bridge: Bridge<ChangeEffect>) {
  return bridge.steps.map(({ effect, changeOre }) => ({ effect, change: toWire(changeOre) }));
}
