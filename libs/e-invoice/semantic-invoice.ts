import type { LocalDate } from '#domain/calendar/local-date';
import type { VatCategory } from '#domain/facts/facts';
import type { Currency, Ore } from '#domain/money/money';
import type { EndpointScheme } from '#domain/invoicing/e-invoicing';

/**
 * An invoice or credit note by the semantic model of EN 16931, before it is written in any syntax. Amounts are as a reader of the document sees
 * them: a credit note's are positive. It holds nothing from the clock: equal data gives equal bytes. The business terms stand beside the fields.
 */
export interface SemanticInvoice {
  /** BT-3: 380 or 381. */
  readonly kind: 'invoice' | 'credit-note';
  /** BT-1, BT-2, BT-9. */
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  /** BT-5. */
  readonly currency: Currency;
  /** BT-22. */
  readonly note: string | null;
  /** BT-10: the person or office at the buyer that the document goes to; never missing, because both networks refuse a document without. */
  readonly buyerReference: string;
  /** BT-13: the buyer's order. */
  readonly orderReference: string | null;
  /** BT-19: the buyer's account string. */
  readonly accountingString: string | null;
  /** BG-3: earlier documents that this one settles or corrects. */
  readonly precedingDocuments: readonly PrecedingDocument[];
  readonly seller: SemanticSeller;
  readonly buyer: SemanticParty;
  /** BG-16: how to pay; null where nothing is to be paid. */
  readonly payment: PaymentInstruction | null;
  /** BG-25. */
  readonly lines: readonly SemanticLine[];
  /** BG-23: one a category and rate. */
  readonly vat: readonly SemanticVat[];
  /** BT-106 and BT-109, BT-110, BT-112 and BT-115. */
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
}

export interface PrecedingDocument {
  readonly number: string;
  readonly issuedOn: LocalDate;
}

export interface SemanticParty {
  readonly name: string;
  /** Danish CVR (8 digits) or Norwegian organisation number (9 digits), by country. */
  readonly registrationNumber: string;
  readonly country: 'DK' | 'NO';
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly email: string | null;
  /** BT-34, BT-49. */
  readonly electronicAddress: { readonly scheme: EndpointScheme; readonly id: string };
}

export interface SemanticSeller extends SemanticParty {
  /** Norwegian companies of the kinds that must print `Foretaksregisteret`. */
  readonly isInForetaksregisteret: boolean;
}

export type PaymentInstruction =
  | { readonly type: 'fik'; readonly cardType: '71' | '75'; readonly paymentId: string; readonly creditor: string }
  | { readonly type: 'account'; readonly iban: string; readonly reference: string };

export interface SemanticLine {
  readonly line: number;
  /** BT-153. */
  readonly text: string;
  /** BT-127: what part of the year's cost it is. */
  readonly note: string | null;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly netOre: Ore;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: string;
}

export interface SemanticVat {
  readonly category: VatCategory;
  readonly ratePercent: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  /** BT-120: why no VAT is charged, in words; null where some is, and for zero rates. */
  readonly reason: string | null;
}
