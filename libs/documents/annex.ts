import { drawBridge, BRIDGE_HEIGHT } from '#documents/bridge-figure';
import type { CalculationStep, RoundCalculation } from '#documents/invoice-document';
import type { Printing } from '#documents/printing';
import { drawParagraph, makeRoom, PAGE, startPage, STYLES } from '#documents/sheet';
import { drawTable, tableHeight, type Table, type TableRow } from '#documents/table';
import { absolute, type Ore } from '#domain/money/money';
import { formatAmountOnly, formatCount, formatDate, formatDecimal, formatShareOf } from '#glossary/format';
import { printedSource } from '#glossary/printed-source';

const WIDTH = PAGE.right - PAGE.left;
const HEADING_HEIGHT = STYLES.subheading.leading + 4;

/** "Sådan er beløbet beregnet": for each line the way from the year's amount down the key to what it bills. A line stays on one page. */
export function drawAnnex(printing: Printing): void {
  const { document, sheet, texts } = printing;
  for (const [index, calculation] of document.calculations.entries()) {
    const parts = partsOf(printing, calculation);
    const height = parts.reduce((total, part) => total + part.height, 0) + 60;
    if (index === 0) startPage(sheet);
    else if (sheet.y + 30 + height > PAGE.bottom) startPage(sheet);
    else sheet.y += 30;
    if (index === 0) drawParagraph(sheet, texts.annexTitle, { ...STYLES.title, size: 20, leading: 27 }, { type: 'H2' });
    drawParagraph(sheet, lineTitle(printing, calculation), { ...STYLES.heading, size: 14, leading: 20 }, { type: 'H3' });
    sheet.y += 12;
    for (const part of parts) part.draw();
  }
}

interface Part {
  readonly height: number;
  readonly draw: () => void;
}

function lineTitle({ document }: Printing, calculation: RoundCalculation): string {
  const line = document.lines.find((candidate) => candidate.line === calculation.line);
  return line?.text ?? `${calculation.programmeName} ${calculation.serviceYear}`;
}

function partsOf(printing: Printing, calculation: RoundCalculation): Part[] {
  const { document, texts } = printing;
  const keyTitle = texts.downTheKey(calculation.key, calculation.keyVersion, formatDate(calculation.keyValidFrom, document.language));
  const lastNode = (path: readonly CalculationStep[]) => path.at(-1);
  const own = document.recipient.code;
  const keyTables = calculation.paths.map((path) => {
    const leaf = lastNode(path);
    const isPredecessor = calculation.paths.length > 1 && leaf !== undefined && leaf.node !== own;
    return titled(printing, isPredecessor ? texts.predecessorPath(leaf.nodeName) : null, keyTable(printing, path));
  });
  const isTrueUp = calculation.roundKind === 'true-up';
  return [
    titled(printing, texts.yearAmount(calculation.programmeName, calculation.serviceYear), yearTable(printing, calculation)),
    sentence(printing, keyTitle, texts.keySentence),
    ...keyTables,
    titled(printing, texts.payerAmount(document.recipient.name), null),
    ...(isTrueUp ? [bridge(printing, calculation)] : []),
    titled(printing, null, payerTable(printing, calculation)),
    ...(calculation.carriedForwardOre === 0n ? [] : [sentence(printing, null, texts.carriedForwardHint)]),
  ];
}

function titled({ sheet }: Printing, title: string | null, table: Table | null): Part {
  return {
    height: (title === null ? 0 : HEADING_HEIGHT) + (table ? tableHeight(table) + 16 : 0),
    draw: () => {
      if (title !== null) {
        makeRoom(sheet, HEADING_HEIGHT + 40);
        drawParagraph(sheet, title, STYLES.subheading, { type: 'H4' });
        sheet.y += 3;
      }
      if (table) {
        drawTable(sheet, sheet.root, table);
        sheet.y += 16;
      }
    },
  };
}

function sentence({ sheet }: Printing, title: string | null, text: string): Part {
  return {
    height: (title === null ? 0 : HEADING_HEIGHT) + 2 * STYLES.small.leading + 4,
    draw: () => {
      if (title !== null) {
        makeRoom(sheet, HEADING_HEIGHT + 60);
        drawParagraph(sheet, title, STYLES.subheading, { type: 'H4' });
      }
      drawParagraph(sheet, text, STYLES.small);
      sheet.y += 5;
    },
  };
}

function bridge(printing: Printing, calculation: RoundCalculation): Part {
  return { height: BRIDGE_HEIGHT, draw: () => drawBridge(printing, calculation) };
}

/** Where the year's amount comes from: budget and accounts beside each other in a true-up, and the VAT taken out where it was included. */
function yearTable({ document, texts, accent, signed }: Printing, calculation: RoundCalculation): Table {
  const { budgetOre, actualOre, recordedAmountOre, amountOre, roundKind } = calculation;
  const source = printedSource(calculation.basisSource, document.language);
  const basis = `${texts.basisName(calculation)}, ${texts.version.toLowerCase()} ${calculation.basisVersion}`;
  const row = (label: string, amount: Ore, detail?: string, isStrong = false): TableRow => ({
    cells: [{ text: label }, { text: detail ?? '', style: STYLES.quiet }, { text: signed(amount) }],
    isStrong,
  });
  const rows: TableRow[] = [];
  if (roundKind === 'true-up' && budgetOre !== null && actualOre !== null) {
    rows.push(calculation.basis === 'actual' ? row(texts.budget, budgetOre) : row(basis, budgetOre, source));
    rows.push(calculation.basis === 'actual' ? row(basis, actualOre, source) : row(texts.actual, actualOre));
    const differenceOre = actualOre - budgetOre;
    const percent = budgetOre === 0n ? '' : formatShareOf(differenceOre, budgetOre, 2, document.language);
    rows.push(row(differenceLabel(texts, differenceOre), differenceOre, percent));
  } else {
    rows.push(row(basis, recordedAmountOre, source));
  }
  if (recordedAmountOre !== amountOre) rows.push(row(texts.vatIncluded, recordedAmountOre), row(texts.vatDeducted, amountOre - recordedAmountOre));
  rows.push(row(texts.amountToShare, amountOre, '', true));
  return {
    x: PAGE.left,
    accent,
    rows,
    columns: [
      { head: texts.basis, width: 180, align: 'left' },
      { head: texts.source, width: 172, align: 'left' },
      { head: `${texts.amount} (${document.currency})`, width: WIDTH - 352, align: 'right' },
    ],
  };
}

