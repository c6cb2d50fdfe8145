import { parse } from 'csv-parse/sync';
import { calculationCsv } from '#documents/calculation-csv';
import { aprilInvoice, onAccountInvoice } from '../../test/golden/documents/sample-documents';

describe('calculationCsv', () => {
  const rows: Record<string, string>[] = parse(calculationCsv(aprilInvoice), { columns: true });

  it('ends each line in the share that the line bills', () => {
    const shares = rows.filter((row) => row['step'] === 'share').map((row) => row['amount']);
    expect(shares).toEqual(['2175179.75', '-18226.49']);
  });

  it('names the documents that a true-up settles', () => {
    expect(rows.filter((row) => row['step'] === 'settled-by').map((row) => row['node'])).toEqual(['KOMBIT-000099']);
  });

  it('keeps texts from running as formulas in a spreadsheet', () => {
    const calculations = onAccountInvoice.calculations.map((calculation) => ({ ...calculation, basisSource: '=HYPERLINK("x")' }));
    expect(calculationCsv({ ...onAccountInvoice, calculations }).toString()).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
