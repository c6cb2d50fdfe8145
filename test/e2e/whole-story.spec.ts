import { expectAccessible } from '#e2e/support/accessibility';
import { chooseFiles, fileOf } from '#e2e/support/files';
import { playedConsole } from '#e2e/support/played-console';

/** From a file to the auditor's check, each step in the browser of the person who takes it. */
jest.setTimeout(300_000);

const { enter } = playedConsole();

const RUN = '/koersler/KOMBIT/2025-04-01';
const LONG = { timeout: 120_000 };

it('is told by its people: a budget imported, the run worked out anew, submitted, approved by another, received, read, and verified', async () => {
  const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/import');
  const budget = 'programme,year,amount,status,source\nFUT,2025,44500000.00,godkendt,Aftale om FUT 2025';
  await chooseFiles(officer, fileOf('budgets.csv', budget));
  await officer.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
  expect(await officer.getByRole('row', { name: /^FUT 2025/ }).innerText()).toMatch(/44\.007\.860,00.*44\.500\.000,00.*\+492\.140,00/s);
  await officer.getByRole('button', { name: 'Indlæs', exact: true }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Indlæs', exact: true }).click();
  await officer.getByRole('heading', { name: 'Kvittering' }).waitFor();

  await officer.getByRole('link', { name: 'Se fakturakørslerne' }).click();
  await officer.goto(new URL(RUN, officer.url()).href);
  await officer.getByRole('row', { name: /FUT 2025, KL à conto budget, version 2/ }).waitFor(LONG);
  await officer.getByRole('button', { name: 'Send til godkendelse', exact: true }).dblclick();
  await officer.getByText('Kørslen er sendt til godkendelse. En anden person skal godkende den.').waitFor(LONG);
  await expectAccessible(officer);

  const approver = await enter('Godkender, KOMBIT', RUN);
  await approver.getByRole('button', { name: 'Godkend', exact: true }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Godkend kørslen' }).click();
  await approver.getByText('98 af 98 afsendt').waitFor(LONG);
  await approver.getByText('afsluttet', { exact: true }).first().waitFor(LONG);

  const municipality = await enter('Økonomimedarbejder, Københavns Kommune', '/dokumenter');
  await municipality
    .getByRole('row', { name: /01\.04\.2025/ })
    .getByRole('link', { name: /^KOMBIT-/ })
    .first()
    .click();
  await municipality
    .getByText(/FUT.*2025/)
    .first()
    .waitFor();
  await municipality.getByRole('link', { name: /PDF/ }).first().waitFor();
  await expectAccessible(municipality);

  const auditor = await enter('Revisor', '/revision?art=run-approved');
  await auditor.getByRole('link', { name: 'KOMBIT, 01.04.2025' }).waitFor();
  await auditor.getByRole('tab', { name: 'Efterprøv' }).click();
  await auditor.getByRole('button', { name: 'Efterprøv alt' }).click();
  await auditor.getByRole('heading', { name: 'Alt stemmer.' }).waitFor(LONG);
});
