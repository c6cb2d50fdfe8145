import { ReadPayerYears } from '#use-cases/read-payer-years';
import { actualCostsOn, ALFA_2024, ALFA_2025, BETA_2024, budgetsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** 0101 bears a quarter of ALFA and half of BETA. ALFA cost 900.00 in 2024, billed in 2025 with 1400.00 on account; then 2024 is corrected to 940.00. */
const LIMIT_MS = 60_000;

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.playToIssue(BETA_2024);
  await aconto.record({
    budgets: budgetsOn('2025-01-15', 'ALFA,2025,1400.00,approved', 'ALFA,2026,1600.00,preliminary-estimate'),
    'actual-costs': actualCostsOn('2025-03-01', 'ALFA,2024,900.00'),
  });
  await aconto.playToIssue(ALFA_2025);
  await aconto.record({ 'actual-costs': actualCostsOn('2025-09-01', 'ALFA,2024,940.00') });
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

it('shows a payer year by year: billed, trued up, settled, its share by what is known, and what is open', async () => {
  const { name, years } = await aconto.get(ReadPayerYears).execute('0101');
  expect(name).toBe('Københavns Kommune');
  expect(
    years.map(({ programme, year, firstBilledOre, trueUpsOre, settledOre, share, openOre }) => ({
      of: `${programme} ${year}`,
      billed: [firstBilledOre, trueUpsOre, settledOre],
      share: share.kind === 'not-known' ? share.reason : [share.kind, share.shareOre, share.yearOre],
      openOre,
    })),
  ).toEqual([
    { of: 'ALFA 2026', billed: [0n, 0n, 0n], share: ['estimate', 400_00n, 1600_00n], openOre: null },
    { of: 'ALFA 2025', billed: [350_00n, 0n, 350_00n], share: ['budget', 350_00n, 1400_00n], openOre: 0n },
    { of: 'ALFA 2024', billed: [250_00n, -25_00n, 225_00n], share: ['actual', 235_00n, 940_00n], openOre: 10_00n },
    { of: 'BETA 2024', billed: [250_00n, 0n, 250_00n], share: ['budget', 250_00n, 500_00n], openOre: 0n },
  ]);
});

it('names the documents behind each figure', async () => {
  const { years } = await aconto.get(ReadPayerYears).execute('0101');
  const behind = years.find((row) => row.programme === 'ALFA' && row.year === 2024)?.lines ?? [];
  expect(behind.map(({ roundKind, number, documentKind, netOre }) => [roundKind, number, documentKind, netOre])).toEqual([
    ['on-account', 'KOMBIT-000001', 'invoice', 250_00n],
    ['true-up', 'KOMBIT-000004', 'invoice', -25_00n],
  ]);
});

it('leaves out years in which the payer has no part, and years that nobody bills it for', async () => {
  await aconto.record({ 'actual-costs': actualCostsOn('2025-09-01', 'BETA,2023,480.00') });
  const { years } = await aconto.get(ReadPayerYears).execute('1082');
  expect(years.map((row) => `${row.programme} ${row.year}`)).toEqual(['BETA 2024']);
});

it('is had as a file in which an estimate is called one', async () => {
  const { bytes } = await aconto.get(ReadPayerYears).export('0101', { format: 'csv', language: 'da' });
  expect(bytes.toString('utf8').split('\r\n').slice(1, 4)).toEqual([
    'Alfa;2026;DKK;;;;400,00;SKØN, kan ændre sig: foreløbigt overslag;1600,00;ALFA v1;;',
    'Alfa;2025;DKK;350,00;0,00;350,00;350,00;fastlagt og godkendt budget;1400,00;ALFA v1;0,00;KOMBIT-000004',
    'Alfa;2024;DKK;250,00;-25,00;225,00;235,00;regnskab, urevideret;940,00;ALFA v1;10,00;KOMBIT-000001, KOMBIT-000004',
  ]);
});

it('refuses a payer that nobody knows', async () => {
  await expect(aconto.get(ReadPayerYears).execute('9999')).rejects.toMatchObject({ code: 'payer-unknown' });
});
