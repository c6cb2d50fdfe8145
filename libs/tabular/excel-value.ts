import { addDays } from '#domain/calendar/local-date';
import type { Cell } from '#tabular/table';
import type { NumberFormat } from '#tabular/workbook-parts';

/** Excel computes with 15 significant digits; what stands beyond them in a file is binary noise (`0.30000000000000004`). */
const PRECISION = 15;

/** A stored number as the cell a person sees: plain decimal, `62.5%`, or ISO day. Null when it is no number the product can read exactly. */
export function excelNumber(stored: string, format: NumberFormat, isDate1904: boolean): Cell | null {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value) || Math.abs(value) >= 1e15) return null;
  if (format === 'date') return { text: excelDay(value, isDate1904), kind: 'date' };
  const plain = plainDecimal(value);
  return format === 'percent' ? { text: `${timesHundred(plain)}%`, kind: 'percent' } : { text: plain, kind: 'number' };
}

/** Serial day to ISO. Day 60 is Excel's 29 February 1900, which never was: it stays so written and every date reader refuses it. */
function excelDay(serial: number, isDate1904: boolean): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > 2_958_465) return `day ${serial}`;
  if (isDate1904) return addDays('1904-01-01', serial);
  if (serial === 60) return '1900-02-29';
  return addDays('1899-12-31', serial < 60 ? serial : serial - 1);
}

function plainDecimal(value: number): string {
  const shortest = String(Number(value.toPrecision(PRECISION)));
  if (!shortest.includes('e')) return shortest;
  return value.toFixed(20).replace(/\.?0+$/, '');
}

function timesHundred(decimal: string): string {
  const [whole = '0', decimals = ''] = decimal.replace('-', '').split('.');
  const digits = decimals.padEnd(2, '0');
  const shifted = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${decimal.startsWith('-') ? '-' : ''}${shifted}${rest === '' ? '' : `.${rest}`}`;
}
