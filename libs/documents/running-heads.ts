import type { Printing } from '#documents/printing';
import { artifact, COLOURS, drawText, PAGE, STYLES } from '#documents/sheet';

/** When all pages are there: what repeats on each of them, the example's mark above, number and page below. */
export function drawRunningHeads(printing: Printing): void {
  const { sheet, document, texts, accent } = printing;
  const { count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(page);
    artifact(
      sheet,
      () => {
        if (document.isExample) drawExampleMark(printing);
        if (page > 0) drawContinuation(printing);
        sheet.doc.moveTo(PAGE.left, 796).lineTo(PAGE.right, 796).lineWidth(0.5).strokeColor(COLOURS.hair).stroke();
        sheet.doc.rect(PAGE.left, 795.25, 28, 1.5).fill(accent);
        const left = [document.issuer.name, `${texts.title[document.kind]} ${document.number}`].join(' · ');
        drawText(sheet, { text: left, x: PAGE.left, y: 802, width: 380, style: STYLES.small });
        drawText(sheet, { text: texts.page(page + 1, count), x: PAGE.right - 100, y: 802, width: 100, style: STYLES.small, align: 'right' });
      },
      { type: 'Pagination' },
    );
  }
}

function drawExampleMark({ sheet, texts }: Printing): void {
  sheet.doc.rect(0, 0, PAGE.width, 26).fill(COLOURS.ink);
  const style = { ...STYLES.strong, colour: COLOURS.paper };
  drawText(sheet, { text: texts.example, x: PAGE.left, y: 6.5, width: 300, style });
  drawText(sheet, { text: texts.exampleDetail, x: PAGE.right - 240, y: 6.5, width: 240, style, align: 'right' });
}

function drawContinuation({ sheet, document, texts }: Printing): void {
  drawText(sheet, { text: document.recipient.name, x: PAGE.left, y: 46, width: 300, style: STYLES.small });
  const text = `${texts.title[document.kind]} ${document.number}`;
  drawText(sheet, { text, x: PAGE.right - 180, y: 46, width: 180, style: STYLES.small, align: 'right' });
  sheet.doc.moveTo(PAGE.left, 62).lineTo(PAGE.right, 62).lineWidth(0.5).strokeColor(COLOURS.hair).stroke();
}
