import type { Country } from '#domain/calendar/bank-days';
import type { VatCategory, WeightMethod } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import { DANISH_DOCUMENT } from '#glossary/document-texts-da';
import { ENGLISH_DOCUMENT } from '#glossary/document-texts-en';
import { NORWEGIAN_DOCUMENT } from '#glossary/document-texts-nb';
import type { Language } from '#glossary/language';

/** Every word printed on an invoice, a credit note, an internal posting and their annexes. A language that lacks one does not compile. */
export interface DocumentTexts {
  readonly title: Readonly<Record<DocumentKind, string>>;
  readonly numberLabel: Readonly<Record<DocumentKind, string>>;
  readonly example: string;
  readonly exampleDetail: string;
  readonly to: string;
  readonly from: string;
  readonly registration: Readonly<Record<Country, string>>;
  readonly ean: string;
  readonly payerCode: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly period: string;
  readonly lineText: string;
  readonly vatShort: string;
  readonly netAmount: string;
  readonly broughtForward: string;
  readonly carriedOver: string;
  /** Where a table goes over to another page. */
  readonly continued: (heading: string) => string;
  readonly shareOfYear: (share: string, basis: RoundBasis) => string;
  readonly netTotal: string;
  readonly vatOf: (percent: string, base: string) => string;
  readonly totalLabel: Readonly<Record<DocumentKind, string>>;
  readonly totalIn: (currency: string) => string;
  readonly vatCategory: Readonly<Record<VatCategory, string>>;
  readonly vatReason: (reason: string) => string;
  readonly noVat: string;
  readonly payment: string;
  readonly amountToPay: string;
  readonly paymentReference: Readonly<Record<'fik' | 'kid' | 'rf', string>>;
  readonly account: string;
  /** On a PDF whose original is an e-invoice. */
  readonly eInvoiceCopy: string;
  readonly eInvoiceCopyDetail: string;
  readonly eInvoiceAttachment: string;
  readonly paymentHint: (number: string) => string;
  readonly nothingToPay: string;
  readonly creditNotice: (issuer: string) => string;
  readonly internalNotice: (issuer: string) => string;
  readonly creditHeading: string;
  readonly internalHeading: string;
  readonly settles: string;
  readonly settledDocument: string;
  readonly settledLine: string;
  /** Heads amounts that are signed as the payer's debt on every kind of document, and says so. */
  readonly settledNet: Readonly<Record<DocumentKind, string>>;
  readonly assumptions: string;
  readonly page: (page: number, pages: number) => string;
  readonly annexPointer: string;
  readonly attachmentDescription: string;
  readonly annexTitle: string;
  readonly yearAmount: (programme: string, year: number) => string;
  readonly basis: string;
  readonly basisName: (basis: { readonly basis: RoundBasis; readonly audited: boolean | null }) => string;
  readonly version: string;
  readonly source: string;
  readonly amount: string;
  readonly vatIncluded: string;
  readonly vatDeducted: string;
  readonly amountToShare: string;
  readonly downTheKey: (key: string, version: number, validFrom: string) => string;
  readonly keySentence: string;
  readonly level: string;
  readonly share: string;
  readonly exactShare: string;
  readonly rounded: string;
  readonly weightOf: (weight: string, sum: string) => string;
  readonly weightMethod: Readonly<Record<WeightMethod, string>>;
  readonly fraction: (remainder: string, denominator: string) => string;
  readonly gotResidual: string;
  readonly predecessorPath: (name: string) => string;
  readonly payerStep: string;
  readonly remark: string;
  readonly payerAmount: (payer: string) => string;
  readonly target: string;
  readonly targetOf: Readonly<Record<RoundBasis, string>>;
  readonly settledBefore: string;
  readonly difference: string;
  readonly thisLine: string;
  readonly billed: string;
  readonly signTurned: string;
  readonly carriedForward: string;
  readonly carriedForwardHint: string;
  readonly trueUpTitle: (programme: string, year: number) => string;
  readonly wholeProgramme: string;
  readonly budget: string;
  readonly actual: string;
  readonly moreThanBudget: string;
  readonly lessThanBudget: string;
  readonly sameAsBudget: string;
  readonly bridgeAlt: (values: { readonly settled: string; readonly difference: string; readonly target: string }) => string;
  readonly axisBroken: string;
  readonly toPay: string;
  readonly toReceive: string;
  readonly postedInternally: string;
  readonly on: (date: string) => string;
  readonly firstRoundLine: Readonly<Record<Exclude<RoundKind, 'true-up'>, string>>;
  /** A line of a credit note made by hand: the invoice's number, the line that is credited, and why. */
  readonly correctionLine: (correction: { readonly number: string; readonly line: string; readonly reason: string }) => string;
  /** The nth true-up of a year, from 1. */
  readonly trueUpLine: (count: number, basis: RoundBasis) => string;
}

const TEXTS: Readonly<Record<Language, DocumentTexts>> = { da: DANISH_DOCUMENT, nb: NORWEGIAN_DOCUMENT, en: ENGLISH_DOCUMENT };

export function documentTexts(language: Language): DocumentTexts {
  return TEXTS[language];
}

/**
 * What a line bills: `FUT 2024, acontobetaling`, `FUT 2023, efterregulering`, `FUT 2023, 2. efterregulering`. The first true-up of a year is
 * its second round. A true-up that stands on a budget says so, since nobody would expect it.
 */
export function lineText(line: {
  readonly language: Language;
  readonly programmeName: string;
  readonly serviceYear: number;
  readonly roundKind: RoundKind;
  readonly roundSequence: number;
  readonly basis: RoundBasis;
}): string {
  const { language, roundKind } = line;
  const texts = TEXTS[language];
  const kind = roundKind === 'true-up' ? texts.trueUpLine(line.roundSequence - 1, line.basis) : texts.firstRoundLine[roundKind];
  return `${line.programmeName} ${line.serviceYear}, ${kind}`;
}
