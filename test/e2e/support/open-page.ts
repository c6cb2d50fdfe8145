import type { Browser, Page } from 'playwright-core';

export interface OpenPage {
  readonly page: Page;
  /** Closes it, and fails when the page threw, broke its security policy or asked another host for anything. */
  close(): Promise<void>;
}

interface OpenOptions {
  readonly address: string;
  readonly path: string;
  readonly width: number;
}

/** A fresh visitor: no cookies, nothing remembered. */
export async function openPage(browser: Browser, { address, path, width }: OpenOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      throw new Error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${address}${path}`);
  return {
    page,
    close: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}
