import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDropFolder } from '#e-invoice/drop-folder';
import type { EInvoiceTransport } from '#e-invoice/transport';
import { verifyPack } from '#pack/verify/verify-pack';
import { listEInvoiceDeliveries } from '#persistence/e-invoice-deliveries';
import { CarryEInvoices, EInvoiceCarrier } from '#use-cases/carry-e-invoices';
import { Clock } from '#use-cases/clock';
import { ExportPack } from '#use-cases/export-pack';
import { RenderDocuments } from '#use-cases/render-documents';
import { readPdfText } from '../golden/documents/read-pdf-text';
import { unpackPdf } from '../golden/documents/unpack-pdf';
import { ALFA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

jest.setTimeout(120_000);

const ALL = { ...ALFA_2024, from: 0, until: 10_000 };
/** The second payer of ALFA takes OIOUBL, the first and the third only mail. */
const TAKER = 'KOMBIT-000002';

describe('e-invoices', () => {
  let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
  let aconto: TestInstallation;
  const folder = () => join(aconto.folder, 'e-invoices');
  const outbox = () => readdirSync(join(folder(), 'outbox'));
  const carry = () => aconto.get(CarryEInvoices);
  const deliveries = () => aconto.database.read((transaction) => listEInvoiceDeliveries(transaction, null));
  const stateOf = async () => (await deliveries()).map(({ number, state }) => [number, state]);
  /** As an access point does: takes the file away and answers. */
  const answer = (state: string, file = outbox()[0] ?? '', name = file) => {
    if (outbox().includes(file)) renameSync(join(folder(), 'outbox', file), join(folder(), `taken-${file}`));
    writeFileSync(join(folder(), 'receipts', `${name}.json`), JSON.stringify({ format: 1, file, state, detail: 'by the test' }));
  };

  beforeAll(async () => {
    temporal = await createTestNamespace();
  });
  beforeEach(async () => {
    aconto = await TestInstallation.start({ temporal });
    const world = smallWorld();
    const payers = (world.payers ?? '')
      .split('\n')
      .map((row) => (row.startsWith('0147') ? row.replace(/,,,,,,$/, ',oioubl-2.1,0088,5799990001474,4500014701,AFD-17,1010-33') : row));
    await aconto.import({ ...world, payers: payers.join('\n') });
    await aconto.playToIssue(ALFA_2024);
    await aconto.get(RenderDocuments).execute(ALL);
  });
  afterEach(() => aconto.stop());

  it('are made once, beside a PDF that says it is a copy; a payer without gets the XML inside its PDF', async () => {
    const [kept] = await aconto.query<{ number: string; bytes: Buffer }>('select number, bytes from e_invoice');
    expect(kept?.number).toBe(TAKER);
    expect(kept?.bytes.toString('utf8')).toContain('AFD-17');
    const pdfs = await aconto.query<{ number: string; bytes: Buffer }>('select number, bytes from rendered_document order by number');
    expect(pdfs.map(({ bytes }) => readPdfText(bytes)[0]?.includes('Kopi, sendt som e-faktura'))).toEqual([false, true, false]);
    expect(pdfs.map(({ number, bytes }) => unpackPdf(bytes).includes(`(${number}.xml)`))).toEqual([true, false, true]);

    await aconto.get(RenderDocuments).execute(ALL);
    expect(await stateOf()).toEqual([[TAKER, 'queued']]);
  });

  it('are handed over whole, under the number and hash, and never twice', async () => {
    await carry().handOverDocuments(ALL);
    const [{ sha256, bytes }] = (await aconto.query<{ sha256: string; bytes: Buffer }>('select sha256, bytes from e_invoice')) as [
      { sha256: string; bytes: Buffer },
    ];
    expect(outbox()).toEqual([`${TAKER}-${sha256}.xml`]);
    expect(readFileSync(join(folder(), 'outbox', outbox()[0]!)).equals(bytes)).toBe(true);

    rmSync(join(folder(), 'outbox', outbox()[0]!));
    await carry().handOverDocuments(ALL);
    await carry().look();
    expect(outbox()).toEqual([]);
    expect(await stateOf()).toEqual([[TAKER, 'handed-over']]);
  });

  it('that were marked before a crash and not released are released afterwards, once', async () => {
    const transport = await openDropFolder(folder());
    const carryUntil = (broken: Partial<EInvoiceTransport>) =>
      new CarryEInvoices(aconto.database, aconto.get(Clock), new EInvoiceCarrier({ ...transport, ...broken }));
    const crash = () => Promise.reject(new Error('crash'));
    await expect(carryUntil({ release: crash }).handOverDocuments(ALL)).rejects.toThrow('crash');
    expect([outbox(), await stateOf()]).toEqual([[], [[TAKER, 'handed-over']]]);
    await carry().look();
    expect(outbox()).toHaveLength(1);
    expect(readdirSync(join(folder(), 'ready'))).toEqual([]);
  });

  it('that were laid ready by one who lost the race are not released by anybody', async () => {
    const transport = await openDropFolder(folder());
    const overtaken: EInvoiceTransport = {
      ...transport,
      layReady: async (token, bytes) => {
        await transport.layReady(token, bytes);
        await carry().handOverDocuments(ALL);
      },
    };
    await new CarryEInvoices(aconto.database, aconto.get(Clock), new EInvoiceCarrier(overtaken)).handOverDocuments(ALL);
    await carry().look();
    expect(outbox()).toHaveLength(1);
    expect(readdirSync(join(folder(), 'ready'))).toEqual([]);
  });

  it.each(['accepted', 'rejected'])('become %s by their receipt, which is in the audit trail and acts once', async (state) => {
    await carry().handOverDocuments(ALL);
    const [file = ''] = outbox();
    answer(state, file);
    expect(await carry().look()).toEqual([]);
    expect(await stateOf()).toEqual([[TAKER, state]]);
    answer(state, file, 'again');
    expect(await carry().look()).toEqual([]);
    const events = await aconto.query<{ data: string }>(`select data from audit_event where type = 'e-invoice-receipts'`);
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toContain(file);
  });

  it('are not moved by receipts that say nothing, name another file, or contradict the first', async () => {
    await carry().handOverDocuments(ALL);
    const [file = ''] = outbox();
    answer('accepted', file);
    await carry().look();
    answer('rejected', file, 'contradicting');
    answer('accepted', 'KOMBIT-000001-0.xml', 'foreign');
    answer('delivered', file, 'other-word');
    writeFileSync(join(folder(), 'receipts', 'broken.json'), '{');
    expect((await carry().look()).map(({ source }) => source).sort()).toEqual([
      'broken.json',
      'contradicting.json',
      'foreign.json',
      'other-word.json',
    ]);
    expect(await stateOf()).toEqual([[TAKER, 'accepted']]);
    expect(readdirSync(join(folder(), 'receipts', 'set-aside'))).toHaveLength(4);
  });

  it('cannot be queued again by anybody', async () => {
    await carry().handOverDocuments(ALL);
    await expect(aconto.query(`update e_invoice_delivery set state = 'queued', file_name = null, token = null`)).rejects.toMatchObject({
      driverError: { code: 'AC009' },
    });
    await expect(aconto.query('delete from e_invoice_event')).rejects.toThrow('permission denied');
  });

  it('stay queued where there is no access point, and go when there is one', async () => {
    await new CarryEInvoices(aconto.database, aconto.get(Clock), new EInvoiceCarrier(null)).handOverDocuments(ALL);
    expect(await stateOf()).toEqual([[TAKER, 'queued']]);
    await aconto.deliver(ALFA_2024);
    await carry().look();
    expect(await stateOf()).toEqual([[TAKER, 'handed-over']]);
  });

  it('stand in the pack with their hash in the chain and what became of them, and a changed one is found', async () => {
    await aconto.deliver(ALFA_2024);
    await carry().look();
    answer('accepted');
    await carry().look();
    const root = mkdtempSync(join(tmpdir(), 'aconto-e-invoices-'));
    const dir = join(root, 'pack');
    await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
    expect((await verifyPack(dir)).checks.flatMap(({ failures }) => failures)).toEqual([]);
    expect(readdirSync(join(dir, 'e-invoices'))).toEqual([`${TAKER}.xml`]);
    expect(readFileSync(join(dir, 'e-invoice-deliveries.csv'), 'utf8')).toMatch(
      new RegExp(`${TAKER},oioubl-2.1,${TAKER}-[0-9a-f]{64}.xml,accepted,`),
    );

    writeFileSync(join(dir, 'e-invoices', `${TAKER}.xml`), '<Invoice/>');
    const failing = (await verifyPack(dir)).checks.filter(({ failures }) => failures.length > 0).map(({ name }) => name);
    expect(failing).toContain('the PDFs and e-invoices are those that the rows name');
    rmSync(root, { recursive: true });
  });
});
