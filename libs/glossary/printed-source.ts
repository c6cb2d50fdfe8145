import type { Language } from '#glossary/language';

const NO_BREAK_SPACE = '\u00a0';

const SHEET: Readonly<Record<Language, string>> = { da: 'ark', nb: 'ark', en: 'sheet' };
const ROW: Readonly<Record<Language, string>> = { da: 'række', nb: 'rad', en: 'row' };

/** `(keys.csv:325)` or `(notes.xlsx#budgets:5)` at the end of what a source says, or alone when it says nothing. */
const PLACE = /^(?:(.*) \(([^()#:]+\.\w+)(?:#([^()]+))?:(\d+)\)|([^()#:]+\.\w+)(?:#([^()]+))?:(\d+))$/s;

/** A stored source as a document prints it: `KLs notat, tabel 1, budgets.csv række 5`. A text that names no place stays as it is. */
export function printedSource(source: string, language: Language): string {
  const match = PLACE.exec(source);
  if (!match) return source;
  const [, said, file = match[5] ?? '', sheet = match[6], row = match[7] ?? ''] = match;
  const place = `${file}${sheet === undefined ? '' : ` ${SHEET[language]} ${sheet}`} ${ROW[language]}${NO_BREAK_SPACE}${row}`;
  return said === undefined ? place : `${said}, ${place}`;
}
