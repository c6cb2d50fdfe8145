import type { LocalDate } from '#domain/calendar/local-date';
import type { VatBasis, VatCategory } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Ore } from '#domain/money/money';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { CalculationStep } from '#documents/invoice-document';

/**
 * An amount and what it is made of: either the sum of its parts, or worked out from another amount by the rule its kind names, or, where both are
 * empty, a figure as recorded. Amounts are signed as the payer's debt.
 */
export type Explanation = ExplanationKind & {
  readonly amountOre: Ore;
  /** What the amount is the sum of. */
  readonly parts: readonly Explanation[];
  /** What the amount was worked out from. */
  readonly from: Explanation | null;
};

export type ExplanationKind =
  | { readonly kind: 'document'; readonly number: string; readonly documentKind: DocumentKind }
  | { readonly kind: 'vat'; readonly category: VatCategory; readonly ratePercent: string; readonly netOre: Ore }
  | { readonly kind: 'line'; readonly line: number; readonly text: string }
  /** What the payer should bear of the year; its parts are the leaves of the key that it answers for. */
  | {
      readonly kind: 'target';
      readonly programmeName: string;
      readonly serviceYear: number;
      readonly roundKind: RoundKind;
      readonly roundSequence: number;
    }
  | { readonly kind: 'settled-before' }
  | { readonly kind: 'settled-by'; readonly number: string; readonly issuedOn: LocalDate }
  | { readonly kind: 'carried-forward' }
  /** A node's part of its parent by the key. */
  | { readonly kind: 'step'; readonly step: CalculationStep; readonly origin: Origin }
  /** The year's whole amount, net of VAT. */
  | { readonly kind: 'year'; readonly key: string; readonly keyVersion: number; readonly keyValidFrom: LocalDate; readonly vatBasis: VatBasis }
  /** The budget or actual cost as recorded. */
  | {
      readonly kind: 'cost';
      readonly basis: RoundBasis;
      readonly version: number;
      readonly audited: boolean | null;
      readonly origin: Origin;
      readonly accounts: { readonly name: string; readonly sha256: string } | null;
    };

/** Where a figure came from: what was said of it, and the row of the imported file in which it stands. */
export interface Origin {
  readonly said: string | null;
  readonly file: {
    readonly name: string;
    readonly sheet: string | null;
    readonly row: number;
    /** Of the bytes as imported; null when the file is not for the eyes of whoever asks. */
    readonly sha256: string | null;
    readonly importedAt: string;
  } | null;
}
