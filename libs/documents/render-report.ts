import { drawLogo } from '#documents/logo';
import { accessibilityMetadata } from '#documents/pdf-metadata';
import { printableText } from '#documents/printable-text';
import type { ReportBlock, ReportDocument } from '#documents/report-document';
import { artifact, closeSheet, COLOURS, drawParagraph, drawText, makeRoom, openSheet, PAGE, STYLES, type Sheet } from '#documents/sheet';
import { drawTable } from '#documents/table';
import { drawWaterfall } from '#documents/waterfall-figure';
import { documentTexts } from '#glossary/document-texts';

/** A report or minutes as PDF/A-3a and PDF/UA-1, drawn with the same parts as an invoice. Equal data gives equal bytes. */
export function renderReport(report: ReportDocument): Buffer {
  const title = printableText(report.title).replace(/[<>&]/g, '');
  const sheet = openSheet({ title, language: report.language, madeOn: new Date(`${report.madeOn}T00:00:00Z`) });
  const accent = /^#[0-9a-f]{6}$/i.test(report.brandColour) ? report.brandColour : COLOURS.ink;
  if (report.logo !== null) drawLogo(sheet, report.logo, { x: PAGE.left, y: LOGO.y, maxWidth: LOGO.width, maxHeight: LOGO.height, colour: accent });
  drawParagraph(sheet, report.author, STYLES.strong);
  sheet.y += 10;
  drawParagraph(sheet, report.title, STYLES.title, { type: 'H1' });
  sheet.y += 6;
  for (const { label, value } of report.facts) drawParagraph(sheet, `${label}: ${value}`, STYLES.quiet);
  sheet.y += 8;
  for (const block of report.blocks) drawBlock(sheet, block, report, accent);
  drawHeads(sheet, report, accent);
  sheet.doc.appendXML(accessibilityMetadata(printableText(report.author)));
  return closeSheet(sheet);
}

/** Between the mark of an example and the author. */
const LOGO = { y: 42, width: 110, height: 34 } as const;

/** What a heading keeps below it on its page. */
const BELOW_HEADING = 110;

function drawBlock(sheet: Sheet, block: ReportBlock, report: ReportDocument, accent: string): void {
  switch (block.type) {
    case 'heading':
      sheet.y += 12;
      makeRoom(sheet, STYLES.heading.leading + BELOW_HEADING);
      drawParagraph(sheet, block.text, STYLES.heading, { type: 'H2' });
      sheet.y += 3;
      return;
    case 'paragraph':
      drawParagraph(sheet, block.text, STYLES.body);
      sheet.y += 5;
      return;
    case 'table': {
      const whole = block.columns.reduce((total, column) => total + column.share, 0);
      const columns = block.columns.map(({ head, share, align }) => ({ head, align, width: ((PAGE.right - PAGE.left) * share) / whole }));
      const rows = block.rows.map(({ cells, isStrong }) => ({
        cells: cells.map((text) => ({ text })),
        ...(isStrong === undefined ? {} : { isStrong }),
      }));
      if (rows.length > 0) drawTable(sheet, sheet.root, { x: PAGE.left, columns, rows, accent });
      sheet.y += 8;
      return;
    }
    case 'bridge':
      drawWaterfall(sheet, block, { accent, language: report.language });
  }
}

/** What repeats on every page, once all are there: the example's mark above, author, title and page below. */
function drawHeads(sheet: Sheet, report: ReportDocument, accent: string): void {
  const texts = documentTexts(report.language);
  const { count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(page);
    artifact(
      sheet,
      () => {
        if (report.isExample) {
          sheet.doc.rect(0, 0, PAGE.width, 26).fill(COLOURS.ink);
          drawText(sheet, { text: texts.example, x: PAGE.left, y: 6.5, width: 300, style: { ...STYLES.strong, colour: COLOURS.paper } });
        }
        sheet.doc.moveTo(PAGE.left, 796).lineTo(PAGE.right, 796).lineWidth(0.5).strokeColor(COLOURS.hair).stroke();
        sheet.doc.rect(PAGE.left, 795.25, 28, 1.5).fill(accent);
        drawText(sheet, { text: `${report.author} · ${report.title}`, x: PAGE.left, y: 802, width: 380, style: STYLES.small });
        drawText(sheet, { text: texts.page(page + 1, count), x: PAGE.right - 100, y: 802, width: 100, style: STYLES.small, align: 'right' });
      },
      { type: 'Pagination' },
    );
  }
}
