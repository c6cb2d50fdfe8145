import { join } from 'node:path';
import { collectFiles } from '#apps/cli/commands/import';
import { sum } from '#domain/money/money';
import { ImportFiles } from '#use-cases/import-files';
import { DecidePayment } from '#use-cases/payments/decide-payment';
import { ImportBankFile, type BankFileReport } from '#use-cases/payments/import-bank-file';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { conductOf, monthOfStatements, partsPaid, type Billed } from './support/bank-statements';
import { officerOf, run, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** The whole example issued, and a month of statements of its three issuers. */
const RUNS = [
  run('KOMBIT', '2023-03-15'),
  run('RM', '2023-04-03'),
  run('KOMBIT', '2023-05-01'),
  run('RN', '2023-08-31'),
  run('KOMBIT', '2024-04-02'),
  run('RM', '2024-04-02'),
  run('RN', '2024-08-30'),
  run('KOMBIT', '2025-04-01'),
  run('RM', '2025-04-01'),
];
const ACCOUNTS = { KOMBIT: 'DK5000400440116243', RM: 'DK9520000123456789', RN: 'DK2430001234567890' } as const;
const ISSUERS = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
const LIMIT_MS = 300_000;

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace(), now: '2027-06-01T09:00:00.000Z' });
  await aconto.get(ImportFiles).execute({ files: await collectFiles([join(process.cwd(), 'example', 'fut-telma')]), person: 'administrator' });
  for (const key of RUNS) await aconto.playToIssue(key);
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

async function invoicesOf(issuer: string): Promise<Billed[]> {
  return await aconto.query<Billed>(
    `select i.number, i.payer, i.recipient_details ->> 'name' as "payerName", i.recipient_details ->> 'cvr' as "payerId", d.total_ore as "totalOre",
       i.payment_reference as "paymentReference" from issued_document i join invoice_run r on r.id = i.run join document d on d.run = i.run and d.ordinal = i.ordinal
     where r.issuer = $1 and i.kind = 'invoice' and d.total_ore > 0 order by i.number`,
    [issuer],
  );
}

async function importMonth(issuer: keyof typeof ACCOUNTS): Promise<BankFileReport[]> {
  const reports: BankFileReport[] = [];
  for (const { name, text } of monthOfStatements({ account: ACCOUNTS[issuer], firstDay: '2025-05-01', invoices: await invoicesOf(issuer) })) {
    reports.push(await aconto.get(ImportBankFile).execute({ ...aconto.commandOf(officerOf({ issuer })), issuer, name, bytes: Buffer.from(text) }));
  }
  return reports;
}

/** Everything that an import could change, row by row. */
async function everythingPaid(): Promise<unknown[]> {
  return [
    await aconto.query(`select * from bank_file order by sha256`),
    await aconto.query(`select * from bank_entry order by id`),
    await aconto.query(`select * from payment order by posting`),
    await aconto.query(`select entry, account, debit_ore, credit_ore, document from ledger_entry order by id`),
    await aconto.query(`select seq, hash from audit_event order by seq`),
  ];
}

it(
  'imports a month of statements for the 608 documents, and the second time changes nothing',
  async () => {
    const [counted] = await aconto.query<{ count: number }>(`select count(*)::int as count from issued_document where kind <> 'internal'`);
    expect(counted?.count).toBe(608);
    for (const issuer of ISSUERS) {
      const reports = await importMonth(issuer);
      const paid = (await invoicesOf(issuer)).map((invoice, index) => partsPaid(conductOf(index), invoice.totalOre).length);
      expect(reports.every(({ outcome }) => outcome === 'imported')).toBe(true);
      expect(sum(reports.map(({ matched }) => BigInt(matched)))).toBe(sum(paid.map(BigInt)));
    }
    const before = await everythingPaid();
    for (const issuer of ISSUERS) {
      expect((await importMonth(issuer)).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 30 }, () => 'imported-before'));
    }
    expect(await everythingPaid()).toEqual(before);
  },
  LIMIT_MS,
);

it('adds up for every payer: open = invoiced + credited − paid, in items, balances and ledger', async () => {
  for (const issuer of ISSUERS) {
    const balances = await aconto.get(ShowPayments).balances(issuer);
    const items = await aconto.get(ShowPayments).openItems(issuer, null);
    expect(balances.length).toBeGreaterThan(0);
    for (const balance of balances) {
      expect(balance.openOre).toBe(balance.invoicedOre + balance.creditedOre - balance.paidOre);
      expect([balance.payer, balance.ledgerOre]).toEqual([balance.payer, balance.openOre]);
      expect(sum(items.filter(({ payer }) => payer === balance.payer).map(({ openOre }) => openOre))).toBe(balance.openOre);
    }
    const open = new Map(items.map(({ number, openOre }) => [number, openOre]));
    (await invoicesOf(issuer)).forEach(({ number, totalOre }, index) => {
      expect([number, open.get(number) ?? 0n]).toEqual([number, totalOre - sum(partsPaid(conductOf(index), totalOre))]);
    });
  }
});

it(
  'names first, for a payment without reference, the document that it was for, and settles it once a person confirms',
  async () => {
    for (const issuer of ISSUERS) {
      const unnamed = (await invoicesOf(issuer)).filter((_, index) => conductOf(index) === 'without reference');
      const waiting = (await aconto.get(ShowPayments).waiting(issuer)).filter(({ amountOre }) => amountOre > 0n);
      expect(waiting.map(({ candidates }) => candidates[0]?.document).sort()).toEqual(unnamed.map(({ number }) => number));
      for (const { id, candidates } of waiting) {
        const { commandId, person } = aconto.commandOf(officerOf({ issuer }));
        await aconto
          .get(DecidePayment)
          .confirm({ commandId, person, bankEntry: id, document: candidates[0]?.document ?? '', amountOre: null, reason: null });
      }
      const open = new Set((await aconto.get(ShowPayments).openItems(issuer, null)).map(({ number }) => number));
      expect(unnamed.filter(({ number }) => open.has(number))).toEqual([]);
      for (const balance of await aconto.get(ShowPayments).balances(issuer)) expect(balance.ledgerOre).toBe(balance.openOre);
    }
  },
  LIMIT_MS,
);
