import { byCode } from '#domain/allocation/key-tree';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import type { DocumentKind, DocumentLine, DraftDocument, VatGroup } from '#domain/invoicing/draft-document';
import { sum, type Currency, type Ore } from '#domain/money/money';
import type { SettlementRound, Share } from '#domain/settlement/settlement-round';

/**
 * The documents of a run: one per payer, currency and VAT group, with all its lines in the order of the rounds. Total below zero: a credit
 * note; 0.00 from lines that cancel: an invoice of 0.00; no line other than 0.00: no document. The issuer's own share is an internal
 * posting without VAT. They come in the order in which they are numbered: payer, currency, VAT group, each in byte order.
 */
export function draftDocuments(input: { readonly rounds: readonly SettlementRound[]; readonly ownPayerCode: string | null }): DraftDocument[] {
  const groups = new Map<string, { payer: string; currency: Currency; vatGroup: VatGroup; lines: Omit<DocumentLine, 'line'>[] }>();
  for (const round of input.rounds) {
    for (const share of round.shares) {
      const line = lineOf(round, share, share.payer === input.ownPayerCode);
      const vatGroup: VatGroup = line.vatCategory === 'O' ? 'outside-scope' : 'vat';
      const id = `${share.payer} ${round.currency} ${vatGroup}`;
      const group = groups.get(id) ?? { payer: share.payer, currency: round.currency, vatGroup, lines: [] };
      group.lines.push(line);
      groups.set(id, group);
    }
  }
  return [...groups]
    .sort(([a], [b]) => byCode(a, b))
    .filter(([, group]) => group.lines.some((line) => line.netOre !== 0n))
    .map(([, { payer, currency, vatGroup, lines }]) => {
      const numbered = lines.map((line, index) => ({ ...line, line: index + 1 }));
      const vat = calculateVat(numbered);
      const netOre = sum(numbered.map((line) => line.netOre));
      const vatOre = sum(vat.map((subtotal) => subtotal.vatOre));
      const totalOre = netOre + vatOre;
      return { payer, currency, vatGroup, kind: kindOf(totalOre, payer === input.ownPayerCode), lines: numbered, vat, netOre, vatOre, totalOre };
    });
}

/** The issuer's own share is moved inside one authority: outside the scope of VAT whatever the agreement says. */
const INTERNAL_VAT = { vatCategory: 'O', vatRatePercent: '0.00', vatReason: 'internal-posting' } as const;

function lineOf(round: SettlementRound, share: Share, isInternal: boolean): Omit<DocumentLine, 'line'> {
  const { agreement } = round;
  const agreed = { vatCategory: agreement.vatCategory, vatRatePercent: agreement.vatRatePercent, vatReason: agreement.vatReason };
  return {
    programme: round.programme,
    serviceYear: round.serviceYear,
    branch: round.branch,
    roundSequence: round.sequence,
    roundKind: round.kind,
    basis: round.basis,
    netOre: share.amountOre - share.carriedForwardOre,
    carriedForwardOre: share.carriedForwardOre,
    ...(isInternal ? INTERNAL_VAT : agreed),
  };
}

function kindOf(totalOre: Ore, isInternal: boolean): DocumentKind {
  if (isInternal) return 'internal';
  return totalOre < 0n ? 'credit-note' : 'invoice';
}
