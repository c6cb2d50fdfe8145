import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';

/** Every demo person on the product itself: each is let in, and each page that their menu leads to is drawn, by axe as well. */
jest.setTimeout(600_000);

const { address, enter } = playedConsole();

/** The people of the page on which one of them is chosen, by the words on their buttons. */
async function demoPeople(page: Page): Promise<string[]> {
  await page.goto(address());
  await page.getByRole('link', { name: 'Log ind' }).click();
  await page.getByRole('button').first().waitFor();
  const texts = await page.getByRole('button').allInnerTexts();
  return texts.map((text) => text.split('\n')[0]?.trim() ?? '').filter((text) => text !== '');
}

async function linksOfMenu(page: Page): Promise<string[]> {
  const hrefs = await page
    .getByRole('navigation')
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs)].filter((href) => href.startsWith('/'));
}

it('signs each demo person in and draws every page of their menu', async () => {
  const stranger = await (await enter('Revisor', '/')).context().browser()?.newPage();
  if (!stranger) throw new Error('no browser');
  const people = await demoPeople(stranger);
  await stranger.close();
  expect(people.length).toBeGreaterThan(10);
  const seen = new Set<string>();
  for (const person of people) {
    const page = await enter(person, '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('navigation').first().getByRole('link').first().waitFor();
    const links = await linksOfMenu(page);
    // Those with the same menu see the same pages with other rows.
    if (seen.has(links.join())) continue;
    seen.add(links.join());
    for (const link of links) {
      await page.goto(`${address()}${link}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([person, link, await page.getByText('Du har ikke adgang til siden').count()]).toEqual([person, link, 0]);
      await expectAccessible(page);
    }
    await page.close();
  }
  expect(seen.size).toBeGreaterThan(4);
});
