import type { CalculationStep, InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import { formatAmount } from '#domain/money/money';
import { CALCULATION_COLUMNS, CALCULATION_TEXTS } from '#glossary/calculation-texts';
import type { CalculationColumn, CalculationRow, CalculationTexts } from '#glossary/calculation-texts';
import { formatDate } from '#glossary/format';
import type { Language } from '#glossary/language';
import { printedSource } from '#glossary/printed-source';

/** A cell that holds words, or a number written plainly with a dot. */
type Cell = string | { readonly number: string };
type Row = Readonly<Partial<Record<CalculationColumn, Cell>>>;

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The calculation as the reader's spreadsheet opens it: a row a step, heads in the document's language, UTF-8 with a byte order mark. In
 * Danish and Norwegian cells are parted by semicolons and decimals stand after a comma, in English by commas and after a dot; thousands are
 * never grouped. The columns and their order are the same in all three. Amounts are signed as the payer's debt on every kind of document.
 */
export function calculationCsv(document: InvoiceDocument): Buffer {
  const { language, number } = document;
  const texts = CALCULATION_TEXTS[language];
  const rows: Row[] = document.calculations.flatMap((calculation) =>
    rowsOf(calculation, language).map((row) => ({ document: number, ...headOf(calculation, texts), ...row })),
  );
  const lineOf = (row: Row) => CALCULATION_COLUMNS.map((column) => csvCell(row[column] ?? '', texts)).join(texts.separator);
  return Buffer.from(`${BYTE_ORDER_MARK}${[texts.heads, ...rows].map(lineOf).join('\r\n')}\r\n`, 'utf8');
}

function headOf(calculation: RoundCalculation, texts: CalculationTexts): Row {
  return {
    line: numeric(calculation.line),
    programme: calculation.programmeName,
    serviceYear: numeric(calculation.serviceYear),
    roundKind: texts.roundKind[calculation.roundKind],
    roundSequence: numeric(calculation.roundSequence),
  };
}

function rowsOf(calculation: RoundCalculation, language: Language): Row[] {
  const texts = CALCULATION_TEXTS[language];
  const { basis, basisVersion, key, keyVersion } = calculation;
  const source = printedSource(calculation.basisSource, language);
  const amount = (step: CalculationRow, amountOre: bigint | null, more: Row = {}): Row[] =>
    amountOre === null ? [] : [{ step: texts.rows[step], amount: numeric(formatAmount(amountOre)), ...more }];
  return [
    ...amount('budget', calculation.budgetOre),
    ...amount('actual', calculation.actualOre),
    ...amount('recorded', calculation.recordedAmountOre, { node: `${texts.rows[basis]} v${basisVersion}`, name: source }),
    ...amount('toShare', calculation.amountOre, { node: `${key} v${keyVersion}` }),
    ...calculation.paths.flatMap((path) => path.map((step) => stepRow(step, texts))),
    ...amount('target', calculation.targetOre),
    ...calculation.settledBy.flatMap(({ number, issuedOn, netOre }) =>
      amount('settledBy', netOre, { node: number, name: formatDate(issuedOn, language) }),
    ),
    ...amount('settledBefore', calculation.settledBeforeOre),
    ...amount('share', calculation.shareOre),
    ...amount('carriedForward', calculation.carriedForwardOre),
  ];
}

function stepRow(step: CalculationStep, texts: CalculationTexts): Row {
  return {
    step: texts.rows.split,
    node: step.node,
    name: step.nodeName,
    parent: step.parentName,
    method: texts.method[step.method],
    weight: numeric(step.weight),
    weightSum: numeric(step.weightSum),
    parentAmount: numeric(formatAmount(step.parentAmountOre)),
    exactWholeOre: numeric(step.wholeOre),
    remainder: numeric(step.remainder),
    denominator: numeric(step.denominator),
    gotResidual: step.gotResidual ? texts.yes : texts.no,
    amount: numeric(formatAmount(step.amountOre)),
  };
}

function numeric(value: bigint | number | string): Cell {
  return { number: String(value) };
}

/** Quoted where needed; a text that a spreadsheet would run as a formula gets an apostrophe in front. A number is no formula. */
function csvCell(cell: Cell, { separator, decimalMark }: CalculationTexts): string {
  const text = typeof cell === 'string' ? harmless(cell) : cell.number.replace('.', decimalMark);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
