import type { Cell } from '#tabular/table';

/** How a file writes numbers: `danish` 47.353.500,50 and `plain` 47353500.50. One style a file, never one a cell. */
export type NumberStyle = 'danish' | 'plain';

export type NumberEvidence = NumberStyle | 'either' | 'ambiguous' | 'none';

const WHOLE = /^-?\d+$/;
// `1.234` is one thousand two hundred and thirty-four in Danish and a little more than one in English; `1,234` the other way round.
const AMBIGUOUS = /^-?(?:[1-9]\d{0,2}\.\d{3}|[1-9]\d{0,2},\d{3})$/;
const DANISH = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
const PLAIN = /^-?\d+\.\d+$/;

/** What one cell says of its file's style. A number cell of a workbook has no style: Excel stores the value itself. */
export function numberEvidence(cell: Cell): NumberEvidence {
  if (cell.kind !== 'text') return 'none';
  const text = withoutPercent(cell.text);
  if (text === '') return 'none';
  if (WHOLE.test(text)) return 'either';
  if (AMBIGUOUS.test(text)) return 'ambiguous';
  // `0.625` has the shape of a thousands group, but nobody groups a leading zero.
  if (PLAIN.test(text) && (!DANISH.test(text) || /^-?0/.test(text))) return 'plain';
  return DANISH.test(text) ? 'danish' : 'none';
}

/** Rewrites a number in the given style as a plain decimal with a dot, or null when it is none in that style. */
export function toPlainDecimal(cell: Cell, style: NumberStyle): string | null {
  const text = withoutPercent(cell.text);
  if (cell.kind === 'number' || cell.kind === 'percent') return text;
  if (cell.kind !== 'text') return null;
  if (style === 'danish') return DANISH.test(text) ? text.replaceAll('.', '').replace(',', '.') : null;
  return WHOLE.test(text) || PLAIN.test(text) ? text : null;
}

function withoutPercent(text: string): string {
  return text.trim().replace(/\s?%$/, '');
}
