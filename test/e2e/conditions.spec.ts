import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expectNoAxeViolations } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** What happens to people in offices: two tabs, a page loaded again in the middle, a session that ended, a slow network, an API that is gone for a while. */
jest.setTimeout(180_000);

const RUN = 'RM/2025-04-01';

const { address, enter } = playedConsole();

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((found) => found === document.activeElement);
}

async function secondTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address()}${path}`);
  return page;
}

it('says in words that the session has ended, keeps the address, and goes on there after signing in', async () => {
  const page = await enter('Revisor', '/dokumenter');
  await page
    .getByRole('link', { name: /^(KOMBIT|RM|RN|NHN)-/ })
    .first()
    .waitFor();
  await page.getByRole('searchbox').first().fill('KOMBIT-00009');
  await page.getByRole('link', { name: 'KOMBIT-000093' }).waitFor();
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'KOMBIT-000093' }).click();
  await page.getByRole('heading', { level: 1, name: 'Log ind' }).waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: 'Revisor' }).click();
  await waitForTitle(page, 'Faktura KOMBIT-000093');
});

it('signs out in every tab', async () => {
  const first = await enter('Revisor', '/');
  const second = await secondTab(first.context(), '/revision');
  await waitForTitle(second, 'Revision');
  await first.getByRole('button', { name: /^Logget ind som/ }).click();
  await first.getByRole('button', { name: 'Log ud' }).click();
  await first.getByText('Du er logget ud af Aconto.').waitFor();
  await second.bringToFront();
  await second.reload();
  await second.getByRole('heading', { level: 1, name: 'Log ind' }).waitFor();
});

it('shows on a slow network that it is loading, and then everything', async () => {
  const page = await enter('Revisor', '/');
  const held: (() => void)[] = [];
  await page.route('**/api/runs?*', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto(`${address()}/koersler`);
  await page.getByRole('heading', { level: 1, name: 'Fakturakørsler' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Henter' }).first().waitFor();
  await expectNoAxeViolations(page);
  await page.unroute('**/api/runs?*', () => undefined);
  for (const release of held) release();
  await page.getByRole('table').getByRole('link', { name: 'Region Midtjylland' }).first().waitFor();
});

it('says that nothing answers, keeps what was there, and goes on when it is back', async () => {
  const page = await enter('Revisor', '/betalere');
  await page.getByRole('link', { name: 'Aalborg Kommune' }).waitFor();
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.getByRole('searchbox').first().fill('Læsø');
  await page.getByText('Aconto svarer ikke lige nu').waitFor();
  await expectNoAxeViolations(page);
  // It tries again by itself, a few times; then it leaves that to whoever looks.
  const again = page.getByRole('button', { name: 'Prøv igen' });
  await again.waitFor();
  await expectNoAxeViolations(page);
  await page.unroute('**/api/**');
  await again.click();
  await page.getByText('Læsø Kommune').first().waitFor();
  await page.getByText('Aconto svarer ikke lige nu').waitFor({ state: 'detached' });
});

it('lets days be typed, filters be chosen and everything be verified by keyboard alone, and keeps its place', async () => {
  const page = await enter('Revisor', '/revision');
  await page.getByText(/hændelser fundet/).waitFor();
  const day = page.getByLabel('Fra og med');
  await day.focus();
  await page.keyboard.type('04042024');
  await page.waitForURL(/fra=2024-04-04/);
  expect(await day.inputValue()).toBe('2024-04-04');
  expect(await isFocused(day)).toBe(true);
  const who = page.getByLabel('Hvem');
  await who.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/person=/);
  const first = await who.inputValue();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL((url) => url.searchParams.get('person') !== first);
  expect(await isFocused(who)).toBe(true);
  await page.goto(`${address()}/revision?vis=efterproev`);
  const start = page.getByRole('button', { name: 'Efterprøv alt' });
  await start.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Alt stemmer.' }).waitFor({ timeout: 100_000 });
  expect(await isFocused(start)).toBe(true);
});

it('sends a command that got no answer again under the same key: the second tab sees one decision', async () => {
  const page = await enter('Godkender, Region Midtjylland', `/koersler/${RUN}`);
  const second = await secondTab(page.context(), `/koersler/${RUN}`);
  await second.getByRole('button', { name: 'Godkend', exact: true }).waitFor();
  const keys: string[] = [];
  await page.route('**/approve', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    // The first time the API gets it, and its answer is lost on the way.
    const response = await route.fetch();
    if (keys.length === 1) await route.abort('connectionreset');
    else await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Godkend', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Godkend kørslen' }).click();
  await page.getByText('4 af 4 afsendt').waitFor({ timeout: 100_000 });
  expect(await isFocused(page.getByRole('dialog').getByRole('status'))).toBe(true);
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  // Loaded again in the middle or afterwards, and in the other tab: the same decision, once.
  await page.reload();
  await page.getByText('afsluttet', { exact: true }).first().waitFor({ timeout: 60_000 });
  await second.getByText('4 af 4 afsendt').waitFor({ timeout: 60_000 });
  expect(await second.getByRole('button', { name: 'Godkend', exact: true }).count()).toBe(0);
  await second.close();
});
