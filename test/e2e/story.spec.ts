import { expectAccessible } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** The console on the product itself, as the demo leaves it: real sign-in, real rights, real figures. */
jest.setTimeout(120_000);

const { address, enter } = playedConsole();

it('shows an approver what waits for them', async () => {
  const page = await enter('Godkender, Region Midtjylland', '/');
  await page.getByRole('link', { name: /Godkend eller afvis kørslen RM\/2025-04-01/ }).waitFor();
  expect(await page.getByRole('link', { name: /KOMBIT\/2025-04-01/ }).count()).toBe(0);
  await expectAccessible(page);
});

it('finds a document, explains its amount down to the cell, and lets nobody but its desk send it again', async () => {
  const page = await enter('Revisor', '/dokumenter');
  await page.getByText(/Viser 1–50 af \d+/).waitFor();
  await expectAccessible(page);
  await page.getByRole('searchbox').first().fill('KOMBIT-000093');
  await page.getByRole('link', { name: 'KOMBIT-000093' }).click();
  await waitForTitle(page, 'Faktura KOMBIT-000093');
  await page.getByText('keys.csv', { exact: false }).first().waitFor({ state: 'attached' });
  await page.getByText('Kun udstederens opkrævningsmedarbejdere og godkendere sender igen.').waitFor();
  await expectAccessible(page);
});

it('shows a municipality its own documents and nobody else’s', async () => {
  const page = await enter('Økonomimedarbejder, Københavns Kommune', '/dokumenter');
  await page
    .getByRole('link', { name: /^KOMBIT-/ })
    .first()
    .waitFor();
  const names = await page.getByRole('row').allInnerTexts();
  expect(names.slice(1).every((row) => row.includes('Københavns Kommune'))).toBe(true);
  // Whichever answer comes first, the page says so: here the refusal, before it is known who asks.
  const refused = page.waitForResponse((response) => response.url().endsWith('/api/documents/KOMBIT-000093') && response.status() === 404);
  await page.route('**/api/session', async (route) => {
    await refused;
    await route.continue();
  });
  await page.goto(`${address()}/faktura/KOMBIT-000093`);
  await page.getByText('Dokumentet findes ikke.').waitFor();
  expect(await page.content()).not.toContain('Læsø');
  const menu = await page.getByRole('navigation').first().innerText();
  expect(menu).not.toContain('Revision');
});

it('lets one person propose a change of a payer and another approve it', async () => {
  const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/betalere/0766');
  await waitForTitle(officer, 'Hedensted Kommune');
  await officer.getByRole('button', { name: 'Foreslå en ændring' }).click();
  await officer.getByRole('button', { name: 'Send til godkendelse' }).click();
  await officer.getByText('Skriv en begrundelse.').first().waitFor();
  await expectAccessible(officer);
  await officer.getByLabel('E-mail').fill('bogholderi@hedensted.kommune.example');
  await officer.getByLabel('Begrundelse').fill('Oplyst af kommunens økonomiafdeling.');
  await officer.getByRole('button', { name: 'Send til godkendelse' }).click();
  await officer.getByText('Du har selv foreslået ændringen. En anden skal godkende den.').waitFor();
  const approver = await enter('Godkender, KOMBIT', '/betalere/0766');
  await approver.getByRole('button', { name: 'Godkend ændringen' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Godkend ændringen' }).click();
  await approver.getByText('Ændret: E-mail').waitFor();
  await expectAccessible(approver);
});

it('lets the auditor search the trail, look at a day and work everything out again', async () => {
  const page = await enter('Revisor', '/revision');
  await page.getByText(/hændelser fundet/).waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Som kendt på en dag' }).click();
  await page.getByLabel('Dag', { exact: true }).fill('2023-05-02');
  await page.getByText('KOMBIT-000001').waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Efterprøv' }).click();
  await page.getByRole('button', { name: 'Efterprøv alt' }).click();
  await page.getByRole('heading', { name: 'Alt stemmer.' }).waitFor({ timeout: 100_000 });
  await expectAccessible(page);
});

it('lets an approver confirm payers, total and digest, and issues and mails what was approved', async () => {
  const page = await enter('Godkender, KOMBIT', '/koersler/KOMBIT/2025-04-01');
  await page.getByRole('button', { name: 'Godkend', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Fingeraftryk', { exact: true }).waitFor();
  const confirmed = await dialog.innerText();
  expect(confirmed).toContain('98');
  expect(confirmed).toContain('-271.154,54');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Godkend kørslen' }).dblclick();
  await page.getByText('98 af 98 afsendt').waitFor({ timeout: 100_000 });
  await page.getByText('afsluttet', { exact: true }).first().waitFor({ timeout: 60_000 });
  await expectAccessible(page);
});
