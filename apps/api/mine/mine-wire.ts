import type { z } from 'zod';
import type { OwnYears } from '#apps/api/mine/mine-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import type { PayerYear, PayerYears } from '#use-cases/payer-year';

type Wire = z.input<typeof OwnYears>;

export function ownYears({ payer, name, predecessors, knownOn, years }: PayerYears): Wire {
  return { payer, name, predecessors: [...predecessors], knownOn, years: years.map(yearOf) };
}

function yearOf(row: PayerYear): Wire['years'][number] {
  const { programme, programmeName, year, currency } = row;
  return {
    ...{ programme, programmeName, year, currency },
    firstBilled: toWire(row.firstBilledOre),
    trueUps: toWire(row.trueUpsOre),
    settled: toWire(row.settledOre),
    share: shareOf(row.share),
    open: toWireOrNull(row.openOre),
    lines: row.lines.map(({ number, documentKind, issuedOn, roundKind, netOre }) => ({
      ...{ number, documentKind, issuedOn, roundKind },
      net: toWire(netOre),
    })),
  };
}

function shareOf(share: PayerYear['share']): Wire['years'][number]['share'] {
  if (share.kind === 'not-known') return share;
  const { shareOre, yearOre, ...rest } = share;
  return { ...rest, share: toWire(shareOre), yearAmount: toWire(yearOre) };
}
