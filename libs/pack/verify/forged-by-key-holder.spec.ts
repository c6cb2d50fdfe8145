import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from '#domain/audit/audit-event';
import type { Json } from '#domain/audit/canonical-json';
import { documentsHash } from '#domain/audit/follow-up-hashes';
import { makeAnchor } from '#pack/anchor';
import type { DeliveryRow, EInvoiceDeliveryRow, PackContent } from '#pack/pack-content';
import { chained, eventOf } from '#pack/testing/rechain';
import { roleOf, samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { allFindings, resign, writeText } from '#pack/testing/tamper';
import { formatVerifyReport } from '#pack/verify/format-verify-report';
import type { VerifyReport } from '#pack/verify/verify-report';
import { verifyPack } from '#pack/verify/verify-pack';
import { writePack } from '#pack/write-pack';
import { sentenceOf } from '#pack/verify/remark';

const signer = sampleSigner(1);
const madeAt = '2026-09-30T10:00:00.000Z';
const RUN = 'KOM/2023-04-03';
const MAIL = '<KOM-000001@issuer.example>';

/** The installation's own operator: holds the key, can append to the chain, and cannot take back the anchor that the auditor has. */
describe('a pack forged by whoever holds the signing key', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-key-holder-'));
  });
  afterEach(async () => await rm(root, { recursive: true, force: true }));

  /** The anchor is of the head before the forgery, so everything that was issued is held by it. */
  const judge = async (forge: (content: PackContent) => Partial<PackContent>, after?: (dir: string) => Promise<void>): Promise<VerifyReport> => {
    const { content, documents, letters } = samplePack();
    const dir = join(root, 'pack');
    await writePack({ dir, content: { ...content, ...forge(content) }, documents: documents(), letters: letters(), signer, madeAt });
    if (after) await after(dir);
    await resign(dir, signer);
    const { seq, hash } = eventOf(content.auditEvents);
    return await verifyPack(dir, { anchor: makeAnchor({ signer, chainHead: { seq, hash }, madeAt }) });
  };
  const places = (report: VerifyReport) => allFindings(report).map(({ file, column }) => `${file} ${column ?? ''}`);
  const append = ({ auditEvents }: PackContent, ...events: (Partial<AuditEvent> & { type: string })[]) =>
    chained([...auditEvents, ...events.map((event) => ({ ...eventOf(auditEvents), subject: RUN, ...event }))]);
  const bytesOf = ({ invoices }: PackContent, run: string): string =>
    documentsHash(
      invoices.flatMap(({ number, pdfSha256, eInvoiceSha256, ...row }) =>
        row.run === run && pdfSha256 !== null ? [{ number, pdfSha256, eInvoiceSha256 }] : [],
      ),
    );
  const change = (content: PackContent, delivery: DeliveryRow, before: Json) => ({
    type: 'run-deliveries-changed',
    data: { documentsHash: bytesOf(content, RUN), delivery: { ...delivery }, before },
  });
  const mailOf = ({ deliveries }: PackContent): DeliveryRow => {
    const mail = deliveries.find(({ messageId }) => messageId === MAIL);
    if (!mail) throw new Error(`no mail ${MAIL}`);
    return mail;
  };

  it('is authentic while nothing is forged', async () => expect((await judge(() => ({}))).verdict).toBe('authentic'));

  it('is authentic with a copy that somebody asked for, and says so while it is under way', async () => {
    const copy = {
      number: 'KOM-000001',
      address: 'new@p0101.example',
      messageId: '<copy@issuer.example>',
      state: 'sent',
      at: '2026-09-06T08:00:00.000Z',
    } as const;
    const asked = { type: 'document-resent', subject: 'KOM-000001', data: { messageId: copy.messageId, address: copy.address } };
    const told = await judge((content) => ({
      deliveries: [...content.deliveries.filter((row) => row.messageId !== MAIL), { ...mailOf(content), state: 'refused' }, copy],
    }));
    expect(told.verdict).toBe('failed');
    await rm(join(root, 'pack'), { recursive: true });
    const second = { ...copy, number: 'KOM-000002' };
    const askedSecond = { ...asked, subject: 'KOM-000002' };
    const underWay = await judge((content) => ({
      deliveries: [...content.deliveries, { ...second, state: 'queued' }],
      auditEvents: append(content, askedSecond),
    }));
    expect([underWay.verdict, underWay.checks.flatMap(({ remarks }) => remarks.map(({ code }) => code))]).toEqual([
      'authentic',
      expect.arrayContaining(['mail-not-in-chain-yet']),
    ]);
  });

  it('fails a PDF replaced under a later event that says so', async () => {
    const pdf = Buffer.from('%PDF-1.7\n% pay to another account\n');
    const sha = createHash('sha256').update(pdf).digest('hex');
    const report = await judge(
      (content) => ({
        auditEvents: append(content, {
          type: 'run-deliveries-changed',
          data: { documentsHash: bytesOf(content, RUN).replace(/^./, '0'), before: null },
        }),
      }),
      async (dir) => {
        await writeFile(join(dir, 'documents/KOM-000001.pdf'), pdf);
        await writeText(dir, 'invoices.csv', (text) => text.replace(/^(KOM-000001,.*?)[0-9a-f]{64}/m, `$1${sha}`));
      },
    );
    expect(places(report)).toContain('audit.jsonl data.documentsHash');
  });

  it.each([
    ['a state that was settled', (told: DeliveryRow): Json => ({ state: told.state, at: told.at })],
    ['a state that it never had', (told: DeliveryRow): Json => ({ state: 'unknown', at: told.at })],
    ['no state, as if it were new', (): Json => null],
  ])('fails an accepted mail rewritten by a later event from %s', async (_, before) => {
    const report = await judge((content) => {
      const forged = { ...mailOf(content), state: 'refused' } as const;
      return {
        deliveries: content.deliveries.map((row) => (row.messageId === MAIL ? forged : row)),
        auditEvents: append(content, change(content, forged, before(mailOf(content)))),
      };
    });
    expect(report.verdict).toBe('failed');
    expect(places(report).some((place) => place.startsWith('audit.jsonl data.'))).toBe(true);
  });

  it.each([
    ['state', { state: 'issued' }],
    ['state', { state: 'cancelled' }],
    ['opened_on', { openedOn: '2023-03-21' }],
    ['approved_by', { approvedBy: 'REG-approver' }],
    ['submitted_at', { submittedAt: '2026-09-01T07:00:00.000Z' }],
  ] as const)('fails a run whose %s is not what its events have made it', async (column, other) => {
    const report = await judge(({ runs }) => ({ runs: runs.map((run) => (run.run === RUN ? { ...run, ...other } : run)) }));
    expect(places(report)).toContain(`runs.csv ${column}`);
  });

  it.each(['draft', 'submitted', 'approved', 'rejected', 'cancelled'] as const)('fails a run called %s without any event', async (state) => {
    const report = await judge(({ runs }) => ({
      runs: [...runs, ...runs.slice(0, 1).map((run) => ({ ...run, run: 'KOM/2022-04-01', state, issuedOn: null, issuedAt: null }))],
    }));
    expect(places(report)).toContain('runs.csv state');
  });

  it.each(['run-submitted', 'run-approved', 'run-rejected', 'run-cancelled', 'run-prepared', 'run-issued', 'run-completed'])(
    'fails %s after the run was completed',
    async (type) => {
      const report = await judge((content) => ({
        auditEvents: append(content, { type, actor: 'KOM-approver', data: { role: roleOf('KOM-approver') } }),
      }));
      expect(places(report)).toContain('audit.jsonl type');
    },
  );

  it('fails a role that is not the one that was held when the decision was taken', async () => {
    const report = await judge(({ people }) => ({
      people: people.map((row) => (row.person === 'KOM-approver' ? { ...row, name: 'Somebody else' } : row)),
    }));
    expect(places(report)).toContain('audit.jsonl data.role');
  });

  it('fails a payment, as there are none yet', async () => {
    const report = await judge(({ ledger }) => {
      const payment = { entry: 'ZPAY-1', on: '2023-04-14', payer: '0101', document: 'KOM-000001' };
      return {
        ledger: [
          ...ledger,
          { ...payment, account: 'bank', debitOre: 100n, creditOre: 0n },
          { ...payment, account: 'receivable', debitOre: 0n, creditOre: 100n },
        ],
      };
    });
    expect(places(report)).toEqual(['ledger.csv entry', 'ledger.csv entry']);
  });

  it.each([
    ['recipient_name', 'Somebody else'],
    ['issuer_cvr', '99999999'],
    ['language', 'en'],
  ])('fails another %s than was printed', async (column, cell) => {
    const report = await judge(({ invoices }) => ({
      invoices: invoices.map((row) =>
        row.number === 'KOM-000001'
          ? {
              ...row,
              ...(column === 'recipient_name' ? { recipientName: cell } : column === 'issuer_cvr' ? { issuerCvr: cell } : { language: cell }),
            }
          : row,
      ),
    }));
    expect(places(report)).toEqual(['audit.jsonl data.rowsHash']);
  });

  it('fails another text of a line than was printed', async () => {
    const report = await judge(({ invoiceLines }) => ({
      invoiceLines: invoiceLines.map((row, index) => (index === 0 ? { ...row, text: 'Consulting' } : row)),
    }));
    expect(places(report)).toEqual(['audit.jsonl data.rowsHash']);
  });

  it('fails a fact that no import brought, also one that no run has known yet', async () => {
    const report = await judge(({ budgets }) => ({
      budgets: [...budgets, ...budgets.slice(0, 1).map((row) => ({ ...row, version: 9, recordedOn: '2026-01-01' }))],
    }));
    expect(places(report)).toEqual(['inputs/budgets.csv ']);
  });

  it('fails a minimum of a programme that was not imported', async () => {
    const report = await judge(({ programmes }) => ({ programmes: programmes.map((row) => ({ ...row, minimumTrueUpOre: 1n })) }));
    expect(places(report)).toContain('audit.jsonl data.factsHash');
  });

  it('fails a payer that is not as it was last changed', async () => {
    const report = await judge((content) => {
      const [payer] = content.payers;
      if (!payer) throw new Error('the sample has no payers');
      const { name, cvr, ean, street, postcode, city, language } = payer;
      const details = { name, cvr, ean, street, postcode, city, language, email: 'new@payer.example' };
      return { auditEvents: append(content, { type: 'payer-changed', subject: payer.code, data: { details } }) };
    });
    expect(places(report)).toEqual(['inputs/payers.csv email']);
  });

  it('fails time that runs backwards', async () => {
    const report = await judge((content) => ({
      deliveries: content.deliveries.map((row) => (row.messageId === MAIL ? { ...row, at: '2001-01-01T00:00:00.000Z' } : row)),
      auditEvents: append(content, { type: 'note', at: '2020-01-01T00:00:00.000Z' }, { type: 'note', at: '2035-01-01T00:00:00.000Z' }),
    }));
    expect(places(report)).toEqual(expect.arrayContaining(['deliveries.csv at', 'audit.jsonl at', 'audit.jsonl at']));
  });

  it('fails an accepted mail to nobody', async () => {
    const report = await judge(({ deliveries }) => ({
      deliveries: deliveries.map((row) => (row.messageId === MAIL ? { ...row, address: null } : row)),
    }));
    expect(places(report)).toContain('deliveries.csv address');
  });

  it('fails an e-invoice that no row names, one that is another, and tells of a file of another name', async () => {
    const report = await judge(
      () => ({}),
      async (dir) => {
        await writeFile(join(dir, 'e-invoices/KOM-000001.xml'), '<Invoice/>');
        await writeFile(join(dir, 'e-invoices/KOM-000002.xml'), '<Invoice/>');
        await writeFile(join(dir, 'corrected.csv'), 'number\n');
      },
    );
    expect(places(report)).toEqual(['invoices.csv e_invoice_sha256', 'invoices.csv e_invoice_sha256']);
    expect(report.checks.flatMap(({ remarks }) => remarks.map(sentenceOf))).toContain(
      'corrected.csv is no file of the format: nothing in it was checked',
    );
  });

  it.each<[string, (row: EInvoiceDeliveryRow, index: number) => EInvoiceDeliveryRow[]]>([
    ['left out', (row, index) => (index === 0 ? [] : [row])],
    ['told as rejected', (row, index) => [index === 0 ? { ...row, state: 'rejected' } : row]],
    ['told as still under way', (row, index) => [index === 0 ? { ...row, state: 'handed-over' } : row]],
    ['told as answered', (row) => [row.state === 'handed-over' ? { ...row, state: 'accepted' } : row]],
    ['of another file', (row, index) => [index === 0 ? { ...row, fileName: `KOM-000001-${'0'.repeat(64)}.xml` } : row]],
    ['of a document that has none', (row, index) => [index === 0 ? { ...row, number: 'KOM-000002' } : row]],
  ])('fails an e-invoice %s', async (_, forge) => {
    const report = await judge(({ eInvoiceDeliveries }) => ({ eInvoiceDeliveries: eInvoiceDeliveries.flatMap(forge) }));
    expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual([
      'e-invoices went once, and their receipts are those of the audit chain',
    ]);
  });

  it.each([
    ['a fraction', '1.5'],
    ['a number too large', '1e400'],
    ['nesting without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('names an event with %s instead of giving up', async (_, value) => {
    const report = await judge(
      () => ({}),
      async (dir) => await writeText(dir, 'audit.jsonl', (text) => text.replace('"factsHash":"', `"x":${value},"factsHash":"`)),
    );
    expect(allFindings(report).map(({ file, line }) => [file, line])).toContainEqual(['audit.jsonl', 1]);
  });

  it('cannot write into the reader’s terminal, nor name a file like a verdict', async () => {
    const report = await judge(
      ({ deliveries }) => ({
        deliveries: deliveries.map((row) => (row.messageId === MAIL ? { ...row, address: '\u001b[2J\nAUTHENTIC\u202e' } : row)),
      }),
      async (dir) => await writeFile(join(dir, 'a\nAUTHENTIC: everything'), 'x'),
    );
    expect(report.verdict).toBe('failed');
    expect(places(report).some((place) => place.startsWith('a\nAUTHENTIC'))).toBe(true);
    const shown = formatVerifyReport(report);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(shown).not.toMatch(/^AUTHENTIC/m);
  });
});
