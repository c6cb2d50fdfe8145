import { createTransport, type Transporter } from 'nodemailer';
import { Pool } from 'pg';
import { FloorRequest, type FloorTimes } from '#apps/cli/bench/floor-messages';
import { monotonicMs } from '#apps/cli/bench/monotonic';
import type { InvoiceDocument } from '#documents/invoice-document';
import { renderInvoice } from '#documents/render-invoice';
import { formatAmount } from '#domain/money/money';
import { Database } from '#persistence/database';
import { readDocumentData } from '#use-cases/document-data';

/**
 * The floor: what a competent script would do with the same documents and nothing else. One process, batch after batch: make the PDFs, insert
 * rows and bytes in one transaction, mail them over a pool of kept connections. No process engine, ledger, marks or audit.
 */
const BATCH_SIZE = 500;
const READ_AT_A_TIME = 1_000;
const CONNECTIONS = 8;

interface Tools {
  readonly database: Database;
  readonly pool: Pool;
  readonly mailer: Transporter;
}

async function main(): Promise<void> {
  const [migrationUrl = '', smtpUrl = ''] = process.argv.slice(2);
  const { hostname, port } = new URL(smtpUrl);
  const tools: Tools = {
    database: await Database.connect({ url: migrationUrl, poolSize: 2, applicationName: 'aconto bench floor' }),
    pool: new Pool({ connectionString: migrationUrl, max: 4 }),
    mailer: createTransport({
      host: hostname,
      port: Number(port),
      secure: false,
      ignoreTLS: true,
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: 500,
    }),
  };
  await tools.pool.query(`
    create table if not exists floor_invoice (
      number text primary key, payer text not null, issued_on date not null, due_on date, reference text, net_ore bigint not null, vat_ore bigint not null,
      total_ore bigint not null, lines jsonb not null
    );
    create table if not exists floor_pdf (number text primary key references floor_invoice, bytes bytea not null);
    alter table floor_pdf alter column bytes set storage external;
  `);
  process.on('message', (message) => {
    const { run, documents } = FloorRequest.parse(message);
    void play(tools, run, documents).then((times) => process.send?.(times), fail);
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}

async function play({ database, pool, mailer }: Tools, run: string, count: number): Promise<FloorTimes> {
  const documents: InvoiceDocument[] = [];
  for (let from = 0; from < count; from += READ_AT_A_TIME) {
    documents.push(
      ...(await database.read((transaction) =>
        readDocumentData(transaction, { run, from, until: Math.min(from + READ_AT_A_TIME, count) }, { isExample: true }),
      )),
    );
  }
  const times = { renderMs: 0, insertMs: 0, mailMs: 0 };
  const usedBefore = process.cpuUsage();
  const beganAtMs = monotonicMs();
  for (let from = 0; from < documents.length; from += BATCH_SIZE) {
    const batch = documents.slice(from, from + BATCH_SIZE);
    const started = monotonicMs();
    const files = batch.map((document) => renderInvoice(document));
    const rendered = monotonicMs();
    await insert(pool, batch, files);
    const inserted = monotonicMs();
    await Promise.all(batch.map((document, index) => mail(mailer, document, files[index])));
    times.renderMs += rendered - started;
    times.insertMs += inserted - rendered;
    times.mailMs += monotonicMs() - inserted;
  }
  const used = process.cpuUsage(usedBefore);
  return { beganAtMs, ...times, processorMs: (used.user + used.system) / 1_000, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

async function insert(pool: Pool, documents: readonly InvoiceDocument[], files: readonly Buffer[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into floor_invoice select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::jsonb[])`,
      [
        documents.map(({ number }) => number),
        documents.map(({ recipient }) => recipient.code),
        documents.map(({ issuedOn }) => issuedOn),
        documents.map(({ dueOn }) => dueOn),
        documents.map(({ paymentReference }) => paymentReference),
        documents.map(({ netOre }) => netOre.toString()),
        documents.map(({ vatOre }) => vatOre.toString()),
        documents.map(({ totalOre }) => totalOre.toString()),
        documents.map(({ lines }) => JSON.stringify(lines.map(({ text, netOre }) => ({ text, net: formatAmount(netOre) })))),
      ],
    );
    const places = documents.map((_, index) => `($${index * 2 + 1}, $${index * 2 + 2})`).join(', ');
    await client.query(
      `insert into floor_pdf values ${places}`,
      documents.flatMap(({ number }, index) => [number, files[index]]),
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function mail(mailer: Transporter, document: InvoiceDocument, pdf: Buffer | undefined): Promise<void> {
  await mailer.sendMail({
    from: document.issuer.email ?? '',
    to: document.recipient.email ?? '',
    subject: `Faktura ${document.number} fra ${document.issuer.name}`,
    text: `Til ${document.recipient.name}\n\nVedhæftet er faktura ${document.number} på ${formatAmount(document.totalOre)} kr.\n`,
    html: `<p>Til ${document.recipient.name}</p><p>Vedhæftet er faktura ${document.number} på ${formatAmount(document.totalOre)} kr.</p>`,
    attachments: [{ filename: `${document.number}.pdf`, contentType: 'application/pdf', content: pdf ?? '' }],
  });
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
