import { LIMITS } from '#tabular/limits';

export interface CsvRecord {
  /** Physical line on which the record begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvProblem {
  readonly code: 'quote-unclosed' | 'text-after-quote' | 'quote-inside' | 'cell-too-long';
  readonly line: number;
  readonly field: number;
  readonly found: string;
}

/**
 * Cuts a text into records by RFC 4180: fields in double quotes may hold separators, line breaks and doubled quotes. Gives one record at a
 * time so that the caller can stop at a limit; what breaks the rules goes to `report` and the record goes on. Line ends are LF or CRLF.
 * Lines above the header that begin with `#` are prose: one field each, whatever signs they hold.
 */
export function* splitCsv(text: string, separator: string, report: (problem: CsvProblem) => void): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  let isAboveHeader = true;
  while (at < text.length) {
    if (isAboveHeader && text[at] === '#') {
      const end = endOfLine(text, at);
      yield { line, fields: [text.slice(at, Math.min(end, at + LIMITS.cellCharacters)).trimEnd()] };
      at = end + 1;
      line += 1;
      continue;
    }
    const fields: string[] = [];
    const start = line;
    let ended = false;
    while (!ended) {
      const place = { line, field: fields.length };
      const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator);
      if (field.isUnclosed) report({ ...place, code: 'quote-unclosed', found: field.value });
      if (field.isTooLong) report({ ...place, code: 'cell-too-long', found: field.value });
      line += field.lineBreaks;
      const end = endOfField(text, field.end, separator);
      if (end > field.end) report({ ...place, code: 'text-after-quote', found: text.slice(field.end, Math.min(end, field.end + 100)) });
      if (text[at] !== '"' && field.value.includes('"')) report({ ...place, code: 'quote-inside', found: field.value });
      fields.push(field.value);
      ended = text[end] !== separator;
      at = end + 1;
      if (ended && text[end] === '\r' && text[end + 1] === '\n') at += 1;
    }
    line += 1;
    isAboveHeader &&= fields.every((field) => field.trim() === '' || field.startsWith('#'));
    yield { line: start, fields };
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lineBreaks: number;
  readonly isTooLong: boolean;
  readonly isUnclosed: boolean;
}

function plainField(text: string, start: number, separator: string): Field {
  const end = endOfField(text, start, separator);
  const isTooLong = end - start > LIMITS.cellCharacters;
  return { value: text.slice(start, isTooLong ? start + 100 : end), end, lineBreaks: 0, isTooLong, isUnclosed: false };
}

function quotedField(text: string, start: number): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    const isDoubled = quote >= 0 && text[quote + 1] === '"';
    const until = quote < 0 ? text.length : quote + (isDoubled ? 1 : 0);
    // Nothing is gathered past the limit: a megabyte of quotes costs no memory.
    if (value.length <= LIMITS.cellCharacters) value += text.slice(from, Math.min(until, from + LIMITS.cellCharacters + 1));
    if (isDoubled) {
      from = quote + 2;
      continue;
    }
    const isTooLong = value.length > LIMITS.cellCharacters;
    const end = quote < 0 ? text.length : quote + 1;
    return { value: isTooLong ? value.slice(0, 100) : value, end, lineBreaks: countBreaks(text, start, end), isTooLong, isUnclosed: quote < 0 };
  }
}

function endOfField(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function countBreaks(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
