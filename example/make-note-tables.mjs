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
  const body = rows.map((cells, index) => `<row r="${index + 1}">${cells.map((text, column) => cellXml(text, column, index + 1, rows[0])).join('')}</row>`);
  return `${HEADER}<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

const parts = {
  '[Content_Types].xml': `${HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  '_rels/.rels': `${HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};
sheets.forEach((sheet, index) => {
  parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
});
const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
writeFileSync(new URL('note-tables.xlsx', folder), zipSync(files, { mtime: '2023-01-15T00:00:00' }));
