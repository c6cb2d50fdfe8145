import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectNoAxeViolations, scrollsSideways } from '#e2e/support/accessibility';
import { launchBrowser } from '#e2e/support/browser';
import { openPage, type OpenPage } from '#e2e/support/open-page';
import { apiIsDown, serveSite, type Site } from '#e2e/support/site';

/** The parts pages are made of, each in its states, on a page of their own. */
const ROOT = join(__dirname, '../..');

jest.setTimeout(30_000);

let browser: Browser;
let site: Site;
let opened: OpenPage;

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/console.mjs', 'gallery'], { cwd: ROOT });
  site = await serveSite(join(ROOT, 'dist/test/gallery'), apiIsDown);
  browser = await launchBrowser();
}, 180_000);

afterEach(() => opened.close());

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function visit(width = 1280): Promise<Page> {
  opened = await openPage(browser, { address: site.address, path: '/', width });
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened.page;
}

it.each([1280, 320])('is usable by everybody %i pixels wide', async (width) => {
  const page = await visit(width);
  await page.getByText('Viser 1–10 af 98').waitFor();
  await expectNoAxeViolations(page);
  expect(await scrollsSideways(page)).toBe(false);
});

it('writes amounts and dates as the language does', async () => {
  const page = await visit();
  const list = page.locator('.key-values').first();
  expect((await list.innerText()).replace(/\u00a0/g, ' ')).toContain('29.595.937,50 kr.');
  expect(await list.innerText()).toContain('02.04.2024');
});

describe('a table', () => {
  it('sorts by a head, says so, and names each row', async () => {
    const page = await visit();
    const head = page.getByRole('columnheader', { name: 'Kode' });
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('rowheader', { name: 'Kommune nr. 98' }).waitFor();
  });

  it('goes on by cursor and back the way it came', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Næste side' }).click();
    await page.getByText('Viser 11–20 af 98').waitFor();
    await page.getByRole('button', { name: 'Næste side' }).click();
    await page.getByText('Side 3').waitFor();
    await page.getByRole('button', { name: 'Forrige side' }).click();
    await page.getByText('Viser 11–20 af 98').waitFor();
  });

  it('finds by name, says when there is nothing, and takes the filters away again', async () => {
    const page = await visit();
    await page.getByRole('searchbox', { name: 'Navn' }).fill('Kommune nr. 9');
    await page.getByText('Viser 1–10 af 10').waitFor();
    await page.getByRole('searchbox', { name: 'Navn' }).fill('findes ikke');
    await page.getByText('Ingen betaler svarer til det, du søger.').waitFor();
    await page.getByRole('button', { name: 'Fjern alle filtre' }).click();
    await page.getByText('Viser 1–10 af 98').waitFor();
  });

  it('says why it could not be fetched, in words and with the code', async () => {
    const page = await visit();
    const alert = page.getByRole('alert');
    await alert.getByText('Siden i listen findes ikke længere').waitFor();
    expect(await alert.innerText()).toContain('cursor-malformed');
  });
});

describe('an action that asks first', () => {
  it('says what it covers, and is done once however often it is clicked', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Godkend', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Godkend kørslen?' });
    await expectNoAxeViolations(page);
    expect(await dialog.innerText()).toContain('98');
    await dialog.getByRole('button', { name: 'Godkend' }).dblclick();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByRole('list', { name: 'Udført' }).getByRole('listitem').allInnerTexts()).toEqual(['Godkendt']);
  });

  it('asks for the reason, and keeps it when the API refuses', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Afvis', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Afvis kørslen?' });
    const confirm = dialog.getByRole('button', { name: 'Afvis' });
    await confirm.click();
    await dialog.getByText('Skriv en begrundelse på mindst tre tegn.').waitFor();
    await dialog.getByRole('textbox').fill('forkert');
    await confirm.click();
    await dialog.getByText('run-not-submitted').waitFor();
    await expectNoAxeViolations(page);
    expect(await dialog.getByRole('textbox').inputValue()).toBe('forkert');
    await dialog.getByRole('textbox').fill('Budgettet mangler et bilag');
    await confirm.click();
    await page.getByText('Afvist: Budgettet mangler et bilag').waitFor();
  });

  it('says why it cannot be done, and keeps the focus', async () => {
    const page = await visit();
    const button = page.getByRole('button', { name: 'Annullér' });
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    const reasonId = await button.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${reasonId ?? ''}"]`).innerText()).toContain('kan ikke annulleres');
  });
});

it('sums up the errors of a form, each leading to its field', async () => {
  const page = await visit();
  await page.getByRole('button', { name: 'Send indsigelse' }).click();
  const summary = page.getByRole('link', { name: 'Skriv fakturaens nummer.' });
  await summary.waitFor();
  await expectNoAxeViolations(page);
  await summary.click();
  await page.waitForFunction(() => document.activeElement?.id === 'document');
  await page.getByLabel('Fakturanummer').fill('KOMBIT-000197');
  await page.getByLabel('Indsigelsen gælder').selectOption('amount');
  await page.getByLabel('Begrundelse').fill('Beløbet er ikke vores.');
  await page.getByRole('button', { name: 'Send indsigelse' }).click();
  await page.getByText('Sendt: KOMBIT-000197').waitFor();
});

it('has the figures of a chart in a table beside it', async () => {
  const page = await visit();
  const figures = page.getByRole('table', { name: 'Fra 2024 til 2025: tallene' });
  expect((await figures.innerText()).replace(/\u00a0/g, ' ')).toContain('+310.000,50 kr.');
  expect(await page.getByRole('img', { name: 'Fra 2024 til 2025' }).count()).toBe(1);
});
