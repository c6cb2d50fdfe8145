import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { expectNoAxeViolations, widerThanPage } from '#e2e/support/accessibility';
import { launchBrowser } from '#e2e/support/browser';
import type { OpenPage } from '#e2e/support/open-page';
import { startProduct, type Product } from '#e2e/support/product';
import { signInAs, waitForTitle } from '#e2e/support/sign-in';

/** The desks of payers and of whoever runs the installation, on the product as the demo leaves it. */
jest.setTimeout(120_000);

const COPENHAGEN = 'Økonomimedarbejder, Københavns Kommune';

let product: Product;
let browser: Browser;
const opened: OpenPage[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 600_000);

afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

afterAll(async () => {
  await browser.close();
  await product.stop();
}, 60_000);

async function enter(person: string, path: string): Promise<Page> {
  const page = await signInAs(browser, { address: product.address, person, path });
  opened.push(page);
  return page.page;
}

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoAxeViolations(page);
    expect(await widerThanPage(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function download(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

describe('Vores fakturaer', () => {
  it('is where a payer’s overview leads, with what was billed and what is not settled yet', async () => {
    const page = await enter(COPENHAGEN, '/');
    await page.getByRole('link', { name: /Hvad I er opkrævet år for år/ }).click();
    await waitForTitle(page, 'Vores fakturaer');
    await page.getByRole('heading', { name: 'Københavns Kommune' }).waitFor();
    const standing = page.getByRole('region', { name: /: afregnet og jeres andel$/ });
    expect(await standing.count()).toBe(2);
    expect(await standing.first().getByRole('row').nth(1).innerText()).toMatch(/^20\d\d\s/);
    await page.getByText('Endnu ikke afregnet er ikke gæld.').first().waitFor();
    await expectAccessible(page);
  });

  it('calls what next year may cost an estimate, on the page and in the file', async () => {
    const page = await enter(COPENHAGEN, '/mine');
    const coming = page.getByRole('region', { name: 'Hvad kommende år kan koste' });
    await coming.getByRole('cell', { name: 'SKØN, kan ændre sig: foreløbigt overslag' }).first().waitFor();
    const file = await download(page, 'Hent tallene år for år (CSV)');
    expect(file.name).toBe('0101.csv');
    expect(file.text).toContain('SKØN, kan ændre sig: foreløbigt overslag');
  });

  it('says what each document is for, and leads to it by keyboard', async () => {
    const page = await enter(COPENHAGEN, '/mine');
    const documents = page.getByRole('region', { name: 'Hvad dokumenterne er for' });
    const link = documents.getByRole('link').last();
    const number = await link.innerText();
    expect(await documents.getByRole('row', { name: new RegExp(number) }).innerText()).toMatch(/ 2023, à conto:/);
    await link.focus();
    await page.keyboard.press('Enter');
    await waitForTitle(page, new RegExp(number));
  });

  it('shows no other organisation, however the address is written', async () => {
    const page = await enter(COPENHAGEN, '/mine?betaler=0825');
    await page.getByText('Betaleren findes ikke.').waitFor();
    expect(await page.content()).not.toContain('Læsø');
    await expectAccessible(page);
  });

  it('is no page for those who bill', async () => {
    const page = await enter('Opkrævningsmedarbejder, KOMBIT', '/mine');
    await page.getByRole('heading', { name: 'Du har ikke adgang til siden' }).waitFor();
    expect(await page.getByRole('navigation').first().innerText()).not.toContain('Vores fakturaer');
  });
});
