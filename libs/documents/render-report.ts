import { drawLogo } from '#documents/logo';
import { accessibilityMetadata } from '#documents/pdf-metadata';
import { printableText } from '#documents/printable-text';
import type { ReportBlock, ReportDocument, ReportTable } from '#documents/report-document';
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
  let heading: string | null = null;
  for (const block of report.blocks) {
    if (block.type === 'heading') heading = block.text;
    drawBlock(sheet, block, { report, accent, heading });
  }
  drawHeads(sheet, report, accent);
  sheet.doc.appendXML(accessibilityMetadata(printableText(report.author)));
  return closeSheet(sheet);
}

/** Between the mark of an example and the author. */
const LOGO = { y: 42, width: 110, height: 34 } as const;

/** What a heading keeps below it on its page. */
const BELOW_HEADING = 110;

interface Place {
  readonly report: ReportDocument;
  readonly accent: string;
  /** The heading that the block stands under. */
  readonly heading: string | null;
}

function drawBlock(sheet: Sheet, block: ReportBlock, place: Place): void {
  const { report, accent } = place;
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
    case 'table':
      drawTableBlock(sheet, block, place);
      return;
    case 'bridge':
      drawWaterfall(sheet, block, { accent, language: report.language });
  }
}

function drawTableBlock(sheet: Sheet, block: ReportTable, { report, accent, heading }: Place): void {
  const texts = documentTexts(report.language);
  const whole = block.columns.reduce((total, column) => total + column.share, 0);
  const columns = block.columns.map(({ head, share, align }) => ({ head, align, width: ((PAGE.right - PAGE.left) * share) / whole }));
  const rows = block.rows.map(({ cells, isStrong }) => ({ cells: cells.map((text) => ({ text })), ...(isStrong === undefined ? {} : { isStrong }) }));
  const { carried } = block;
  const carry = carried && { over: texts.carriedOver, forward: texts.broughtForward, sumBefore: (row: number) => carried[row] ?? '' };
  const continued = report.isLetter && heading !== null ? texts.continued(heading) : undefined;
  if (rows.length > 0)
    drawTable(sheet, sheet.root, { x: PAGE.left, columns, rows, accent, ...(carry && { carry }), ...(continued !== undefined && { continued }) });
  sheet.y += 8;
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
          const style = { ...STYLES.strong, colour: COLOURS.paper };
          drawText(sheet, { text: texts.example, x: PAGE.left, y: 6.5, width: 300, style });
          if (report.isLetter) drawText(sheet, { text: texts.exampleDetail, x: PAGE.right - 240, y: 6.5, width: 240, style, align: 'right' });
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
