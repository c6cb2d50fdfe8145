import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#e2e/support/browser';
import type { OpenPage } from '#e2e/support/open-page';
import { startProduct, type Product } from '#e2e/support/product';
import { signInAs } from '#e2e/support/sign-in';

/** The console on a product of one test file's own, as the demo leaves it. */
export interface PlayedConsole {
  readonly address: () => string;
  /** Where the product keeps what it has. */
  readonly folder: () => string;
  /** Signs a demo person in and opens a path; the page is closed, and its faults told, after the test. */
  readonly enter: (person: string, path: string) => Promise<Page>;
}

/** Starts product and browser before the file's tests and ends them afterwards. */
export function playedConsole(): PlayedConsole {
  let product: Product;
  let browser: Browser;
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  }, 900_000);

  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });

  afterAll(async () => {
    await browser.close();
    await product.stop();
  }, 60_000);

  return {
    address: () => product.address,
    folder: () => product.folder,
    enter: async (person, path) => {
      const page = await signInAs(browser, { address: product.address, person, path });
      opened.push(page);
      return page.page;
    },
  };
}
