import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { chooseFiles, fileOf } from '#e2e/support/files';
import { unreachedByTab } from '#e2e/support/keyboard';
import { playedConsole } from '#e2e/support/played-console';

/** Postings on their way to the finance system, of a run and of what reminders charge: file, receipt, sign-off. */
jest.setTimeout(240_000);

const OFFICER = 'Opkrævningsmedarbejder, KOMBIT';
const APPROVER = 'Godkender, KOMBIT';
const RUN = '/koersler/KOMBIT/2024-04-02?fane=bogfoering';
const CHARGES = '/betalinger?udsteder=KOMBIT&fane=bogfoering';
const REMINDERS = '/betalinger?udsteder=KOMBIT&fane=rykkere';
const NOT_THIS_FILE = 'Kvitteringen passer ikke med filen.';

const { enter } = playedConsole();

interface Booked {
  readonly number: string;
  readonly entries: string;
  readonly debit: string;
  readonly sha256?: string;
}

async function record(page: Page, { number, entries, debit, sha256 = '' }: Booked): Promise<void> {
  await page.getByLabel('Økonomisystemets bilagsnummer').fill(number);
  await page.getByLabel('Antal bogførte bilag').fill(entries);
  await page.getByLabel('Sum af debet').fill(debit);
  await page.getByLabel('Filens fingeraftryk i kvitteringen').fill(sha256);
  await page.getByRole('button', { name: 'Registrér kvitteringen' }).click();
}

/** Confirms in its dialog what a button asks for. */
async function confirm(page: Page, name: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name, exact: true }).click();
  // A proposal draws a letter for each of 98 payers.
  await dialog.waitFor({ state: 'hidden', timeout: 120_000 });
}

it('hands the ledger of a run to the finance system, and has it signed when everything is the same amount', async () => {
  const officer = await enter(OFFICER, RUN);
  await officer.getByText('Økonomisystemets kvittering skal registreres først.').waitFor();
  await expectAccessible(officer);
  const stale = await enter(APPROVER, RUN);
  await stale.getByRole('button', { name: 'Dan filen' }).waitFor();
  await officer.getByRole('button', { name: 'Dan filen' }).focus();
  await officer.keyboard.press('Enter');
  await officer.getByRole('dialog').getByRole('button', { name: 'Dan filen' }).focus();
  await officer.keyboard.press('Enter');
  const [download] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('link', { name: 'Hent posteringerne (CSV)' }).click()]);
  expect(download.suggestedFilename()).toBe('KOMBIT-2024-04-02-ledger.csv');
  await confirm(stale, 'Dan filen');
  const sha256 = await officer.locator('code').first().innerText();
  expect(await stale.locator('code').first().innerText()).toBe(sha256);

  const right: Booked = { number: 'BILAG 4711', entries: '98', debit: '24.470.249,40', sha256 };
  for (const wrong of [
    { ...right, debit: '24.470.249,39' },
    { ...right, entries: '97' },
    { ...right, sha256: 'a'.repeat(64) },
  ]) {
    await record(officer, wrong);
    await officer.getByText(NOT_THIS_FILE).waitFor();
  }
  await expectAccessible(officer);
  await record(officer, { ...right, sha256: 'abc' });
  await officer.getByText('Fingeraftrykket er 64 tegn: 0-9 og a-f.').first().waitFor();
  expect(await officer.getByText(NOT_THIS_FILE).count()).toBe(0);
  await record(officer, right);
  await officer.getByText('BILAG 4711').waitFor();
  await officer.getByText('Beløbene stemmer').waitFor();
  expect(await officer.getByText('24.470.249,40 kr.').count()).toBeGreaterThan(5);
  expect(await unreachedByTab(officer)).toEqual([]);
  // Somebody who typed another number meanwhile is shown the receipt that stands.
  await record(stale, { ...right, number: 'BILAG 4712' });
  await stale.getByText('BILAG 4711').waitFor();

  const auditor = await enter('Revisor', RUN);
  await auditor.getByText('Det gør udstederens opkrævningsmedarbejder eller godkender.').waitFor();
  const other = await enter('Opkrævningsmedarbejder, Region Midtjylland', RUN);
  await other.getByText('Kørslen findes ikke').waitFor();
  const desk = await enter(APPROVER, '/');
  await desk.getByRole('link', { name: 'Underskriv afstemningen af KOMBIT/2024-04-02' }).click();
  await desk.getByText('Beløbene stemmer').waitFor();
  await officer.getByRole('button', { name: 'Underskriv afstemningen' }).click();
  await confirm(stale, 'Underskriv afstemningen');
  await stale.getByText('Afstemt og underskrevet').waitFor();
  await officer.getByRole('dialog').getByRole('button', { name: 'Underskriv afstemningen' }).click();
  await officer.getByText('Afstemt og underskrevet').waitFor();
  await auditor.reload();
  await auditor.getByText('Godkender, KOMBIT').first().waitFor();
  await expectAccessible(auditor);
});

