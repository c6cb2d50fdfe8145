import { join } from 'node:path';
import { createRenderPool } from '#documents/render-pool';
import { renderInvoice } from '#documents/render-invoice';
import { creditNote, onAccountInvoice } from '../../test/golden/documents/sample-documents';

describe('createRenderPool', () => {
  it('renders on this thread when asked for none', async () => {
    const pool = createRenderPool({ threads: 0 });
    const rendered = await pool.render([onAccountInvoice, creditNote]);
    expect(rendered.map((document) => document.number)).toEqual(['KOMBIT-000099', 'KOMBIT-000295']);
    expect(rendered[0]?.bytes.equals(renderInvoice(onAccountInvoice))).toBe(true);
    expect(rendered[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await pool.close();
  });

  it('keeps the order of the documents over threads and batches', async () => {
    const pool = createRenderPool({ threads: 2, workerFile: join(__dirname, '..', '..', 'test', 'golden', 'documents', 'numbering-worker.js') });
    const documents = Array.from({ length: 61 }, (_, index) => ({ ...onAccountInvoice, number: `N-${index}` }));
    const rendered = await pool.render(documents);
    await pool.close();
    expect(rendered.map((document) => document.number)).toEqual(documents.map((document) => document.number));
    expect(rendered.map((document) => document.bytes.toString())).toEqual(documents.map((document) => document.number));
    expect(new Set(rendered.map((document) => document.sha256))).toEqual(new Set(['25', '11']));
  });

  it('has nothing to do for no documents', async () => {
    const pool = createRenderPool({ threads: 0 });
    expect(await pool.render([])).toEqual([]);
    await pool.close();
  });

  it('says what is missing when there is no compiled worker', () => {
    expect(() => createRenderPool({ threads: 1, workerFile: '/nowhere/render-worker.js' })).toThrow(
      'no compiled render worker at /nowhere/render-worker.js',
    );
  });
});
