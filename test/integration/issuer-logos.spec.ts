import { createHash } from 'node:crypto';
import { sampleLogo } from '#pictures/testing/make-png';
import { AccountStatements } from '#use-cases/payments/account-statements';
import { ImportFiles } from '#use-cases/import-files';
import type { FileToImport } from '#use-cases/import-one-file';
import { ALFA_2024, ALFA_2025, budgetsOn, smallWorld } from './support/small-world';
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

const BLUE = sampleLogo([11, 60, 93]);
const GREEN = sampleLogo([10, 120, 60]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const logos = (picture: Buffer, rows = 'KOMBIT,logos/kombit.png,KOMBITs logo'): FileToImport => ({
  kind: 'logos',
  name: 'logos.csv',
  bytes: Buffer.from(`issuer,logo,alt\n${rows}\n`),
  attachments: new Map([['logos/kombit.png', picture]]),
});
const bring = async (file: FileToImport, person = 'administrator') => (await aconto.get(ImportFiles).execute({ files: [file], person }))[0]?.outcome;

/** What the first document of a run prints, as it was kept. */
async function printedBy(run: string): Promise<{ readonly picture: string | null; readonly pdf: string }> {
  const [row] = await aconto.query<{ picture: string | null; bytes: Buffer }>(
    `select i.issuer_details -> 'logoPicture' ->> 'sha256' as picture, r.bytes from issued_document i join rendered_document r on r.number = i.number
     where i.run = $1 order by i.ordinal limit 1`,
    [run],
  );
  return { picture: row?.picture ?? null, pdf: row?.bytes.toString('latin1') ?? '' };
}

it('prints the picture that an issuer has when it issues, and keeps it for that document when another comes', async () => {
  expect(await bring(logos(BLUE))).toBe('recorded');
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  expect(await bring(logos(GREEN))).toBe('recorded');
  await aconto.record({ budgets: budgetsOn('2025-01-15', 'ALFA,2025,800.00,approved') });
  await aconto.playToIssue(ALFA_2025);
  await aconto.deliver(ALFA_2025);
  const [first, second] = [await printedBy('KOMBIT/2024-04-02'), await printedBy('KOMBIT/2025-04-01')];
  expect([first.picture, second.picture]).toEqual([sha256(BLUE), sha256(GREEN)]);
  for (const { pdf } of [first, second]) expect(pdf).toContain('/Subtype /Image');
});

it('prints it on a statement of account', async () => {
  const of = { payer: '0101', person: 'officer-kombit', issuer: 'KOMBIT', from: '2024-01-01', until: '2024-12-31' } as const;
  expect((await aconto.get(AccountStatements).print(of, 'da')).toString('latin1')).toContain('/Subtype /Image');
});

it('knows the same list with the same picture, and takes it again with another', async () => {
  expect(await bring(logos(GREEN))).toBe('recorded-before');
  expect(await bring(logos(sampleLogo([90, 0, 90])))).toBe('recorded');
});

it('leaves registers to administrators, and pictures for ever', async () => {
  await expect(bring(logos(BLUE, 'RM,logos/kombit.png,Logo'), 'officer-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(aconto.asOwner((client) => client.query(`delete from issuer_logo`))).rejects.toMatchObject({ code: 'AC006' });
  await expect(aconto.asOwner((client) => client.query(`insert into logo_picture (sha256, bytes) values (repeat('0', 64), 'x')`))).rejects.toThrow(
    'logo_picture_check',
  );
});
