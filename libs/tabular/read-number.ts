import type { DecimalText } from '#domain/money/decimal-text';
import { parseAmount, type Ore } from '#domain/money/money';
import { refuse, type CellReader } from '#tabular/cell-reader';
import { toPlainDecimal, type NumberStyle } from '#tabular/number-style';

const SHAPES: Record<NumberStyle, string> = { danish: '29.595.937,50', plain: '29595937.50' };

/** An amount in kroner to øre: at most 15 whole digits and two decimals. `sign: 'not-negative'` refuses a minus. */
export function amount(options: { readonly sign: 'any' | 'not-negative' }): CellReader<Ore> {
  return {
    isNumeric: true,
    read(cell, style) {
      const plain = cell.kind === 'percent' || cell.text.includes('%') ? null : toPlainDecimal(cell, style);
      const expected = `an amount in kroner such as ${SHAPES[style]}`;
      if (plain === null || !/^-?\d{1,15}(?:\.\d+)?$/.test(plain))
        return refuse('amount-malformed', `not an amount as this file writes numbers (${style})`, expected);
      const trimmed = plain.replace(/(\.\d\d)0+$/, '$1');
      if (/\.\d{3}/.test(trimmed)) return refuse('amount-too-fine', 'an amount has at most two decimals', expected);
      const amountOre = parseAmount(trimmed);
      return amountOre < 0n && options.sign === 'not-negative'
        ? refuse('amount-negative', 'the amount is negative', 'an amount of 0 or more')
        : { value: amountOre };
    },
  };
}

/** A non-negative decimal kept as text with a dot: a weight, `653664` or `62.5`. A percent sign is refused: it says something else. */
export const decimal: CellReader<DecimalText> = {
  isNumeric: true,
  read(cell, style) {
    if (cell.kind === 'percent' || cell.text.includes('%'))
      return refuse('decimal-percent', 'a percentage stands where a plain number is expected', 'a number without %');
    return readDecimal(toPlainDecimal(cell, style), style);
  },
};

/** A percentage with or without its sign, `62,5%` or `62.5`, kept as text with a dot. Beyond 100 is refused. */
export const percent: CellReader<DecimalText> = {
  isNumeric: true,
  read(cell, style) {
    const reading = readDecimal(toPlainDecimal(cell, style), style);
    if ('refusal' in reading) return reading;
    return /^(?:\d{1,2}(?:\.\d+)?|100(?:\.0+)?)$/.test(reading.value)
      ? reading
      : refuse('percent-out-of-range', 'a percentage lies from 0 to 100', 'for example 62.5');
  },
};

/** A weight that may also be a percentage; which of the two it is stands in another column. */
export const weight: CellReader<DecimalText> = { isNumeric: true, read: (cell, style) => readDecimal(toPlainDecimal(cell, style), style) };

function readDecimal(plain: string | null, style: NumberStyle) {
  if (plain !== null && /^\d{1,24}(?:\.\d{1,12})?$/.test(plain)) return { value: plain.replace(/^0+(?=\d)/, '') };
  return refuse(
    'decimal-malformed',
    `not a number of 0 or more as this file writes numbers (${style})`,
    `for example ${SHAPES[style]}, at most 12 decimals`,
  );
}
