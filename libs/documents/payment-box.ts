import type { Printing } from '#documents/printing';
import { artifact, COLOURS, drawText, makeRoom, PAGE, STYLES, tag, textHeight, type TextStyle } from '#documents/sheet';
import { formatDate } from '#glossary/format';

interface BoxLine {
  readonly text: string;
  readonly style: TextStyle;
}

interface BoxColumn {
  readonly width: number;
  readonly lines: readonly BoxLine[];
}

const PADDING = 12;
const POINTER_GAP = 3;

/**
 * How and when to pay; on a credit note that the amount is the payer's; on an internal posting that nothing is to be paid. It says where
 * the calculation is, since no document goes without its box.
 */
export function drawPaymentBox(printing: Printing): void {
  const { sheet, accent } = printing;
  const columns = columnsOf(printing);
  const hint = hintOf(printing);
  const width = PAGE.right - PAGE.left - 2 * PADDING;
  const hintHeight = textHeight({ text: hint, width, style: STYLES.body });
  const pointer = printing.document.calculations.length === 0 ? '' : printing.texts.annexPointer;
  const pointerHeight = pointer === '' ? 0 : POINTER_GAP + textHeight({ text: pointer, width, style: STYLES.small });
  const columnHeight =
    columns.length === 0
      ? 0
      : 6 +
        Math.max(
          ...columns.map((column) =>
            column.lines.reduce((height, line) => height + textHeight({ text: line.text, width: column.width, style: line.style }), 0),
          ),
        );
  const height = 2 * PADDING + STYLES.heading.leading + 4 + columnHeight + hintHeight + pointerHeight;
  makeRoom(sheet, height + 12);
  const top = sheet.y;
  artifact(sheet, () => sheet.doc.rect(PAGE.left, top, PAGE.right - PAGE.left, height).fill(COLOURS.tint));
  artifact(sheet, () => sheet.doc.rect(PAGE.left, top, 3, height).fill(accent));
  const heading = { text: headingOf(printing), x: PAGE.left + PADDING, y: top + PADDING - 2, width, style: STYLES.heading };
  tag(sheet, sheet.root, 'H2', () => drawText(sheet, heading));
  const y = top + PADDING + STYLES.heading.leading + 2;
  let x = PAGE.left + PADDING;
  for (const column of columns) {
    tag(sheet, sheet.root, 'P', () => {
      let at = y;
      for (const line of column.lines) at = drawText(sheet, { ...line, x, y: at, width: column.width });
    });
    x += column.width + 14;
  }
  tag(sheet, sheet.root, 'P', () => drawText(sheet, { text: hint, x: PAGE.left + PADDING, y: y + columnHeight, width, style: STYLES.body }));
  if (pointer !== '') {
    const place = { x: PAGE.left + PADDING, y: y + columnHeight + hintHeight + POINTER_GAP, width };
    tag(sheet, sheet.root, 'P', () => drawText(sheet, { ...place, text: pointer, style: STYLES.small }));
  }
  sheet.y = top + height + 14;
}

function headingOf({ document, texts }: Printing): string {
  const headings = { invoice: texts.payment, 'credit-note': texts.creditHeading, internal: texts.internalHeading };
  return headings[document.kind];
}

function columnsOf(printing: Printing): BoxColumn[] {
  const { document, texts, faceMoney } = printing;
  if (document.kind !== 'invoice' || document.totalOre === 0n) return [];
  const amount = { width: 125, lines: labelled(texts.amountToPay, faceMoney(document.totalOre)) };
  const due = document.dueOn === null ? [] : [{ width: 115, lines: labelled(texts.dueOn, formatDate(document.dueOn, document.language)) }];
  return [amount, ...due, ...howToPay(printing)];
}

/** The reference, and below it the account: a FIK reference holds its creditor's number, any other is given with a transfer to an account. */
function howToPay({ document, texts }: Printing): BoxColumn[] {
  const { paymentReference: reference, issuer } = document;
  const kind = reference?.startsWith('+') ? 'fik' : reference?.startsWith('RF') ? 'rf' : 'kid';
  const lines = [
    ...(reference === null ? [] : labelled(texts.paymentReference[kind], reference)),
    ...(issuer.iban === null || (reference !== null && kind === 'fik') ? [] : labelled(texts.account, groupsOfFour(issuer.iban))),
  ];
  return lines.length === 0 ? [] : [{ width: 190, lines }];
}

function labelled(label: string, value: string): BoxLine[] {
  return [
    { text: label, style: STYLES.label },
    { text: value, style: { ...STYLES.strong, size: 11, leading: 15 } },
  ];
}

function hintOf({ document, texts }: Printing): string {
  if (document.kind === 'credit-note') return texts.creditNotice(document.issuer.name);
  if (document.kind === 'internal') return texts.internalNotice(document.issuer.name);
  return document.totalOre === 0n ? texts.nothingToPay : texts.paymentHint(document.number);
}

function groupsOfFour(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}
