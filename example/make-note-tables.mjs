// Writes fut-telma/note-tables.xlsx from the CSV files beside it: three sheets named after their import kind, amounts and years as number
// cells, codes as text. Run once, by hand: `node example/make-note-tables.mjs`. Equal input gives equal bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const folder = new URL('./fut-telma/', import.meta.url);
const NUMERIC = new Set(['year', 'amount', 'printed']);
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const sheets = ['budgets', 'printed-budget-totals', 'printed-payment-plan'].map((name) => ({ name, rows: readRows(name) }));

/** Rows of a CSV, its comments left out. Budgets stop at the note's own rows: the agreement of 2024 is not in it. */
function readRows(name) {
  const lines = readFileSync(new URL(`${name}.csv`, folder), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map(cellsOf).filter((cells) => cells.at(-1) !== '2024-03-15');
}

/** Cells of a line in which none holds a doubled quote or a line break. */
function cellsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function cellXml(text, column, row, header) {
  const address = `${String.fromCharCode(65 + column)}${row}`;
  if (text === '') return '';
  if (row > 1 && NUMERIC.has(header[column]) && /^[\d.]+$/.test(text)) return `<c r="${address}" s="1"><v>${Number(text)}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
}

function sheetXml({ rows }) {
  const body = rows.map((cells, index) => {
    const row = cells.map((text, column) => cellXml(text, column, index + 1, rows[0]));
    return `<row r="${index + 1}">${row.join('')}</row>`;
  });
  return `${HEADER}<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const sheetPath = (index) => `worksheets/sheet${index + 1}.xml`;
const stylesId = `rId${sheets.length + 1}`;

const override = (path, type) => `<Override PartName="/xl/${path}" ContentType="${TYPES}.${type}+xml"/>`;
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relationships = (list) => `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const contentTypes = [
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  override('workbook.xml', 'sheet.main'),
  override('styles.xml', 'styles'),
  ...sheets.map((_, index) => override(sheetPath(index), 'worksheet')),
];
const styles = [
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="1" applyNumberFormat="1"/></cellXfs>',
];
const sheetList = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);

const parts = {
  '[Content_Types].xml': `${HEADER}<Types xmlns="${PACKAGE}/content-types">${contentTypes.join('')}</Types>`,
  '_rels/.rels': relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
  'xl/workbook.xml': `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheetList.join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships([
    ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', sheetPath(index))),
    relation(stylesId, 'styles', 'styles.xml'),
  ]),
  'xl/styles.xml': `${HEADER}<styleSheet xmlns="${MAIN}">${styles.join('')}</styleSheet>`,
};
sheets.forEach((sheet, index) => {
  parts[`xl/${sheetPath(index)}`] = sheetXml(sheet);
});
const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
writeFileSync(new URL('note-tables.xlsx', folder), zipSync(files, { mtime: '2023-01-15T00:00:00' }));
