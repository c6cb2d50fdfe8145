import type { Browser, Page } from 'playwright-core';
import { openPage, type OpenPage } from '#e2e/support/open-page';

/** Signs a demo person in by the pages that a person sees, and ends at `path`. */
export async function signInAs(
  browser: Browser,
  visit: { readonly address: string; readonly person: string; readonly path: string },
): Promise<OpenPage> {
  const opened = await openPage(browser, { address: visit.address, path: visit.path, width: 1280 });
  const { page } = opened;
  await page.getByRole('link', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: visit.person, exact: false }).click();
  // A page adds the filters it starts with to its address.
  await page.waitForURL((url) => url.pathname === new URL(visit.path, visit.address).pathname);
  return opened;
}

/** The page's own title, once it shows what it was asked for. */
export async function waitForTitle(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}
