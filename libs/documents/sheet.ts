import PDFDocument from 'pdfkit';
import { packObjects } from '#documents/pack-objects';
import { printableText } from '#documents/printable-text';
import { sharedFonts, type FontName } from '#documents/shared-fonts';
import { wrapText } from '#documents/wrap-text';

/** The page, in points from its top left corner: A4 with room for a binder on the left. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 84, bottom: 772 } as const;

/** Colours chosen so that everything reads in black and white; text is at least 7:1 on its ground. */
export const COLOURS = { ink: '#1b1b1b', quiet: '#515151', hair: '#bdbdbd', tint: '#f2f2ef', paper: '#ffffff' } as const;

export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

export const STYLES = {
  title: { font: 'semibold', size: 25, leading: 30, colour: COLOURS.ink },
  heading: { font: 'semibold', size: 12.5, leading: 17, colour: COLOURS.ink },
  body: { font: 'regular', size: 9.5, leading: 13, colour: COLOURS.ink },
  quiet: { font: 'regular', size: 9.5, leading: 13, colour: COLOURS.quiet },
  subheading: { font: 'semibold', size: 11, leading: 15, colour: COLOURS.ink },
  strong: { font: 'semibold', size: 9.5, leading: 13, colour: COLOURS.ink },
  small: { font: 'regular', size: 8, leading: 10.8, colour: COLOURS.quiet },
  label: { font: 'semibold', size: 7.5, leading: 10.8, colour: COLOURS.quiet },
  total: { font: 'semibold', size: 14, leading: 18, colour: COLOURS.ink },
} as const satisfies Record<string, TextStyle>;

export type StructureElement = PDFKit.PDFStructureElement;

/** A document being drawn: pdfkit's document, where the next thing goes, and the root of the structure that screen readers follow. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: StructureElement;
  y: number;
}

/** Opens a PDF/A-3a document. Nothing in it comes from the clock: `madeOn` is its date. Titles are plain words and numbers. */
export function openSheet(options: { readonly title: string; readonly language: string; readonly madeOn: Date }): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    subset: 'PDF/A-3a',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: options.language,
    font: '',
    info: { Title: options.title, Creator: 'Aconto', Producer: 'Aconto', CreationDate: options.madeOn, ModDate: options.madeOn },
  });
  for (const name of ['regular', 'semibold'] as const) Reflect.apply(doc.registerFont, doc, [name, sharedFonts()[name].font]);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = { doc, root, y: 0 };
  startPage(sheet);
  return sheet;
}

/** Ends the document and gives its bytes, packed; pdfkit has written them all by then. */
export function closeSheet(sheet: Sheet): Buffer {
  sheet.root.end();
  sheet.doc.end();
  const bytes: unknown = Reflect.apply(sheet.doc.read, sheet.doc, []);
  if (!Buffer.isBuffer(bytes)) throw new Error('pdfkit gave no bytes');
  return packObjects(bytes);
}

export function startPage(sheet: Sheet): void {
  sheet.doc.addPage();
  sheet.y = PAGE.top;
}

/** Starts a page unless `height` points still fit on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > PAGE.bottom) startPage(sheet);
}

/** Adds a structure element and draws its content in it. */
export function tag(sheet: Sheet, parent: StructureElement, type: string, draw: () => void, options: { scope?: 'Row' | 'Column' } = {}): void {
  const element = sheet.doc.struct(type, options);
  parent.add(element);
  element.add(draw);
  element.end();
}

/** Adds a structure element that only holds other elements. */
export function group(sheet: Sheet, parent: StructureElement, type: string, fill: (element: StructureElement) => void): void {
  const element = sheet.doc.struct(type);
  parent.add(element);
  fill(element);
  element.end();
}

/** Draws what only decorates or repeats: rules, tints, running heads. Screen readers pass over it. */
export function artifact(sheet: Sheet, draw: () => void, options: { type?: 'Pagination' | 'Layout' } = { type: 'Layout' }): void {
  sheet.doc.markContent('Artifact', options);
  draw();
  sheet.doc.endMarkedContent();
}

export interface TextBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly style: TextStyle;
  readonly align?: 'left' | 'right';
}

/** Draws a text in its box, wrapped, and gives the y below it. The caller tags it. */
export function drawText(sheet: Sheet, box: TextBox): number {
  const { doc } = sheet;
  const { style } = box;
  const font = sharedFonts()[style.font];
  let { y } = box;
  doc.font(style.font).fontSize(style.size).fillColor(style.colour);
  for (const line of linesOf(box)) {
    const x = box.align === 'right' ? box.x + box.width - font.widthOf(line, style.size) : box.x;
    if (line !== '') doc.text(line, x, y, { lineBreak: false });
    y += style.leading;
  }
  return y;
}

export function textHeight(box: Omit<TextBox, 'x' | 'y'>): number {
  return linesOf(box).length * box.style.leading;
}

function linesOf({ text, width, style }: Omit<TextBox, 'x' | 'y'>): string[] {
  return wrapText(printableText(text), { font: sharedFonts()[style.font], size: style.size, width });
}

/** A paragraph across the page, or the width given, at the sheet's place. */
export function drawParagraph(sheet: Sheet, text: string, style: TextStyle, options: { readonly type?: string; readonly width?: number } = {}): void {
  const width = options.width ?? PAGE.right - PAGE.left;
  makeRoom(sheet, textHeight({ text, width, style }));
  tag(sheet, sheet.root, options.type ?? 'P', () => {
    sheet.y = drawText(sheet, { text, x: PAGE.left, y: sheet.y, width, style });
  });
}

export interface Rule {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly colour: string;
}

export function drawRule(sheet: Sheet, rule: Rule): void {
  artifact(sheet, () => sheet.doc.moveTo(rule.from, rule.y).lineTo(rule.to, rule.y).lineWidth(rule.width).strokeColor(rule.colour).stroke());
}
