import type { InvoiceDocument } from '#documents/invoice-document';
import type { Sheet } from '#documents/sheet';
import { COLOURS } from '#documents/sheet';
import type { Ore } from '#domain/money/money';
import { documentTexts, type DocumentTexts } from '#glossary/document-texts';
import { formatAmountOnly, formatMoney } from '#glossary/format';

/** What every part of a document needs: the data, the words of its language, the page, and amounts as this document prints them. */
export interface Printing {
  readonly document: InvoiceDocument;
  readonly texts: DocumentTexts;
  readonly sheet: Sheet;
  readonly accent: string;
  /** As printed on the document's face: a credit note turns every sign. */
  readonly face: (amountOre: Ore) => string;
  readonly faceMoney: (amountOre: Ore) => string;
  /** As calculated: signed as the payer's debt. */
  readonly signed: (amountOre: Ore) => string;
}

export function printingOf(document: InvoiceDocument, sheet: Sheet): Printing {
  const { language, currency } = document;
  const turn = (amountOre: Ore) => (document.kind === 'credit-note' ? -amountOre : amountOre);
  return {
    document,
    sheet,
    texts: documentTexts(language),
    accent: /^#[0-9a-f]{6}$/i.test(document.issuer.brandColour) ? document.issuer.brandColour : COLOURS.ink,
    face: (amountOre) => formatAmountOnly(turn(amountOre), language),
    faceMoney: (amountOre) => formatMoney(turn(amountOre), currency, language),
    signed: (amountOre) => formatAmountOnly(amountOre, language),
  };
}
