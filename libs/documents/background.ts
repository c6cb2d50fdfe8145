import type { RoundCalculation } from '#documents/invoice-document';
import type { Printing } from '#documents/printing';
import { drawParagraph, drawText, group, makeRoom, PAGE, STYLES, tag, textHeight } from '#documents/sheet';
import { drawTable } from '#documents/table';
import { formatDate } from '#glossary/format';

/** What the face of the document rests on: the documents a true-up settles, and the assumptions. */
export function drawBackground(printing: Printing): void {
  const { document } = printing;
  const settling = document.calculations.filter((calculation) => calculation.settledBy.length > 0);
  if (settling.length > 0) drawSettled(printing, settling);
  if (document.assumptions.length > 0) drawAssumptions(printing);
}

function drawSettled({ document, sheet, texts, accent, signed }: Printing, settling: readonly RoundCalculation[]): void {
  makeRoom(sheet, 70);
  drawParagraph(sheet, texts.settles, STYLES.heading, { type: 'H2' });
  sheet.y += 2;
  drawTable(sheet, sheet.root, {
    x: PAGE.left,
    accent,
    columns: [
      { head: texts.settledDocument, width: 100, align: 'left' },
      { head: texts.issuedOn, width: 80, align: 'left' },
      { head: texts.settledLine, width: 90, align: 'left' },
      { head: texts.settledNet[document.kind], width: PAGE.right - PAGE.left - 270, align: 'right' },
    ],
    rows: settling.flatMap((calculation) =>
      calculation.settledBy.map((settled) => ({
        cells: [
          { text: settled.number },
          { text: formatDate(settled.issuedOn, document.language) },
          { text: `${calculation.programmeName} ${calculation.serviceYear}` },
          { text: signed(settled.netOre) },
        ],
      })),
    ),
  });
  sheet.y += 10;
}

function drawAssumptions({ document, sheet, texts }: Printing): void {
  const width = PAGE.right - PAGE.left - 12;
  makeRoom(sheet, STYLES.heading.leading + 2 * STYLES.small.leading);
  drawParagraph(sheet, texts.assumptions, STYLES.heading, { type: 'H2' });
  sheet.y += 3;
  group(sheet, sheet.root, 'L', (list) => {
    for (const text of document.assumptions) {
      makeRoom(sheet, textHeight({ text, width, style: STYLES.small }));
      group(sheet, list, 'LI', (item) => {
        const { y } = sheet;
        tag(sheet, item, 'Lbl', () => drawText(sheet, { text: '•', x: PAGE.left, y, width: 10, style: STYLES.small }));
        tag(sheet, item, 'LBody', () => {
          sheet.y = drawText(sheet, { text, x: PAGE.left + 12, y, width, style: STYLES.small });
        });
      });
    }
  });
  sheet.y += 8;
}
