import type { Language } from '#glossary/language';

const NO_BREAK_SPACE = '\u00a0';

const SHEET: Readonly<Record<Language, string>> = { da: 'ark', nb: 'ark', en: 'sheet' };
const ROW: Readonly<Record<Language, string>> = { da: 'række', nb: 'rad', en: 'row' };

/** `(keys.csv:325)` or `(notes.xlsx#budgets:5)` at the end of what a source says, or alone when it says nothing. */
const PLACE = /^(?:(.*) \(([^()#:]+\.\w+)(?:#([^()]+))?:(\d+)\)|([^()#:]+\.\w+)(?:#([^()]+))?:(\d+))$/s;

/** What a stored source names: the words that were given with the figure, and the place in a file. */
export interface ReadSource {
  readonly said: string | null;
  readonly place: { readonly file: string; readonly sheet: string | null; readonly row: number } | null;
}

/** Reads a stored source apart. A text that names no place is all words. */
export function readSource(source: string): ReadSource {
  const match = PLACE.exec(source);
  if (!match) return { said: source === '' ? null : source, place: null };
  const [, said = null, file = match[5] ?? '', sheet = match[6] ?? null, row = match[7] ?? ''] = match;
  return { said, place: { file, sheet, row: Number(row) } };
}

/** A stored source as a document prints it: `KLs notat, tabel 1, budgets.csv række 5`. A text that names no place stays as it is. */
export function printedSource(source: string, language: Language): string {
  const { said, place } = readSource(source);
  if (!place) return source;
  const text = `${place.file}${place.sheet === null ? '' : ` ${SHEET[language]} ${place.sheet}`} ${ROW[language]}${NO_BREAK_SPACE}${place.row}`;
  return said === null ? text : `${said}, ${text}`;
}
