import { drawAnnex } from '#documents/annex';
import { drawBackground } from '#documents/background';
import { calculationCsv } from '#documents/calculation-csv';
import type { InvoiceDocument } from '#documents/invoice-document';
import { drawLines } from '#documents/invoice-lines';
import { drawLetterhead } from '#documents/letterhead';
import { drawPaymentBox } from '#documents/payment-box';
import { accessibilityMetadata } from '#documents/pdf-metadata';
import { printableText } from '#documents/printable-text';
import { printingOf } from '#documents/printing';
import { drawRunningHeads } from '#documents/running-heads';
import { closeSheet, openSheet } from '#documents/sheet';
import { documentTexts } from '#glossary/document-texts';

/**
 * A document as PDF/A-3a and PDF/UA-1 with its calculation annexed and attached. Equal data gives equal bytes; it takes milliseconds of
 * processor time and no I/O once the fonts are read, so it belongs on a worker thread when there are many.
 */
export function renderInvoice(document: InvoiceDocument): Buffer {
  const texts = documentTexts(document.language);
  const madeOn = new Date(`${document.issuedOn}T00:00:00Z`);
  const number = printableText(document.number).replace(/[<>&]/g, '');
  const sheet = openSheet({ title: `${texts.title[document.kind]} ${number}`, language: document.language, madeOn });
  const printing = printingOf(document, sheet);
  drawLetterhead(printing);
  drawLines(printing);
  drawPaymentBox(printing);
  drawBackground(printing);
  drawAnnex(printing);
  drawRunningHeads(printing);
  const dates = { creationDate: madeOn, modifiedDate: madeOn };
  const fileName = number.replace(/[^\w-]/g, '_');
  if (document.calculations.length > 0) {
    const description = texts.attachmentDescription;
    sheet.doc.file(calculationCsv(document), { ...dates, name: `${fileName}.csv`, type: 'text/csv', description, relationship: 'Supplement' });
  }
  if (document.eInvoice?.role === 'attached') {
    const description = texts.eInvoiceAttachment;
    const xml = Buffer.from(document.eInvoice.xml, 'utf8');
    sheet.doc.file(xml, { ...dates, name: `${fileName}.xml`, type: 'text/xml', description, relationship: 'Alternative' });
  }
  sheet.doc.appendXML(accessibilityMetadata(printableText(document.issuer.name)));
  return closeSheet(sheet);
}
