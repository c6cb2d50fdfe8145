import { DomainError } from '#domain/errors';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import type { DocumentLine, DraftDocument } from '#domain/invoicing/draft-document';
import { absolute, formatAmount, sum, type Ore } from '#domain/money/money';

/** An issued invoice with what credit notes made by hand have taken off it: of each line (net, in the line's own sign) and in all, VAT included. */
export interface CreditableInvoice extends Pick<DraftDocument, 'payer' | 'currency' | 'vatGroup' | 'totalOre'> {
  readonly number: string;
  readonly lines: readonly (Omit<DocumentLine, 'carriedForwardOre'> & { readonly creditedOre: Ore })[];
  /** Above zero. */
  readonly creditedTotalOre: Ore;
}

/** What is to be credited of a line: an amount without VAT, in the line's own sign. */
export interface CreditedLine {
  readonly line: number;
  readonly netOre: Ore;
}

/** Everything that is left of an invoice. */
export function restOf(invoice: CreditableInvoice): CreditedLine[] {
  return invoice.lines.map(({ line, netOre, creditedOre }) => ({ line, netOre: netOre - creditedOre })).filter(({ netOre }) => netOre !== 0n);
}

/**
 * The credit note that takes these amounts off an invoice. Each of its lines names the round of the line that it corrects, with that line's VAT; VAT is
 * calculated per category and rate as on every document. No line is credited beyond what it was, and the invoice never beyond its total.
 */
export function draftCreditNote(invoice: CreditableInvoice, credited: readonly CreditedLine[]): DraftDocument {
  if (credited.length === 0)
    throw new DomainError('credit-nothing', `nothing of ${invoice.number} is left to be credited`, { number: invoice.number });
  const lines = [...credited]
    .sort((a, b) => a.line - b.line)
    .map(({ line, netOre }, index): DocumentLine => {
      const { creditedOre, ...corrected } = lineOf(invoice, line);
      mustFit({ number: invoice.number, line, lineOre: corrected.netOre, creditedOre, netOre });
      return { ...corrected, line: index + 1, netOre: -netOre, carriedForwardOre: 0n };
    });
  if (new Set(credited.map(({ line }) => line)).size < credited.length) {
    throw new DomainError('credit-line-twice', `a line of ${invoice.number} is credited twice in one note`, { number: invoice.number });
  }
  const vat = calculateVat(lines);
  const netOre = sum(lines.map((line) => line.netOre));
  const vatOre = sum(vat.map((subtotal) => subtotal.vatOre));
  const totalOre = netOre + vatOre;
  if (totalOre >= 0n)
    throw new DomainError('credit-not-negative', `the lines chosen give the payer nothing back: ${formatAmount(totalOre)}`, {
      number: invoice.number,
    });
  if (invoice.creditedTotalOre - totalOre > invoice.totalOre) {
    throw new DomainError(
      'credit-exceeds-invoice',
      `${invoice.number} is ${formatAmount(invoice.totalOre)}; with this note ${formatAmount(invoice.creditedTotalOre - totalOre)} would be credited`,
      { number: invoice.number },
    );
  }
  const { payer, currency, vatGroup } = invoice;
  return { payer, currency, vatGroup, kind: 'credit-note', lines, vat, netOre, vatOre, totalOre };
}

function lineOf(invoice: CreditableInvoice, line: number): CreditableInvoice['lines'][number] {
  const found = invoice.lines.find((candidate) => candidate.line === line);
  if (!found) throw new DomainError('credit-line-unknown', `${invoice.number} has no line ${line}`, { number: invoice.number, line });
  return found;
}

/** A part of a line has the line's sign, and all parts together are no more than the line. */
function mustFit(part: {
  readonly number: string;
  readonly line: number;
  readonly lineOre: Ore;
  readonly creditedOre: Ore;
  readonly netOre: Ore;
}): void {
  const { number, line, lineOre, creditedOre, netOre } = part;
  const hasSign = netOre !== 0n && netOre > 0n === lineOre > 0n;
  if (hasSign && absolute(creditedOre + netOre) <= absolute(lineOre)) return;
  throw new DomainError(
    'credit-exceeds-line',
    `line ${line} of ${number} is ${formatAmount(lineOre)}, of which ${formatAmount(creditedOre)} is credited: ${formatAmount(netOre)} cannot be`,
    { number, line },
  );
}
