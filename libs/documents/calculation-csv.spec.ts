import { parse } from 'csv-parse/sync';
import { calculationCsv } from '#documents/calculation-csv';
import type { InvoiceDocument } from '#documents/invoice-document';
import { aprilInvoice, englishCreditNote, norwegianInvoice, onAccountInvoice } from '../../test/golden/documents/sample-documents';

function rowsOf(document: InvoiceDocument): Record<string, string>[] {
  return parse(calculationCsv(document), { columns: true, bom: true, delimiter: document.language === 'en' ? ',' : ';' });
}

const AMOUNT = 'Beløb uden moms (+ opkræves, - godskrives)';

describe('calculationCsv', () => {
  const rows = rowsOf(aprilInvoice);

  it('ends each line in the share that the line bills', () => {
    expect(rows.filter((row) => row['Trin'] === 'Forskel').map((row) => row[AMOUNT])).toEqual(['2175179,75', '-18226,49']);
  });

  it('names the documents that a true-up settles', () => {
    expect(rows.filter((row) => row['Trin'] === 'Afregnet på bilag').map((row) => row['Kode'])).toEqual(['KOMBIT-000099']);
  });

  it.each([
    ['da', onAccountInvoice, '\ufeffBilag;Linje;Program;År;', ';37,5;100;47353500,00;'],
    ['nb', norwegianInvoice, '\ufeffBilag;Linje;Program;År;', ';37,5;100;52644321,00;'],
    ['en', englishCreditNote, '\ufeffDocument,Line,Programme,Year,', ',37.5,100,46898120.15,'],
  ])('parts cells and decimals as a spreadsheet in the reader’s language does: %s', (_language, document, start, weights) => {
    const text = calculationCsv(document).toString('utf8');
    expect(text.startsWith(start)).toBe(true);
    expect(text).toContain(weights);
  });

  it('has as many cells in every row as heads, whatever the texts hold', () => {
    for (const document of [aprilInvoice, norwegianInvoice, englishCreditNote]) {
      const calculations = document.calculations.map((calculation) => ({ ...calculation, basisSource: 'a;b,c"d\r\ne' }));
      expect(rowsOf({ ...document, calculations }).filter((row) => Object.values(row).includes('a;b,c"d\r\ne'))).toHaveLength(calculations.length);
    }
  });

  it('keeps texts from running as formulas in a spreadsheet', () => {
    const calculations = onAccountInvoice.calculations.map((calculation) => ({ ...calculation, basisSource: '=HYPERLINK("x")' }));
    expect(calculationCsv({ ...onAccountInvoice, calculations }).toString()).toContain(`"'=HYPERLINK(""x"")"`);
    const dashed = onAccountInvoice.calculations.map((calculation) => ({ ...calculation, basisSource: '-1+1' }));
    expect(calculationCsv({ ...onAccountInvoice, calculations: dashed }).toString()).toContain(";'-1+1;");
  });
});
