import type { DocumentIssuer, DocumentParty } from '#documents/invoice-document';
import { drawLogo, type DocumentLogo } from '#documents/logo';
import type { Printing } from '#documents/printing';
import { artifact, COLOURS, drawText, group, PAGE, STYLES, tag } from '#documents/sheet';
import { formatDate, formatPeriod } from '#glossary/format';

const ISSUER_TOP = 50;
const ADDRESS_TOP = 132;
const RIGHT_COLUMN = 338;
const FACT_LABEL = 96;

/** Issuer, recipient in the window of the envelope, the facts of the document, and its title. */
export function drawLetterhead(printing: Printing): void {
  drawIssuer(printing);
  const below = Math.max(drawRecipient(printing), drawFacts(printing));
  printing.sheet.y = Math.max(below + 20, 240);
  drawTitle(printing);
}

function drawIssuer({ document, sheet, accent, texts }: Printing): void {
  const { issuer } = document;
  const logoWidth = drawMark(sheet, { logo: issuer.logo, accent });
  const style = { ...STYLES.heading, size: 16, leading: 20 };
  const x = PAGE.left + logoWidth + 9;
  const name = { text: issuer.name, x, y: ISSUER_TOP + 4, width: RIGHT_COLUMN - 16 - x, style };
  tag(sheet, sheet.root, 'P', () => drawText(sheet, name));
  const lines = [...issuer.addressLines, issuerNumbers(document, texts).join(' · '), issuer.email ?? ''].filter((line) => line !== '');
  tag(sheet, sheet.root, 'P', () => {
    let y = ISSUER_TOP;
    for (const text of lines) y = drawText(sheet, { text, x: RIGHT_COLUMN, y, width: PAGE.right - RIGHT_COLUMN, style: STYLES.small });
  });
}

/** The issuer's logo, or a bar in its colour. Answers with its width. */
function drawMark(sheet: Printing['sheet'], { logo, accent }: { readonly logo: DocumentLogo | null; readonly accent: string }): number {
  if (logo !== null) return drawLogo(sheet, logo, { x: PAGE.left, y: ISSUER_TOP, maxWidth: 110, maxHeight: 34, colour: accent });
  artifact(sheet, () => sheet.doc.rect(PAGE.left, ISSUER_TOP + 1, 5, 28).fill(accent));
  return 5;
}

function drawRecipient({ document, sheet, texts }: Printing): number {
  const { recipient } = document;
  const x = PAGE.left;
  const width = RIGHT_COLUMN - PAGE.left - 30;
  let y = ADDRESS_TOP;
  tag(sheet, sheet.root, 'P', () => {
    y = drawText(sheet, { text: texts.to, x, y, width, style: STYLES.label });
    y = drawText(sheet, { text: recipient.name, x, y: y + 1, width, style: { ...STYLES.strong, size: 11.5, leading: 15 } });
    for (const text of recipient.addressLines) y = drawText(sheet, { text, x, y, width, style: STYLES.body });
    y += 4;
    for (const text of [...partyNumbers(recipient, texts), `${texts.payerCode} ${recipient.code}`]) {
      y = drawText(sheet, { text, x, y, width, style: { ...STYLES.small, size: 8.5, leading: 11.5 } });
    }
  });
  return y;
}

function partyNumbers(party: DocumentParty, texts: Printing['texts']): string[] {
  const registration = party.cvr === '' ? [] : [`${texts.registration[party.country]} ${party.cvr}`];
  return party.ean === null ? registration : [...registration, `${texts.ean} ${party.ean}`];
}

/** A Norwegian seller prints `MVA` after its number when it charges VAT, and some kinds of company the register they stand in. */
function issuerNumbers(
  { issuer, vat }: { readonly issuer: DocumentIssuer; readonly vat: Printing['document']['vat'] },
  texts: Printing['texts'],
): string[] {
  const numbers = partyNumbers(issuer, texts);
  if (issuer.country !== 'NO') return numbers;
  const [number = '', ...others] = numbers;
  const isOutsideVat = vat.some(({ category }) => category === 'O');
  return [isOutsideVat ? number : `${number} MVA`, ...others, ...(issuer.isInForetaksregisteret ? ['Foretaksregisteret'] : [])];
}

function drawFacts(printing: Printing): number {
  const { sheet } = printing;
  let y = ADDRESS_TOP;
  group(sheet, sheet.root, 'Table', (table) => {
    for (const [label, value] of factsOf(printing)) {
      group(sheet, table, 'TR', (row) => {
        let below = y;
        const style = { ...STYLES.small, size: 8.5, leading: 13 };
        tag(
          sheet,
          row,
          'TH',
          () => {
            below = drawText(sheet, { text: label, x: RIGHT_COLUMN, y, width: FACT_LABEL - 8, style });
          },
          { scope: 'Row' },
        );
        tag(sheet, row, 'TD', () => {
          const x = RIGHT_COLUMN + FACT_LABEL;
          below = Math.max(below, drawText(sheet, { text: value, x, y: y - 0.7, width: PAGE.right - x, style: STYLES.strong, align: 'right' }));
        });
        y = below + 3;
      });
      const ruleAt = y - 1;
      artifact(sheet, () => sheet.doc.moveTo(RIGHT_COLUMN, ruleAt).lineTo(PAGE.right, ruleAt).lineWidth(0.5).strokeColor(COLOURS.hair).stroke());
      y += 2;
    }
  });
  return y;
}

function factsOf({ document, texts }: Printing): [string, string][] {
  const { language } = document;
  const from = document.lines.map((line) => line.periodFrom).sort()[0];
  const to = document.lines
    .map((line) => line.periodTo)
    .sort()
    .at(-1);
  const facts: [string, string][] = [
    [texts.numberLabel[document.kind], document.number],
    [texts.issuedOn, formatDate(document.issuedOn, language)],
  ];
  if (document.dueOn !== null) facts.push([texts.dueOn, formatDate(document.dueOn, language)]);
  if (from !== undefined && to !== undefined) facts.push([texts.period, formatPeriod({ from, to }, language)]);
  return facts;
}

function drawTitle({ document, sheet, texts }: Printing): void {
  const width = PAGE.right - PAGE.left;
  const subject = document.lines.length <= 3 ? document.lines.map((line) => line.text).join(' · ') : '';
  tag(sheet, sheet.root, 'H1', () => {
    sheet.y = drawText(sheet, { text: `${texts.title[document.kind]} ${document.number}`, x: PAGE.left, y: sheet.y, width, style: STYLES.title });
  });
  if (document.eInvoice?.role === 'original') drawCopyMark(sheet, texts);
  if (subject !== '') {
    const style = { ...STYLES.body, size: 11, leading: 15, colour: COLOURS.quiet };
    tag(sheet, sheet.root, 'P', () => {
      sheet.y = drawText(sheet, { text: subject, x: PAGE.left, y: sheet.y + 1, width, style });
    });
  }
  sheet.y += 14;
}

/** Before anything else on the page, because who books this copy beside the e-invoice books twice. */
function drawCopyMark(sheet: Printing['sheet'], texts: Printing['texts']): void {
  const width = PAGE.right - PAGE.left;
  tag(sheet, sheet.root, 'P', () => {
    sheet.y = drawText(sheet, {
      text: texts.eInvoiceCopy,
      x: PAGE.left,
      y: sheet.y + 2,
      width,
      style: { ...STYLES.strong, size: 11.5, leading: 15 },
    });
    sheet.y = drawText(sheet, { text: texts.eInvoiceCopyDetail, x: PAGE.left, y: sheet.y, width, style: STYLES.body });
  });
}
