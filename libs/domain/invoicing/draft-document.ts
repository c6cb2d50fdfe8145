import type { DecimalText } from '#domain/money/decimal-text';
import type { Currency, Ore } from '#domain/money/money';
import type { VatCategory } from '#domain/facts/facts';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';

export const DOCUMENT_KINDS = ['invoice', 'credit-note', 'internal'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** O (outside the scope of VAT) does not mix with the other categories on one document; byte order decides the order of numbers. */
export type VatGroup = 'outside-scope' | 'vat';

/** A document as prepared: everything but its number and dates. Amounts are signed as the payer's debt: a credit note is negative. */
export interface DraftDocument {
  readonly payer: string;
  readonly currency: Currency;
  readonly vatGroup: VatGroup;
  readonly kind: DocumentKind;
  readonly lines: readonly DocumentLine[];
  readonly vat: readonly VatSubtotal[];
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
}

/** One line: one payer's share of one settlement round. */
export interface DocumentLine {
  readonly line: number;
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly roundSequence: number;
  readonly roundKind: RoundKind;
  readonly basis: RoundBasis;
  readonly netOre: Ore;
  /** Part of the share that is not billed here because it is below the programme's minimum. */
  readonly carriedForwardOre: Ore;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: DecimalText;
  readonly vatReason: string;
}

export interface VatSubtotal {
  readonly category: VatCategory;
  readonly ratePercent: DecimalText;
  readonly netOre: Ore;
  readonly vatOre: Ore;
}
