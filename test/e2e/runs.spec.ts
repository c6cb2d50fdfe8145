import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectNoAxeViolations, scrollsSideways } from '#e2e/support/accessibility';
import { launchBrowser } from '#e2e/support/browser';
import { fakeRun } from '#e2e/support/fake-run';
import { openPage, type OpenPage } from '#e2e/support/open-page';
import { serveSite, type Site } from '#e2e/support/site';

/** The pages of invoice runs in a real browser, with an API that is played: what a person sees, sends, and is told. */
const RUN = '/koersler/KOMBIT/2025-04-01';

jest.setTimeout(60_000);

let browser: Browser;
let site: Site;
let state = 'submitted';
let refusal: string | null = null;
let asked: string[] = [];
let commands: { readonly path: string; readonly key: string; readonly body: string }[] = [];
const opened: OpenPage[] = [];

beforeAll(async () => {
  site = await serveSite(join(__dirname, '../../dist/apps/console'), (request, response) => void answer(request, response));
  browser = await launchBrowser();
}, 120_000);

beforeEach(() => {
  state = 'submitted';
  refusal = null;
  asked = [];
  commands = [];
});

afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
  };
  if (pathname === '/api/session') {
    send(200, session());
    return;
  }
  if (pathname.endsWith('/events')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(`event: progress\ndata: ${JSON.stringify({ state, prepared: 98, issued: 0, rendered: 0, sent: 0, failed: 0 })}\n\n`);
    return;
  }
  if (request.method === 'POST') {
    commands.push({ path: pathname, key: String(request.headers['idempotency-key']), body: await bodyOf(request) });
    if (refusal !== null) {
      send(409, { type: '', title: refusal, status: 409, code: refusal, detail: refusal, instance: 'r1' });
      return;
    }
    state = pathname.endsWith('approve') ? 'approved' : 'rejected';
    send(200, { state });
    return;
  }
  asked.push(`${pathname}${search}`);
  const found = fakeRun(state).answers[pathname];
  if (found === undefined) send(404, { type: '', title: '', status: 404, code: 'route-unknown', detail: '', instance: 'r1' });
  else send(200, found);
}

function session() {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const roles = [{ role: 'approver', scope: 'KOMBIT', scopeName: 'KOMBIT A/S' }];
  return {
    person: 'approver-kombit',
    label: 'Godkender, KOMBIT',
    language: 'da',
    roles,
    csrfToken: 't',
    idleExpiresAt: inAnHour,
    expiresAt: inAnHour,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function visit(path: string, width = 1280): Promise<Page> {
  const page = await openPage(browser, { address: site.address, path, width });
  opened.push(page);
  return page.page;
}

describe.each([1280, 320])('%i pixels wide', (width) => {
  it.each([
    ['the list', '/koersler', 'sendt til godkendelse (1)'],
    ['a run’s overview', RUN, 'Hvad betyder effekterne?'],
    ['its payers', `${RUN}?fane=betalere`, 'Københavns Kommune'],
    ['its exceptions', `${RUN}?fane=undtagelser`, '550 mailbox unknown'],
    ['its course', `${RUN}?fane=forloeb`, 'Hent hændelserne (JSON)'],
  ])('%s can be used by everybody', async (_name, path, text) => {
    const page = await visit(path, width);
    await page.getByText(text).first().waitFor();
    await expectNoAxeViolations(page);
    expect(await scrollsSideways(page)).toBe(false);
  });
});

it('asks the API for one state, and keeps that in the address', async () => {
  const page = await visit('/koersler');
  await page.getByRole('button', { name: 'sendt til godkendelse (1)' }).click();
  await page.waitForURL(/tilstand=submitted/);
  await page.getByText('Viser 1–1 af 1').waitFor();
  expect(asked).toContain('/api/runs?sort=-date&state=submitted');
});

it('says in a sentence why a blocked round is not billed, and why an action is not there', async () => {
  const page = await visit(`${RUN}?fane=undtagelser`);
  await page.getByText('Årets budget er et foreløbigt overslag og kan ikke opkræves.').waitFor();
  await page.getByText('Send til godkendelse kan ikke vælges: det gør udstederens opkrævningsmedarbejder.').waitFor();
});

it('approves the digest that was shown, once however often one clicks, and gives a receipt', async () => {
  const page = await visit(RUN);
  await page.getByRole('button', { name: 'Godkend', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('-271.154,54 kr.').waitFor();
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Godkend kørslen' }).dblclick();
  await dialog.getByText('Du har godkendt KOMBIT A/S').waitFor();
  expect(new Set(commands.map(({ key }) => key)).size).toBe(1);
  expect(commands[0]).toMatchObject({ path: '/api/runs/KOMBIT/2025-04-01/approve', body: JSON.stringify({ digest: fakeRun().digest }) });
});

it('rejects with a reason only, and says where it is missing', async () => {
  const page = await visit(RUN);
  await page.getByRole('button', { name: 'Afvis' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Afvis' }).click();
  await dialog.getByText('Skriv en begrundelse.').waitFor();
  expect(commands).toEqual([]);
  await dialog.getByLabel('Begrundelse').fill('Nøglen er fra sidste år');
  await dialog.getByRole('button', { name: 'Afvis' }).click();
  await page.getByText('Kørslen er afvist med din begrundelse.').waitFor();
  expect(commands.map(({ body }) => body)).toEqual([JSON.stringify({ reason: 'Nøglen er fra sidste år' })]);
});

it.each([
  ['run-stale', 'Der er registreret nye oplysninger'],
  ['approval-digest-differs', 'Kørslen har et andet indhold end det, du så.'],
  ['same-person', 'En anden skal godkende det.'],
])('tells %s in words, where it was decided', async (code, text) => {
  refusal = code;
  const page = await visit(RUN);
  await page.getByRole('button', { name: 'Godkend', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Godkend kørslen' }).click();
  await page.getByRole('dialog').getByText(text).waitFor();
});

it('shows what somebody else has decided meanwhile, without a reload', async () => {
  const page = await visit(RUN);
  await page.getByText('0 af 98 udstedt').waitFor();
  state = 'approved';
  await page.getByRole('button', { name: 'Sæt på pause' }).click();
  await page.getByRole('button', { name: 'Følg igen' }).click();
  await page.getByText('Tilstanden er ændret: kørslen er nu godkendt.').waitFor();
});
