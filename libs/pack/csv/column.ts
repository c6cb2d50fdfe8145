import { parseLocalDate, type LocalDate } from '#domain/calendar/local-date';
import { parseAmount, formatAmount, type Ore } from '#domain/money/money';
import { percentToBasisPoints, type DecimalText } from '#domain/money/decimal-text';
import { PackError } from '#pack/pack-error';

/** A column: its name in the header, and how a value stands in a cell. Each value has exactly one form; `read` refuses every other. */
export interface Column<Value> {
  readonly name: string;
  write(value: Value): string;
  read(cell: string): Value;
}

/**
 * Free text and codes. A spreadsheet runs a cell that begins with = + - @ TAB or CR as a formula, so such a text gets an apostrophe in
 * front, and so does one that begins with an apostrophe itself: taking one leading apostrophe off gives the text back.
 */
export function text(name: string): Column<string> {
  return {
    name,
    write: (value) => (/^[=+\-@\t\r']/.test(value) ? `'${value}` : value),
    read: (cell) => {
      if (/^[=+\-@\t\r]/.test(cell)) throw malformed(name, cell, 'a text that begins like a formula has an apostrophe in front');
      return cell.startsWith("'") ? cell.slice(1) : cell;
    },
  };
}

/** Text of a fixed form that cannot be a formula even where it begins with a plus: written as it is. */
export function patterned(name: string, pattern: RegExp): Column<string> {
  const check = (value: string) => {
    if (!pattern.test(value)) throw malformed(name, value, `must match ${pattern.source}`);
    return value;
  };
  return { name, write: check, read: check };
}

/** Øre as a plain decimal with a dot and two decimals. */
export function amount(name: string): Column<Ore> {
  return canonical(name, 'an amount with two decimals', parseAmount, formatAmount);
}

/** A percentage with two decimals, whatever way it was written by people: `25` and `25.00` are the same cell. */
export function percent(name: string): Column<DecimalText> {
  const format = (value: DecimalText) => formatAmount(percentToBasisPoints(value));
  return { name, write: format, read: canonical(name, 'a percentage with two decimals', (cell) => cell, format).read };
}

export function integer(name: string): Column<number> {
  return canonical(name, 'a whole number', (cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : Number.NaN), String);
}

export function wholeNumber(name: string): Column<bigint> {
  return canonical(name, 'a whole number', (cell) => (/^-?\d{1,60}$/.test(cell) ? BigInt(cell) : -1n), String);
}

export function date(name: string): Column<LocalDate> {
  return canonical(name, 'a date YYYY-MM-DD', parseLocalDate, String);
}

/** An instant in UTC with milliseconds, `2024-04-02T08:00:00.000Z`. */
export function instant(name: string): Column<string> {
  const format = (value: string) => {
    const time = Date.parse(value);
    if (Number.isNaN(time)) throw malformed(name, value, 'must be an instant');
    return new Date(time).toISOString();
  };
  return { name, write: format, read: canonical(name, 'an instant YYYY-MM-DDTHH:MM:SS.sssZ', (cell) => cell, format).read };
}

export function yesOrNo(name: string): Column<boolean> {
  return canonical(
    name,
    'yes or no',
    (cell) => cell === 'yes',
    (value) => (value ? 'yes' : 'no'),
  );
}

export function oneOf<Word extends string>(name: string, words: readonly Word[]): Column<Word> {
  return {
    name,
    write: (value) => value,
    read: (cell) => {
      const word = words.find((candidate) => candidate === cell);
      if (word === undefined) throw malformed(name, cell, `must be one of ${words.join(', ')}`);
      return word;
    },
  };
}

/** An empty cell stands for nothing. */
export function orNothing<Value>(column: Column<Value>): Column<Value | null> {
  return {
    name: column.name,
    write: (value) => (value === null ? '' : column.write(value)),
    read: (cell) => (cell === '' ? null : column.read(cell)),
  };
}

/** Reads with `parse` and refuses a cell that writing the value again would not give: `7.5`, `007` and ` 1` are no cells of ours. */
function canonical<Value>(name: string, form: string, parse: (cell: string) => Value, format: (value: Value) => string): Column<Value> {
  return {
    name,
    write: format,
    read: (cell) => {
      const value = parse(cell);
      if (format(value) !== cell) throw malformed(name, cell, `must be ${form}`);
      return value;
    },
  };
}

function malformed(name: string, value: string, why: string): PackError {
  return new PackError('cell-malformed', `${name}: "${value.slice(0, 60)}" ${why}`);
}