function differenceLabel(texts: Printing['texts'], differenceOre: Ore): string {
  if (differenceOre === 0n) return texts.sameAsBudget;
  return differenceOre > 0n ? texts.moreThanBudget : texts.lessThanBudget;
}

function keyTable(printing: Printing, path: readonly CalculationStep[]): Table {
  const { document, texts, accent, signed } = printing;
  const { language } = document;
  return {
    x: PAGE.left,
    accent,
    columns: [
      { head: texts.level, width: 160, align: 'left' },
      { head: texts.share, width: 110, align: 'right' },
      { head: `${texts.exactShare} (${document.currency})`, width: 108, align: 'right' },
      { head: `${texts.rounded} (${document.currency})`, width: WIDTH - 378, align: 'right' },
    ],
    rows: path.map((step) => ({
      cells: [
        { text: step.nodeName, style: STYLES.strong, detail: originText(printing, step) },
        { text: weightShare(step, language), detail: weightText(step, texts, language) },
        { text: exactText(step, language), detail: fractionText(step, texts, language) },
        { text: signed(step.amountOre), style: STYLES.strong, detail: step.gotResidual ? texts.gotResidual : '' },
      ],
    })),
  };
}

/** What the node's part is taken from, and where its weight stands. */
function originText({ document, texts, signed }: Printing, step: CalculationStep): string {
  const source = printedSource(step.source, document.language);
  return `${texts.from.toLowerCase()} ${step.parentName}: ${signed(step.parentAmountOre)}. ${texts.source}: ${source}`;
}

function weightText(step: CalculationStep, texts: Printing['texts'], language: Printing['document']['language']): string {
  return texts.weightOf(formatDecimal(step.weight, language), formatDecimal(step.weightSum, language));
}

function fractionText(step: CalculationStep, texts: Printing['texts'], language: Printing['document']['language']): string {
  return step.remainder === 0n ? '' : texts.fraction(formatCount(step.remainder, language), formatCount(step.denominator, language));
}

function weightShare(step: CalculationStep, language: Printing['document']['language']): string {
  const scaled = (text: string) => {
    const [whole = '0', decimals = ''] = text.split('.');
    return BigInt(whole + decimals.padEnd(12, '0'));
  };
  return formatShareOf(scaled(step.weight), scaled(step.weightSum), 4, language);
}

/** The whole øre of the exact share, with the sign of what is split; the fraction of an øre stands below it. */
function exactText(step: CalculationStep, language: Printing['document']['language']): string {
  return formatAmountOnly(step.parentAmountOre < 0n ? -absolute(step.wholeOre) : step.wholeOre, language);
}

/** From the payer's share to the amount of the line: what was settled before, document by document, and what is carried forward. */
function payerTable(printing: Printing, calculation: RoundCalculation): Table {
  const { document, texts, accent, signed, face } = printing;
  const { settledBy, settledBeforeOre, shareOre, carriedForwardOre, targetOre } = calculation;
  const row = (label: string, detail: string, amount: string, isStrong = false): TableRow => ({
    cells: [{ text: label }, { text: detail, style: STYLES.quiet }, { text: amount }],
    isStrong,
  });
  const rows = [row(texts.targetOf[calculation.basis], '', signed(targetOre))];
  for (const settled of settledBy) {
    rows.push(row(texts.settledBefore, `${settled.number} ${texts.on(formatDate(settled.issuedOn, document.language))}`, signed(-settled.netOre)));
  }
  const isUnnamed = settledBy.length === 0 && (settledBeforeOre !== 0n || calculation.roundKind === 'true-up');
  if (isUnnamed) rows.push(row(texts.settledBefore, '', signed(-settledBeforeOre)));
  if (carriedForwardOre !== 0n) rows.push(row(texts.difference, '', signed(shareOre)), row(texts.carriedForward, '', signed(-carriedForwardOre)));
  const billedOre = shareOre - carriedForwardOre;
  if (document.kind === 'credit-note') {
    // The steps above are signed as the payer's debt; the face of a credit note has what is owed to the payer.
    rows.push(row(texts.billed, directionOf(printing, billedOre), signed(billedOre), true));
    rows.push(row(texts.thisLine, texts.signTurned, face(billedOre), true));
  } else {
    rows.push(row(texts.thisLine, directionOf(printing, billedOre), signed(billedOre), true));
  }
  return {
    x: PAGE.left,
    accent,
    rows,
    columns: [
      { head: texts.payerStep, width: 180, align: 'left' },
      { head: texts.remark, width: 172, align: 'left' },
      { head: `${texts.amount} (${document.currency})`, width: WIDTH - 352, align: 'right' },
    ],
  };
}

function directionOf({ document, texts }: Printing, billedOre: Ore): string {
  if (billedOre === 0n) return '';
  if (document.kind === 'internal') return texts.postedInternally;
  return billedOre < 0n ? texts.toReceive : texts.toPay;
}
