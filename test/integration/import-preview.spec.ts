import { ImportFiles } from '#use-cases/import-files';
import type { FileToImport } from '#use-cases/import-one-file';
import { budgets, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
});

afterAll(async () => {
  await aconto.stop();
});

const person = 'officer-kombit';
const file = (kind: FileToImport['kind'], text: string, attachments: FileToImport['attachments'] = new Map()): FileToImport => ({
  kind,
  name: `${kind}.csv`,
  bytes: Buffer.from(text),
  attachments,
});

/** How much there is of what an import writes. */
async function record(): Promise<unknown> {
  return await aconto.query(
    `select (select count(*) from imported_file) files, (select count(*) from budget) budgets, (select count(*) from actual_cost) costs,
       (select count(*) from audit_event) events, (select count(*) from command where kind = 'import-files') commands`,
  );
}

it('previews all that an import would do, each file read against those before it, and records nothing', async () => {
  const before = await record();
  const files = [file('budgets', budgets('ALFA,2025,900.00,approved')), file('printed-budget-totals', 'row,column,printed\nTotal,2025,901')];
  const { reports } = await aconto.get(ImportFiles).preview({ files, person });
  expect(reports.map(({ outcome, rows }) => [outcome, rows])).toEqual([
    ['recorded', 1],
    ['recorded', 1],
  ]);
  expect(reports[1]).toMatchObject({
    printed: [{ row: 'Total', column: '2025', printedOre: 901_00n }],
    findings: [{ code: 'column-sum', expectedOre: 900_00n }],
  });
  expect(await record()).toEqual(before);
});

it('sets each figure beside the one that stands, and lists whose shares change', async () => {
  const root = 'ALFA,ALFA,2025-01-01,ALL,,,';
  const shares = ['0101,ALL,weight,1', '0147,ALL,weight,2', '1082,ALL,weight,1'].map((row) => `ALFA,ALFA,2025-01-01,${row}`);
  const files = [
    file('budgets', budgets('ALFA,2024,1250.50,approved', 'ALFA,2040,7.00,preliminary-estimate')),
    file('keys', ['key,programme,valid_from,node,parent,method,weight', root, ...shares].join('\n')),
  ];
  const { reports, payerNames } = await aconto.get(ImportFiles).preview({ files, person });
  expect(reports[0]?.brought.amounts).toMatchObject([
    { year: 2024, standsOre: 1000_00n, standsVersion: 1, stood: 'approved', amountOre: 1250_50n, is: 'approved' },
    { year: 2040, standsOre: null, standsVersion: null, stood: null, amountOre: 7_00n, is: 'preliminary-estimate' },
  ]);
  // 1 : 1 : 2 among 0101, 0147 and 0151 becomes 1 : 2 : 1 among 0101, 0147 and 1082.
  expect(reports[1]?.brought.keys).toEqual([
    {
      key: 'ALFA',
      programme: 'ALFA',
      validFrom: '2025-01-01',
      stands: { key: 'ALFA', version: 1, validFrom: '2023-01-01' },
      payers: 3,
      unchanged: 1,
      changes: [
        { payer: '0151', standsMillionths: 500_000n, shareMillionths: null, differenceMillionths: -500_000n },
        { payer: '0147', standsMillionths: 250_000n, shareMillionths: 500_000n, differenceMillionths: 250_000n },
        { payer: '1082', standsMillionths: null, shareMillionths: 250_000n, differenceMillionths: 250_000n },
      ],
    },
  ]);
  expect(payerNames.get('0147')).toContain('Frederiksberg');
});

it('imports just the bytes that were previewed, and gives the same command the same receipt', async () => {
  const imports = aconto.get(ImportFiles);
  const files = [file('budgets', budgets('ALFA,2026,900.00,approved'))];
  const { digest } = await imports.preview({ files, person });
  const others = [file('budgets', budgets('ALFA,2026,9000.00,approved'))];
  const before = await record();
  await expect(imports.confirm({ files: others, digest, person, commandId: 'other-bytes' })).rejects.toMatchObject({
    code: 'import-not-as-previewed',
  });
  expect(await record()).toEqual(before);
  const receipt = await imports.confirm({ files, digest, person, commandId: 'the-import' });
  expect(receipt.files).toMatchObject([{ kind: 'budgets', outcome: 'recorded', rows: 1 }]);
  const after = await record();
  expect(await imports.confirm({ files, digest, person, commandId: 'the-import' })).toEqual(receipt);
  const { digest: another } = await imports.preview({ files: others, person });
  await expect(imports.confirm({ files: others, digest: another, person, commandId: 'the-import' })).rejects.toMatchObject({
    code: 'command-reused',
  });
  expect(await record()).toEqual(after);
});

it('imports nothing when the files no longer fit to what was recorded since', async () => {
  const imports = aconto.get(ImportFiles);
  const files = [file('budgets', budgets('BAD,2027,1.00,approved'))];
  const { digest, reports } = await imports.preview({ files, person });
  expect(reports[0]?.issues).toMatchObject([{ code: 'programme-unknown', row: 2 }]);
  const before = await record();
  await expect(imports.confirm({ files, digest, person, commandId: 'does-not-fit' })).rejects.toMatchObject({ code: 'import-refused' });
  expect(await record()).toEqual(before);
});

it('keeps of the accounts handed in those that a row names', async () => {
  const imports = aconto.get(ImportFiles);
  const named = Buffer.from('post,amount\nserver,100.00');
  const attachments = new Map([
    ['a.csv', named],
    ['accounts/a.csv', named],
    ['accounts/b.csv', Buffer.from('something else')],
  ]);
  const files = [file('actual-costs', 'programme,year,amount,audited,accounts\nALFA,2023,100.00,no,accounts/a.csv', attachments)];
  const { digest } = await imports.preview({ files, person });
  await imports.confirm({ files, digest, person, commandId: 'with-accounts' });
  const kept = await aconto.query(`select name from imported_file where kind = 'attachment' and imported_by = $1`, [person]);
  expect(kept).toEqual([{ name: 'accounts/a.csv' }]);
});
