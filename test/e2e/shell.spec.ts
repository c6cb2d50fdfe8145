import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectNoAxeViolations, scrollsSideways } from '#e2e/support/accessibility';
import { launchBrowser } from '#e2e/support/browser';
import { openPage, type OpenPage } from '#e2e/support/open-page';
import { apiIsDown, serveSite, type ApiAnswer, type Site } from '#e2e/support/site';

/** The built console in a real browser, under the policy it is served with, and with an API that is down, empty-handed or nearly at its end. */
const CONSOLE = join(__dirname, '../../dist/apps/console');
const WIDTHS = [1280, 320];
const MINUTE = 60_000;

jest.setTimeout(30_000);

let browser: Browser;
let site: Site;
let answerApi: ApiAnswer;
const opened: OpenPage[] = [];

beforeAll(async () => {
  site = await serveSite(CONSOLE, (request, response) => answerApi(request, response));
  browser = await launchBrowser();
}, 120_000);

afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a path and fails when the page broke its policy, threw, or asked another host. */
async function visit(path: string, width = 1280): Promise<Page> {
  const page = await openPage(browser, { address: site.address, path, width });
  opened.push(page);
  return page.page;
}

const nobodyIsSignedIn: ApiAnswer = (_request, response) => {
  response.writeHead(401, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'urn:aconto:problem:sign-in-needed', title: 'Unauthorized', status: 401, code: 'sign-in-needed' }));
};

function signedIn(idleMilliseconds: number, requests: string[] = []): ApiAnswer {
  let idleUntil = idleMilliseconds;
  return (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['x-csrf-token'] ?? '')}`.trim());
    if (request.method === 'POST') idleUntil = 30 * MINUTE;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    if (request.url === '/api/overview') {
      response.end(JSON.stringify({ tasks: [], troubles: [], upcoming: [] }));
      return;
    }
    response.end(
      JSON.stringify({
        person: 'approver-rm',
        label: 'Godkender, Region Midtjylland',
        language: 'da',
        roles: [{ role: 'approver', scope: 'RM', scopeName: 'Region Midtjylland' }],
        csrfToken: 'the-token',
        idleExpiresAt: new Date(Date.now() + idleUntil).toISOString(),
        expiresAt: new Date(Date.now() + 480 * MINUTE).toISOString(),
      }),
    );
  };
}

describe.each(WIDTHS)('%i pixels wide', (width) => {
  const pages: [string, string, ApiAnswer, string][] = [
    ['the overview', '/', signedIn(30 * MINUTE), 'Overblik'],
    ['the accessibility statement', '/was', nobodyIsSignedIn, 'Tilgængelighedserklæring'],
    ['a page that does not exist', '/findes-ikke', nobodyIsSignedIn, 'Siden findes ikke'],
    ['the way to sign in', '/log-ind?tilbage=%2Fkoersler', nobodyIsSignedIn, 'Log ind'],
    ['the overview while the API is down', '/', apiIsDown, 'Overblik'],
  ];

  it.each(pages)('%s can be used by everybody', async (_name, path, api, title) => {
    answerApi = api;
    const page = await visit(path, width);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    if (api === apiIsDown) await page.getByRole('button', { name: 'Prøv igen' }).waitFor();
    await expectNoAxeViolations(page);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await page.title()).toBe(`${title} – Aconto`);
  });
});

describe('the keyboard alone', () => {
  beforeEach(() => {
    answerApi = signedIn(30 * MINUTE);
  });

  it('first offers to skip to the content', async () => {
    const page = await visit('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Gå til indholdet');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('indhold');
  });

  it('is on the title of the page it went to', async () => {
    const page = await visit('/');
    await page.getByRole('link', { name: 'Tilgængelighedserklæring' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tilgængelighedserklæring' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Tilgængelighedserklæring');
  });

  it('opens who one is, and closes it with Escape', async () => {
    const page = await visit('/');
    const person = page.getByRole('button', { name: 'Logget ind som Godkender, Region Midtjylland' });
    await person.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Log ud' }).waitFor();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    expect(await person.getAttribute('aria-expanded')).toBe('false');
  });
});

it('changes every word at once, and remembers the language', async () => {
  answerApi = nobodyIsSignedIn;
  const page = await visit('/was');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
});

it('leads whoever is not signed in to sign in, and back to the same address', async () => {
  answerApi = nobodyIsSignedIn;
  const page = await visit('/?fra=mail');
  await page.getByRole('heading', { level: 1, name: 'Log ind' }).waitFor();
  expect(await page.getByRole('link', { name: 'Log ind' }).getAttribute('href')).toContain(encodeURIComponent('/?fra=mail'));
});

it('says that the API is down, and shows the page once it is back', async () => {
  answerApi = apiIsDown;
  const page = await visit('/');
  await page.getByText('Aconto svarer ikke lige nu').waitFor();
  const retry = page.getByRole('button', { name: 'Prøv igen' });
  await retry.waitFor();
  answerApi = signedIn(30 * MINUTE);
  await retry.click();
  await page.getByText('Dig og din adgang').waitFor();
  expect(await page.getByText('Aconto svarer ikke lige nu').count()).toBe(0);
});

it('warns five minutes before the session ends, and keeps it on request', async () => {
  const requests: string[] = [];
  answerApi = signedIn(4 * MINUTE, requests);
  const page = await visit('/');
  const dialog = page.getByRole('dialog', { name: 'Du bliver snart logget ud' });
  await dialog.waitFor();
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Bliv logget ind' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(requests).toContain('POST /api/session/extend the-token');
});
