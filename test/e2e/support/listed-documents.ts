import type { Page } from 'playwright-core';

interface Listed {
  readonly number: string;
  readonly total: string;
  readonly payerName: string;
}

/** What the API lists for whoever is signed in on the page, the oldest first. */
export async function invoicesOf(page: Page, query: string): Promise<Listed[]> {
  const listed: unknown = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/documents?kind=invoice&sort=date&${query}`);
  return (listed as { items: Listed[] }).items;
}

/** The payment reference that a document was issued with. */
export async function referenceOf(page: Page, number: string): Promise<string> {
  const document: unknown = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/documents/${number}`);
  return (document as { paymentReference: string }).paymentReference;
}
