import type { Page } from 'playwright-core';

/** A file as a person would choose it. */
export function fileOf(name: string, text: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Chooses files in the first place of the page that takes any. */
export async function chooseFiles(page: Page, ...files: ReturnType<typeof fileOf>[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** What a request from within the page is answered with, and the headers that say how a browser must take it. */
export async function fetchFrom(page: Page, path: string) {
  return page.evaluate(async (address) => {
    const response = await fetch(address);
    const header = (name: string) => response.headers.get(name);
    return { status: response.status, text: await response.text(), as: header('content-disposition'), sniff: header('x-content-type-options') };
  }, path);
}

/** Sends a command from within the page as whoever is signed in there, past what the page offers. */
export async function postTo(page: Page, path: string, body: object): Promise<{ readonly status: number; readonly code: unknown }> {
  return page.evaluate(
    async ({ address, content }) => {
      const { csrfToken } = await (await fetch('/api/session')).json();
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-CSRF-Token': csrfToken };
      const response = await fetch(address, { method: 'POST', headers, body: content });
      const { code } = await response.json();
      return { status: response.status, code };
    },
    { address: path, content: JSON.stringify(body) },
  );
}
