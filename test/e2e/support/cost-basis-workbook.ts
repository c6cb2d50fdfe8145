import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import { COST_BASIS_SHEETS } from '#imports/cost-basis/parse-cost-basis';
import { readTable } from '#tabular/read-table';

const EXAMPLE = join(__dirname, '../../../example/nhn/versions/2');

/** Years and titles of the example three years on; codes of columns stay. */
const THREE_YEARS_ON: readonly (readonly [string, string])[] = [
  ['NHN-2024,2024,', 'NHN-2027,2027,'],
  ['e-helseløsninger 2024', 'e-helseløsninger 2027'],
  ['result,2022,Resultat 2022', 'result,2025,Resultat 2025'],
  ['forecast,2023,Prognose 2023', 'forecast,2026,Prognose 2026'],
  ['budget,2024,Budsjett 2024', 'budget,2027,Budsjett 2027'],
  ['forecast,2025,Prognose 2025', 'forecast,2028,Prognose 2028'],
];

/** The example as a preparer's workbook for the cost basis of 2027; `mistake` replaces a text in a sheet. */
export async function costBasisWorkbook(mistake?: { readonly sheet: string; readonly from: string; readonly to: string }) {
  const pages = COST_BASIS_SHEETS.map((sheet) => {
    const changes = mistake?.sheet === sheet ? [...THREE_YEARS_ON, [mistake.from, mistake.to] as const] : THREE_YEARS_ON;
    const csv = changes.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(join(EXAMPLE, `${sheet}.csv`), 'utf8'));
    return { sheet, data: gridOf(sheet, csv) };
  });
  const buffer = await writeWorkbook(pages).toBuffer();
  return { name: 'tallgrunnlag-2027.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}

function gridOf(sheet: string, csv: string) {
  const read = readTable({ name: `${sheet}.csv`, bytes: Buffer.from(csv) });
  if ('issues' in read) throw new Error(JSON.stringify(read.issues[0]));
  const texts = [read.table.columns.map(({ name }) => name), ...read.table.rows.map((row) => row.cells.map((cell) => cell.text))];
  return texts.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
}
