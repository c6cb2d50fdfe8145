import { scanXml, type XmlProblem } from '#tabular/scan-xml';

export interface WorkbookSheet {
  readonly name: string;
  readonly relation: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether day 0 is 1 January 1904 (old Macintosh files) instead of 1900. */
  readonly isDate1904: boolean;
}

/** Sheet names in order and the date system, from `xl/workbook.xml`. */
export function readWorkbook(bytes: Uint8Array): Workbook | XmlProblem {
  const sheets: WorkbookSheet[] = [];
  let isDate1904 = false;
  const problem = scanXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') isDate1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', relation: attributes['r:id'] ?? '' });
    },
  });
  return problem ?? { sheets, isDate1904 };
}

/** Relation id → path inside the archive, from `xl/_rels/workbook.xml.rels`. */
export function readRelations(bytes: Uint8Array): ReadonlyMap<string, string> | XmlProblem {
  const targets = new Map<string, string>();
  const problem = scanXml(bytes, {
    open(name, attributes) {
      const target = attributes['Target'] ?? '';
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return problem ?? targets;
}

/** The texts that cells of type `s` point at. Phonetic readings (`rPh`) are no part of a text. */
export function readSharedStrings(bytes: Uint8Array): readonly string[] | XmlProblem {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let phonetic = 0;
  const problem = scanXml(bytes, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      if (name === 't') isText = phonetic === 0;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(current);
    },
  });
  return problem ?? strings;
}

export type NumberFormat = 'number' | 'percent' | 'date';

/** How each cell style shows its number, by style index, from `xl/styles.xml`. */
export function readNumberFormats(bytes: Uint8Array): readonly NumberFormat[] | XmlProblem {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let isInCellStyles = false;
  const problem = scanXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isInCellStyles = true;
      if (name === 'xf' && isInCellStyles) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isInCellStyles = false;
    },
  });
  return problem ?? formats.map((id) => classifyFormat(id, custom.get(id)));
}

function classifyFormat(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) {
    const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
    if (signs.includes('%')) return 'percent';
    return /[dmyhs]/i.test(signs) ? 'date' : 'number';
  }
  if (id === 9 || id === 10) return 'percent';
  // Built-in date and time formats of the file format's own table, the East Asian ones included.
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ? 'date' : 'number';
}
