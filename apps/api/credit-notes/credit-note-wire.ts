import type { z } from 'zod';
import type { CreditPreview, CreditView as CreditViewOut } from '#apps/api/credit-notes/credit-note-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import type { CreditedLine } from '#domain/invoicing/draft-credit-note';
import { parseAmount } from '#domain/money/money';
import type { CreditView, PreparedCredit } from '#use-cases/credits/view-credit';

export function creditView({ invoice, notes, unavailableBecause }: CreditView): z.input<typeof CreditViewOut> {
  return {
    unavailableBecause,
    notes: notes.map(({ totalOre, requestedByLabel, ...note }) => ({ ...note, requestedBy: requestedByLabel, total: toWireOrNull(totalOre) })),
    invoice: invoice && {
      currency: invoice.currency,
      total: toWire(invoice.totalOre),
      credited: toWire(invoice.creditedTotalOre),
      lines: invoice.lines.map(({ line, netOre, creditedOre }) => ({
        line,
        net: toWire(netOre),
        credited: toWire(creditedOre),
        left: toWire(netOre - creditedOre),
      })),
    },
  };
}

export function creditPreview(note: PreparedCredit): z.input<typeof CreditPreview> {
  return {
    currency: note.currency,
    lines: note.lines.map(({ line, programme, serviceYear, netOre }) => ({ line, programme, serviceYear, net: toWire(netOre) })),
    vat: note.vat.map(({ category, ratePercent, netOre, vatOre }) => ({
      category,
      ratePercent,
      net: toWire(netOre),
      vat: toWire(vatOre),
    })),
    net: toWire(note.netOre),
    vatTotal: toWire(note.vatOre),
    total: toWire(note.totalOre),
  };
}

export function creditedLine({ line, net }: { readonly line: number; readonly net: string }): CreditedLine {
  return { line, netOre: parseAmount(net) };
}

/** `2:1234.50`, in the form that the schema has checked. */
export function creditedLineOfText(text: string): CreditedLine {
  const [line = '', net = ''] = text.split(':');
  return creditedLine({ line: Number(line), net });
}