it('hands what reminders charge to the finance system in files of its own, each signed when nothing is missing', async () => {
  const administrator = await enter('Administrator', '/import');
  await chooseFiles(
    administrator,
    fileOf('late-rates.csv', 'country,kind,valid_from,valid_until,value,source,illustrative\nDK,reminder-fee,2020-01-01,,100.00,prøvet,yes'),
  );
  await administrator.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
  await confirm(administrator, 'Indlæs');

  const officer = await enter(OFFICER, CHARGES);
  await officer.getByText('Alt, rykkere har opkrævet, er i en fil.').waitFor();
  await expectAccessible(officer);
  await officer.getByRole('tab', { name: 'Rykkere' }).click();
  await confirm(officer, 'Ryk for FUT', 'Aftalens § 7');
  await confirm(officer, 'Opkræv gebyr for FUT', 'Aftalens § 7');
  await confirm(officer, 'Foreslå rykkere');
  const approver = await enter(APPROVER, REMINDERS);
  await confirm(approver, 'Godkend og send');

  await officer.getByRole('tab', { name: 'Bogføring' }).click();
  await officer.reload();
  await officer.getByLabel('Til og med').fill('2999-01-01');
  await officer.getByRole('button', { name: 'Dan filen' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Dan filen' }).click();
  await officer.getByText('Vælg en dag, der ikke ligger efter i dag.').waitFor();
  await officer.getByRole('dialog').getByRole('button', { name: 'Fortryd' }).click();
  await officer.getByLabel('Til og med').fill('');
  await confirm(officer, 'Dan filen');
  await officer.getByRole('heading', { name: /^Fil 1, bogført til og med/ }).waitFor();
  await expectAccessible(officer);
  const shown: unknown = await officer.evaluate(async () => (await fetch('/api/reminder-charges/KOMBIT')).json());
  const [file] = (shown as { files: { export: { entries: number; debit: string } }[] }).files;
  const booked = { number: 'RYK 1', entries: String(file?.export.entries), debit: String(file?.export.debit).replace('.', ',') };
  await record(officer, { ...booked, entries: '1' });
  await officer.getByText(NOT_THIS_FILE).waitFor();
  await record(officer, booked);
  await officer.getByText('Beløbene stemmer').waitFor();
  await expectAccessible(officer);
  expect(await unreachedByTab(officer)).toEqual([]);

  await approver.getByRole('tab', { name: 'Bogføring' }).click();
  await confirm(approver, 'Underskriv afstemningen');
  await approver.getByRole('link', { name: 'Hent fil 1 (CSV)' }).waitFor();
  await approver.getByRole('cell', { name: 'RYK 1' }).waitFor();
  await expectAccessible(approver);
  const auditor = await enter('Revisor', '/revision');
  await auditor.getByRole('link', { name: 'Rykkerbeløb, KOMBIT, fil 1' }).first().click();
  await auditor.getByRole('link', { name: 'Hent fil 1 (CSV)' }).waitFor();
});

it('takes back what a letter charged, by two people, and hands that over in the next file', async () => {
  const officer = await enter(OFFICER, REMINDERS);
  await officer.getByLabel('Søg i betaler og rykkere').fill('aarhus');
  await confirm(officer, 'Tilbagefør for Aarhus Kommune', 'Betalt samme dag');
  await officer.getByText('Forslaget venter på en anden persons beslutning.').waitFor();
  await officer.getByText('Det gør udstederens godkender.').first().waitFor();
  await expectAccessible(officer);
  expect(await unreachedByTab(officer)).toEqual([]);

  const approver = await enter(APPROVER, '/');
  await approver.getByRole('link', { name: 'Beslut, om gebyr og renter til Aarhus Kommune fra KOMBIT tilbageføres' }).click();
  await approver.getByText('Foreslået af Opkrævningsmedarbejder, KOMBIT: Betalt samme dag').waitFor();
  await expectAccessible(approver);
  await confirm(approver, 'Afvis for Aarhus Kommune', 'Betalingen kom dagen efter');
  await approver.getByText('Afvist af Godkender, KOMBIT: Betalingen kom dagen efter').waitFor();
  await officer.reload();
  await confirm(officer, 'Tilbagefør for Aarhus Kommune', 'Aftalt i telefonen');
  await approver.reload();
  await confirm(approver, 'Godkend for Aarhus Kommune');
  await approver.getByText('Gebyr og renter er tilbageført.').waitFor();
  await expectAccessible(approver);

  await officer.getByRole('tab', { name: 'Bogføring' }).click();
  await officer.reload();
  await confirm(officer, 'Dan filen');
  await officer.getByRole('heading', { name: /^Fil 2, bogført til og med/ }).waitFor();
  await officer.getByText('-100,00 kr.').first().waitFor();
});
