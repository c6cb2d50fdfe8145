import type { CalculationStep, InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import { formatAmount } from '#domain/money/money';

const HEAD = [
  'document', 'line', 'programme', 'service_year', 'round_kind', 'round_sequence', 'step', 'node', 'name', 'parent', 'method', 'weight', 'weight_sum',
  'parent_amount', 'exact_whole_ore', 'remainder', 'denominator', 'got_residual', 'amount',
];

type Row = Readonly<Partial<Record<string, string | number>>>;

/** The calculation as a machine reads it: UTF-8, comma, a row a step; amounts with a dot, signed as the payer's debt. */
export function calculationCsv(document: InvoiceDocument): Buffer {
  const rows = document.calculations.flatMap((calculation) =>
    rowsOf(calculation).map((row) => ({ document: document.number, ...headOf(calculation), ...row })));
  const lines = rows.map((row: Row) => HEAD.map((column) => csvCell(row[column] ?? '')).join(','));
  return Buffer.from(`${[HEAD.join(','), ...lines].join('\r\n')}\r\n`, 'utf8');
}

function headOf(calculation: RoundCalculation): Row {
  return {
    line: calculation.line, programme: calculation.programmeName, service_year: calculation.serviceYear, round_kind: calculation.roundKind,
    round_sequence: calculation.roundSequence,
  };
}

function rowsOf(calculation: RoundCalculation): Row[] {
  const { basis, basisVersion, basisSource, key, keyVersion } = calculation;
  const amount = (step: string, amountOre: bigint | null, more: Row = {}): Row[] =>
    (amountOre === null ? [] : [{ step, amount: formatAmount(amountOre), ...more }]);
  return [
    ...amount('budget', calculation.budgetOre),
    ...amount('actual-cost', calculation.actualOre),
    ...amount('recorded', calculation.recordedAmountOre, { node: `${basis} v${basisVersion}`, name: basisSource }),
    ...amount('to-share', calculation.amountOre, { node: `${key} v${keyVersion}` }),
    ...calculation.paths.flatMap((path) => path.map(stepRow)),
    ...amount('target', calculation.targetOre),
    ...calculation.settledBy.flatMap((settled) => amount('settled-by', settled.netOre, { node: settled.number, name: settled.issuedOn })),
    ...amount('settled-before', calculation.settledBeforeOre),
    ...amount('share', calculation.shareOre),
    ...amount('carried-forward', calculation.carriedForwardOre),
  ];
}

function stepRow(step: CalculationStep): Row {
  return {
    step: 'split', node: step.node, name: step.nodeName, parent: step.parentName,
    method: step.method, weight: step.weight, weight_sum: step.weightSum,
    parent_amount: formatAmount(step.parentAmountOre), exact_whole_ore: String(step.wholeOre), remainder: String(step.remainder),
    denominator: String(step.denominator), got_residual: step.gotResidual ? 'yes' : 'no', amount: formatAmount(step.amountOre),
  };
}

/** Quoted where needed; a text that a spreadsheet would run as a formula gets an apostrophe in front. A number is no formula. */
function csvCell(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
