import { expectAccessible } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** The auditor's page on the product itself: what happened reads in words, and leads to what it is about. */
jest.setTimeout(180_000);

const { enter } = playedConsole();

it('names who acted, and finds by person and kind of event', async () => {
  const page = await enter('Revisor', '/revision');
  await page.getByLabel('Hvem').selectOption({ label: 'Godkender, KOMBIT' });
  await page.getByLabel('Hvad').selectOption({ label: 'Kørsel godkendt' });
  await page.waitForURL(/person=approver-kombit.*art=run-approved/);
  await page.getByText(/^(Én|\d) hændelse/).waitFor();
  await page.getByRole('cell', { name: 'Godkender, KOMBIT' }).first().waitFor();
  expect(await page.getByRole('cell', { name: 'approver-kombit' }).count()).toBe(0);
  await page.getByRole('link', { name: 'KOMBIT, 15.03.2023' }).click();
  await page.waitForURL(/koersler\/KOMBIT\/2023-03-15/);
});

it('tells an event’s content in words, with the chain’s own text below, and leads to payer and document', async () => {
  const page = await enter('Revisor', '/revision?art=run-prepared&tekst=NHN');
  await page
    .getByRole('row', { name: /NHN, 01\.02\.2024/ })
    .getByRole('button')
    .click();
  await page.getByText('1.439.687.500,38').first().waitFor();
  expect(await page.locator('dt').allInnerTexts()).toEqual(expect.arrayContaining(['Dokumenter', 'I alt', 'Tal, som de var kendt', 'Spærret']));
  await page.getByText('Vis, som det står i sporet').click();
  await page.getByText('"total": "1439687500.38"').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Hvad').selectOption({ label: 'Betaler ændret' });
  await page.getByLabel('Søg i emne og indhold').fill('');
  await page.getByRole('button', { name: 'Søg', exact: true }).click();
  await page.getByRole('link', { name: 'Læsø Kommune' }).first().click();
  await waitForTitle(page, 'Læsø Kommune');
});

it('works the whole record out again, and says what is worth knowing in the reader’s language', async () => {
  const page = await enter('Revisor', '/revision?vis=efterproev');
  await page.getByRole('button', { name: 'Efterprøv alt' }).click();
  await page.getByRole('heading', { name: 'Alt stemmer.' }).waitFor({ timeout: 150_000 });
  await page.getByText('Der er ikke givet en kontrolsum fra en mail. Så kan det ikke ses, hvis pakken er.').waitFor();
  expect(await page.getByText('no anchor was given').count()).toBe(0);
  await expectAccessible(page);
});
