import type { Locator, Page, Route } from 'playwright-core';
import { axeViolations, widerThanPage } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** Every page while the API has not answered, when it fails, when it refuses and when it has nothing to show: axe finds nothing, and nothing is cut off. */
jest.setTimeout(600_000);

const { address, enter } = playedConsole();

const AUDITOR_PAGES = [
  '/',
  '/koersler',
  '/koersler/RM/2024-04-03',
  '/koersler/RM/2024-04-03?fane=betalere',
  '/dokumenter',
  '/faktura/KOMBIT-000093',
  '/betalinger',
  '/betalinger?fane=poster',
  '/betalinger?fane=saldi',
  '/betalinger?fane=rykkere',
  '/betalinger?fane=bogfoering',
  '/betalinger?fane=filer',
  '/kontoudtog/0101',
  '/planer',
  '/planer/FUT',
  '/planer/kalender',
  '/planer/filer',
  '/planer/noegle/FUT-2023/1',
  '/simulering',
  '/betalere',
  '/betalere/0101',
  '/revision',
  '/tallgrunnlag',
  '/tallgrunnlag/NHN-2024/2',
  '/utvalget',
  '/utvalget/TBU-2023-4',
];

const PAGES: readonly (readonly [person: string, paths: readonly string[]])[] = [
  ['Revisor', AUDITOR_PAGES],
  ['Økonomimedarbejder, Københavns Kommune', ['/mine', '/mine/tallgrunnlag']],
  ['Administrator', ['/planer/FUT/aftale', '/drift', '/drift/personer', '/drift/personer/auditor', '/drift/postkasse', '/drift/postkasse/any']],
];

type State = 'not answered' | 'failed' | 'refused';

const PROBLEMS: Readonly<Record<Exclude<State, 'not answered'>, { readonly status: number; readonly code: string }>> = {
  // One that is not asked again by itself: the state is the same, and drawn at once.
  failed: { status: 400, code: 'query-malformed' },
  refused: { status: 403, code: 'role-missing' },
};

/** From here on the API of this page is as the state says; who is signed in it still tells. */
async function bringInto(page: Page, state: State): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/**', async (route: Route) => {
    if (new URL(route.request().url()).pathname === '/api/session') {
      await route.continue();
      return;
    }
    if (state === 'not answered') return;
    const { status, code } = PROBLEMS[state];
    const body = { type: `urn:aconto:problem:${code}`, title: code, status, code, detail: '', instance: 'e2e' };
    await route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) });
  });
}

const DRAWN: Readonly<Record<State, string>> = {
  'not answered': 'main .state-loading',
  failed: 'main .state-failure',
  refused: 'main .state-failure',
};

describe.each<State>(['not answered', 'failed', 'refused'])('an API that has %s', (state) => {
  it.each(PAGES)('leaves every page of %s in order', async (person, paths) => {
    const page = await enter(person, '/');
    await bringInto(page, state);
    const found: [string, string[]][] = [];
    for (const path of paths) {
      await page.goto(`${address()}${path}`);
      const wrong = [
        ...(await lacks(page.getByRole('heading', { level: 1 }), 'a title')),
        ...(await lacks(page.locator(DRAWN[state]).first(), 'what it waits for or why it has nothing')),
        ...(await axeViolations(page)),
        ...(await whenNarrow(page)),
      ];
      if (wrong.length > 0) found.push([path, wrong]);
    }
    expect(found).toEqual([]);
  });
});

async function lacks(part: Locator, what: string): Promise<string[]> {
  return await part.waitFor({ timeout: 20_000 }).then(
    () => [],
    () => [`does not show ${what}`],
  );
}

/** 320 pixels are 1280 at 400 %, 640 are 1280 at 200 %. */
async function whenNarrow(page: Page): Promise<string[]> {
  const wider: string[] = [];
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    wider.push(...(await widerThanPage(page)).map((element) => `at ${width}: ${element}`));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return wider;
}

it('says on each page with a search that nothing was found', async () => {
  const page = await enter('Administrator', '/');
  const found: [string, string[]][] = [];
  for (const path of [
    '/koersler?aar=2019',
    '/betalere?tekst=findes-ikke',
    '/drift/personer?tekst=findes-ikke',
    '/drift/postkasse?tekst=findes-ikke',
  ]) {
    await page.goto(`${address()}${path}`);
    await page.locator('main .state-empty').first().waitFor();
    const wrong = [...(await axeViolations(page)), ...(await whenNarrow(page))];
    if (wrong.length > 0) found.push([path, wrong]);
  }
  expect(found).toEqual([]);
});

it('says to whoever opens a page of others that it is not theirs', async () => {
  const page = await enter('Økonomimedarbejder, Københavns Kommune', '/');
  for (const path of ['/koersler', '/revision', '/drift', '/import', '/simulering', '/tallgrunnlag']) {
    await page.goto(`${address()}${path}`);
    await waitForTitle(page, 'Du har ikke adgang til siden');
    expect([path, await axeViolations(page), await whenNarrow(page)]).toEqual([path, [], []]);
  }
});
