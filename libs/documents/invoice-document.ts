import type { DocumentLogo } from '#documents/logo';
import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import type { VatBasis, VatCategory, WeightMethod } from '#domain/facts/facts';
import type { DocumentKind, VatSubtotal } from '#domain/invoicing/draft-document';
import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import type { Currency, Ore } from '#domain/money/money';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { Language } from '#glossary/language';

/**
 * Everything a document shows, and nothing from the clock: equal data gives equal bytes. Amounts are signed as the payer's debt; a credit
 * note is printed with its sign turned. It crosses to worker threads by structured clone, so it holds plain data only.
 */
export interface InvoiceDocument {
  readonly language: Language;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly currency: Currency;
  /** Printed plainly on every page of a document made from illustrative figures. */
  readonly isExample: boolean;
  readonly issuer: DocumentIssuer;
  readonly recipient: DocumentParty;
  readonly lines: readonly InvoiceDocumentLine[];
  readonly vat: readonly VatSubtotal[];
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  /** FIK (`+71<…+…<`), KID or RF reference where the document is to be paid. */
  readonly paymentReference: string | null;
  /** Null: there is none. */
  readonly eInvoice: AttachedEInvoice | null;
  /** Assumptions behind the figures, shown as such, in the document's language. */
  readonly assumptions: readonly string[];
  /** Of a credit note made by hand: the invoice it corrects. Its lines have no calculation of their own. */
  readonly corrects?: { readonly number: string; readonly issuedOn: LocalDate };
  /** One a line, in the same order: the annex "Sådan er beløbet beregnet". */
  readonly calculations: readonly RoundCalculation[];
}

/** The document as XML: `attached` to the PDF for the reader's system, or the `original` that the payer is sent, of which the PDF is a copy. */
export interface AttachedEInvoice {
  readonly role: 'attached' | 'original';
  readonly profile: EInvoiceProfile;
  readonly xml: string;
}

export interface DocumentParty {
  readonly code: string;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly country: Country;
  /** Danish CVR or Norwegian organisation number, by country. */
  readonly cvr: string;
  readonly ean: string | null;
  readonly email: string | null;
}

export interface DocumentIssuer extends DocumentParty {
  readonly brandColour: string;
  readonly logo: DocumentLogo | null;
  readonly iban: string | null;
  readonly isInForetaksregisteret: boolean;
}

export interface InvoiceDocumentLine {
  readonly line: number;
  readonly text: string;
  /** First and last day of the service year. */
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly netOre: Ore;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: string;
  readonly vatReason: string;
}

/** How one line's amount came about: the year's amount, its way down the key, what the payer should bear, what was settled before. */
export interface RoundCalculation {
  readonly line: number;
  readonly programmeName: string;
  readonly serviceYear: number;
  readonly roundKind: RoundKind;
  readonly roundSequence: number;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  readonly audited: boolean | null;
  readonly basisSource: string;
  readonly vatBasis: VatBasis;
  /** As recorded, and net of VAT where the agreement includes it; the same when it does not. */
  readonly recordedAmountOre: Ore;
  readonly amountOre: Ore;
  /** The year's approved budget and actual cost as known, where there is one: a true-up shows both. */
  readonly budgetOre: Ore | null;
  readonly actualOre: Ore | null;
  readonly key: string;
  readonly keyVersion: number;
  readonly keyValidFrom: LocalDate;
  /** One way from the root for each leaf of the key that the payer answers for: itself, and payers it has succeeded. */
  readonly paths: readonly (readonly CalculationStep[])[];
  readonly targetOre: Ore;
  readonly settledBeforeOre: Ore;
  readonly settledBy: readonly { readonly number: string; readonly issuedOn: LocalDate; readonly netOre: Ore }[];
  readonly shareOre: Ore;
  readonly carriedForwardOre: Ore;
}

/** One level: the node's part of its parent. Weights are as written in the key (`62.5`, `653664`). */
export interface CalculationStep {
  readonly node: string;
  readonly nodeName: string;
  readonly method: WeightMethod;
  readonly weight: string;
  readonly weightSum: string;
  readonly parentName: string;
  readonly parentAmountOre: Ore;
  /** The exact share in øre as a fraction of its size: whole øre rounded down, never negative, and remainder over denominator. */
  readonly wholeOre: Ore;
  readonly remainder: bigint;
  readonly denominator: bigint;
  readonly gotResidual: boolean;
  readonly amountOre: Ore;
  /** Where the weight stands: file, sheet, cell. */
  readonly source: string;
}
