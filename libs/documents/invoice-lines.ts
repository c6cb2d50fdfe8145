import type { InvoiceDocumentLine } from '#documents/invoice-document';
import type { Printing } from '#documents/printing';
import { COLOURS, drawRule, drawText, group, makeRoom, PAGE, STYLES, tag, textHeight, type TextStyle } from '#documents/sheet';
import { drawTable } from '#documents/table';
import { sum } from '#domain/money/money';
import { formatPercent, formatPeriod, formatShareOf } from '#glossary/format';

/** The lines with their periods, VAT per rate, and the total. */
export function drawLines(printing: Printing): void {
  const { document, sheet, texts, accent, face } = printing;
  drawTable(sheet, sheet.root, {
    x: PAGE.left,
    accent,
    columns: [
      { head: texts.lineText, width: 218, align: 'left' },
      { head: texts.period, width: 124, align: 'left' },
      { head: texts.vatShort, width: 52, align: 'left' },
      { head: `${texts.netAmount} (${document.currency})`, width: PAGE.right - PAGE.left - 394, align: 'right' },
    ],
    rows: document.lines.map((line) => ({
      cells: [
        { text: line.text, style: STYLES.strong, ...detailOf(printing, line) },
        { text: formatPeriod({ from: line.periodFrom, to: line.periodTo }, document.language) },
        { text: vatOf(printing, line) },
        { text: face(line.netOre) },
      ],
    })),
    carry: {
      over: texts.carriedOver,
      forward: texts.broughtForward,
      sumBefore: (row) => face(sum(document.lines.slice(0, row).map((line) => line.netOre))),
    },
  });
  drawTotals(printing);
}

/** The extent of what is supplied: the payer's part of the year's whole budget or accounts. */
function detailOf({ document, texts }: Printing, line: InvoiceDocumentLine): { detail?: string } {
  const calculation = document.calculations.find((candidate) => candidate.line === line.line);
  if (!calculation || calculation.amountOre === 0n) return {};
  const share = formatShareOf(calculation.targetOre, calculation.amountOre, 4, document.language);
  return { detail: texts.shareOfYear(share, calculation.basis) };
}

function vatOf({ document }: Printing, line: InvoiceDocumentLine): string {
  return line.vatCategory === 'S' || line.vatCategory === 'Z' ? formatPercent(line.vatRatePercent, document.language) : '–';
}

const TOTALS_LEFT = 274;
const LABEL_WIDTH = 128;

function drawTotals(printing: Printing): void {
  const { document, sheet, texts, accent, face, faceMoney } = printing;
  const rows: [string, string][] = [[texts.netTotal, face(document.netOre)]];
  for (const { category, ratePercent, netOre, vatOre } of document.vat) {
    // Supplies without VAT stand apart with a sum of their own, as momsbekendtgørelsen asks, where there are others beside them.
    const untaxed = document.vat.length > 1 ? `${texts.vatCategory[category]}: ${face(netOre)}` : texts.vatCategory[category];
    const label = category === 'S' ? texts.vatOf(formatPercent(ratePercent, document.language), face(netOre)) : untaxed;
    rows.push([label, face(category === 'S' ? vatOre : 0n)]);
  }
  makeRoom(sheet, 16 + rows.length * 18 + 50 + 2 * STYLES.small.leading);
  sheet.y += 8;
  group(sheet, sheet.root, 'Table', (table) => {
    const row = (label: string, value: string, style: TextStyle, height: number) =>
      group(sheet, table, 'TR', (element) => {
        const { y } = sheet;
        const box = { text: label, x: TOTALS_LEFT, y, width: LABEL_WIDTH, style };
        tag(sheet, element, 'TH', () => drawText(sheet, box), { scope: 'Row' });
        const x = TOTALS_LEFT + LABEL_WIDTH;
        tag(sheet, element, 'TD', () => drawText(sheet, { text: value, x, y, width: PAGE.right - x, style, align: 'right' }));
        sheet.y += height;
      });
    for (const [label, value] of rows) row(label, value, STYLES.body, textHeight({ text: label, width: LABEL_WIDTH, style: STYLES.body }) + 4);
    const top = sheet.y + 2;
    drawRule(sheet, { y: top, from: TOTALS_LEFT, to: PAGE.right, width: 2, colour: accent });
    sheet.y = top + 6;
    row(texts.totalLabel[document.kind], faceMoney(document.totalOre), STYLES.total, 24);
    drawRule(sheet, { y: sheet.y, from: TOTALS_LEFT, to: PAGE.right, width: 0.8, colour: COLOURS.ink });
    sheet.y += 12;
  });
  drawVatReasons(printing);
}

/** Why no VAT is charged, in words: momsbekendtgørelsen asks for it where a supply is exempt or outside the scope. */
function drawVatReasons({ document, sheet, texts }: Printing): void {
  const untaxed = document.lines.filter((line) => line.vatCategory !== 'S');
  const reasonOf = (line: InvoiceDocumentLine) =>
    `${texts.vatCategory[line.vatCategory]}: ${asSentence(texts.vatReason(line.vatReason))} ${texts.noVat}`;
  const reasons = new Set(untaxed.map(reasonOf));
  for (const text of reasons) {
    const width = PAGE.right - PAGE.left;
    makeRoom(sheet, textHeight({ text, width, style: STYLES.small }));
    tag(sheet, sheet.root, 'P', () => {
      sheet.y = drawText(sheet, { text, x: PAGE.left, y: sheet.y, width, style: STYLES.small });
    });
  }
  sheet.y += 10;
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
