import type { z } from 'zod';
import type { Brought as BroughtOnWire } from '#apps/api/imports/brought-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import type { Agreement } from '#domain/facts/facts';
import type { Brought } from '#imports/brought/brought';

type Wire = z.input<typeof BroughtOnWire>;

export function broughtOnWire(brought: Brought, payerNames: ReadonlyMap<string, string>): Wire {
  return {
    amounts: brought.amounts.map(({ amountOre, standsOre, ...row }) => ({
      ...row,
      amount: toWire(amountOre),
      stands: toWireOrNull(standsOre),
      difference: toWireOrNull(standsOre === null ? null : amountOre - standsOre),
    })),
    keys: brought.keys.map(({ changes, ...key }) => ({
      ...key,
      changes: changes.map(({ payer, standsMillionths, shareMillionths, differenceMillionths }) => ({
        payer,
        name: payerNames.get(payer) ?? payer,
        stands: standsMillionths === null ? null : percentOf(standsMillionths),
        share: shareMillionths === null ? null : percentOf(shareMillionths),
        difference: percentOf(differenceMillionths),
      })),
    })),
    agreements: brought.agreements.map(({ agreement, stands }) => ({
      programme: agreement.programme,
      ...termsOf(agreement),
      stands: stands && termsOf(stands),
    })),
    arrangements: brought.arrangements.map(({ programme, branch, issuer, ruleText, fromYear, untilYear }) => ({
      ...{ programme, branch, issuer, fromYear, untilYear },
      rule: ruleText,
    })),
    entries: brought.entries.map(({ code, name, details }) => ({ code, name, details: [...details] })),
  };
}

function termsOf({
  fromYear,
  document,
  vatBasis,
  vatCategory,
  vatRatePercent,
}: Omit<Agreement, 'version'>): NonNullable<Wire['agreements'][number]['stands']> {
  return { fromYear, document, vatBasis, vatCategory, vatRatePercent };
}

/** Millionths of the whole as percent with four decimals: 123456 → `12.3456`. */
function percentOf(millionths: bigint): string {
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(5, '0');
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
