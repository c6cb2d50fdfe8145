import type { VatCategory } from '#domain/facts/facts';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import { formatAmount, sum, type Currency, type Ore } from '#domain/money/money';
import { CODES, TAX_CATEGORY } from '#e-invoice/oioubl/oioubl-codes';
import type { SemanticVat } from '#e-invoice/semantic-invoice';
import { amount } from '#e-invoice/ubl';
import { leaf, node } from '#e-invoice/xml-text';

export function momsScheme(): string {
  return node('cac:TaxScheme', [leaf('cbc:ID', '63', CODES.taxScheme), leaf('cbc:Name', 'Moms')]);
}

/** The document's VAT. Subtotals that OIOUBL has one word for are one: Z and E are both ZeroRated. */
export function taxTotal(vat: readonly SemanticVat[], currency: Currency): string {
  const merged = new Map<string, SemanticVat[]>();
  for (const row of vat) {
    const id = `${TAX_CATEGORY[row.category]} ${row.ratePercent}`;
    merged.set(id, [...(merged.get(id) ?? []), row]);
  }
  const subtotals = [...merged.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    return [{ ...first, netOre: sum(rows.map((row) => row.netOre)), vatOre: sum(rows.map((row) => row.vatOre)) }];
  });
  return node('cac:TaxTotal', [
    amount('cbc:TaxAmount', sum(vat.map((row) => row.vatOre)), currency),
    ...subtotals.map((row) => taxSubtotal(row, currency)),
  ]);
}

export interface TaxSubtotal {
  readonly category: VatCategory;
  readonly ratePercent: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
}

export function taxSubtotal({ category, ratePercent, netOre, vatOre }: TaxSubtotal, currency: Currency): string {
  return node('cac:TaxSubtotal', [
    amount('cbc:TaxableAmount', netOre, currency),
    amount('cbc:TaxAmount', vatOre, currency),
    node('cac:TaxCategory', [
      leaf('cbc:ID', TAX_CATEGORY[category], category === 'O' ? CODES.taxCategoryWithO : CODES.taxCategory),
      leaf('cbc:Percent', formatAmount(percentToBasisPoints(ratePercent))),
      momsScheme(),
    ]),
  ]);
}
