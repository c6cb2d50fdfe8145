import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** The desks of payers and of whoever runs the installation, on the product as the demo leaves it. */
jest.setTimeout(120_000);

const COPENHAGEN = 'Økonomimedarbejder, Københavns Kommune';

const { address, enter } = playedConsole();

async function download(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

describe('Vores fakturaer', () => {
  it('is where a payer’s overview leads, with what was billed and what is not settled yet', async () => {
    const page = await enter(COPENHAGEN, '/');
    await page.getByRole('link', { name: /Hvad I er opkrævet år for år/ }).click();
    await waitForTitle(page, 'Vores fakturaer');
    await page.getByRole('heading', { name: 'Københavns Kommune' }).waitFor();
    const standing = page.getByRole('region', { name: /: afregnet og jeres andel$/ });
    expect(await standing.count()).toBe(2);
    expect(await standing.first().getByRole('row').nth(1).innerText()).toMatch(/^20\d\d\s/);
    await page.getByText('Endnu ikke afregnet er ikke gæld.').first().waitFor();
    await expectAccessible(page);
  });

  it('calls what next year may cost an estimate, on the page and in the file', async () => {
    const page = await enter(COPENHAGEN, '/mine');
    const coming = page.getByRole('region', { name: 'Hvad kommende år kan koste' });
    await coming.getByRole('cell', { name: 'SKØN, kan ændre sig: foreløbigt overslag' }).first().waitFor();
    const file = await download(page, 'Hent tallene år for år (CSV)');
    expect(file.name).toBe('0101.csv');
    expect(file.text).toContain('SKØN, kan ændre sig: foreløbigt overslag');
  });

  it('says what each document is for, and leads to it by keyboard', async () => {
    const page = await enter(COPENHAGEN, '/mine');
    const documents = page.getByRole('region', { name: 'Hvad dokumenterne er for' });
    const link = documents.getByRole('link').last();
    const number = await link.innerText();
    expect(await documents.getByRole('row', { name: new RegExp(number) }).innerText()).toMatch(/ 2022, bagudrettet betaling:/);
    await link.focus();
    await page.keyboard.press('Enter');
    await waitForTitle(page, new RegExp(number));
  });

  it('shows no other organisation, however the address is written', async () => {
    const page = await enter(COPENHAGEN, '/mine?betaler=0825');
    await page.getByText('Betaleren findes ikke.').waitFor();
    expect(await page.content()).not.toContain('Læsø');
    await expectAccessible(page);
  });

  it('is no page for those who bill', async () => {
    const page = await enter('Opkrævningsmedarbejder, KOMBIT', '/mine');
    await page.getByRole('heading', { name: 'Du har ikke adgang til siden' }).waitFor();
    expect(await page.getByRole('navigation').first().innerText()).not.toContain('Vores fakturaer');
  });
});

describe('Drift', () => {
  it('shows an administrator that every part answers, and the way to the procedure’s own page', async () => {
    const page = await enter('Administrator', '/drift');
    await waitForTitle(page, 'Drift');
    await page.getByText('Beregner, udsteder, danner dokumenter og sender mails.').waitFor();
    expect(await page.getByText('Svarer', { exact: true }).count()).toBe(4);
    expect(await page.getByRole('link', { name: /Forløbsstyringens egen side/ }).getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    await page.getByRole('row', { name: /Dokument afvist af mailserver 1/ }).waitFor();
    await page.getByText('Ingen kørsler står stille.').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/temporal|workflow/i);
    await expectAccessible(page);
  });

  it('is closed to those who bill, whatever address they write', async () => {
    for (const path of ['/drift', '/drift/personer', '/drift/postkasse']) {
      const page = await enter('Godkender, KOMBIT', path);
      await page.getByRole('heading', { name: 'Du har ikke adgang til siden' }).waitFor();
    }
  });

  it('asks for the evidence before a mail is settled, and says in words why it could not be', async () => {
    const page = await enter('Administrator', '/');
    const mail = { id: 'no-such-mail', kind: 'document', number: 'KOMBIT-000001', run: 'KOMBIT/2023-03-15', address: 'f@x.example' };
    const item = { ...mail, state: 'unknown', stateAt: '2026-01-05T08:00:00.000Z', attempt: 1, detail: 'no answer' };
    await page.route('**/api/operations/mails*', (route) => route.fulfill({ json: { items: [item], nextCursor: null, total: 1 } }));
    await page.getByRole('link', { name: 'Drift' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mailen er modtaget' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mailen er modtaget' }).click();
    await dialog.getByText('Skriv en begrundelse på mindst tre tegn.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Hvad viser det?').fill('Modtageren har svaret.');
    await dialog.getByRole('button', { name: 'Mailen er modtaget' }).click();
    await dialog.getByText('Mailen findes ikke.').waitFor();
  });

  it('opens a caught mail as text, with what is attached', async () => {
    const page = await enter('Administrator', '/drift/postkasse');
    await page.getByText(/Viser 1–50 af \d+/).waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox').fill('oldest address that nobody has');
    await page.getByText('Ingen mails svarer til det, du søger.').waitFor();
    await page.getByRole('searchbox').fill('bogholderi@laesoe.kommune.example');
    const link = page.getByRole('link', { name: /KOMBIT-000093/ });
    await link.focus();
    await page.keyboard.press('Enter');
    await waitForTitle(page, /Kopi: .*KOMBIT-000093/);
    await page.getByText(/Til Læsø Kommune/).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /KOMBIT-000093\.pdf/ }).click()]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await expectAccessible(page);
  });

  it('gives a role that lets its holder choose between two organisations, and ends it with a reason', async () => {
    const page = await enter('Administrator', '/drift/personer');
    await page.getByRole('searchbox').fill('Aarhus');
    await page.getByRole('link', { name: 'Økonomimedarbejder, Aarhus Kommune' }).click();
    await page.getByRole('button', { name: 'Giv en rolle' }).click();
    await page.getByRole('button', { name: 'Giv rollen' }).click();
    await page.getByText('Vælg en rolle.').first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('Rolle', { exact: true }).selectOption('payer');
    await page.getByLabel('Betaler', { exact: true }).selectOption('0825');
    await page.getByRole('button', { name: 'Giv rollen' }).click();
    await page.getByText('Rollen er givet.').waitFor();

    const payer = await enter('Økonomimedarbejder, Aarhus Kommune', '/mine');
    await payer.getByLabel('Organisation').selectOption('0825');
    await payer.getByRole('heading', { name: 'Læsø Kommune' }).waitFor();
    await payer.waitForURL((url) => url.searchParams.get('betaler') === '0825');
    await expectAccessible(payer);

    const row = page.getByRole('row', { name: /Læsø Kommune/ });
    await row.getByRole('button', { name: 'Afslut rollen' }).click();
    await page.getByRole('dialog').getByLabel('Begrundelse').fill('Læsø har fået sin egen medarbejder.');
    await page.getByRole('dialog').getByRole('button', { name: 'Afslut rollen' }).click();
    await page.getByRole('row', { name: /Læsø Kommune .*Afsluttet/ }).waitFor();
    await payer.reload();
    await payer.getByText('Betaleren findes ikke.').waitFor();
  });

  it('lets nobody decide on roles that somebody changed meanwhile, nor end their own right to administrate', async () => {
    const [one, other] = [await enter('Administrator', '/drift/personer/finance-1083'), await enter('Administrator', '/drift/personer/finance-1083')];
    await other.getByRole('button', { name: 'Afslut rollen' }).waitFor();
    await one.getByRole('button', { name: 'Giv en rolle' }).click();
    await one.getByLabel('Rolle', { exact: true }).selectOption('member');
    await one.getByRole('button', { name: 'Giv rollen' }).click();
    await one.getByText('Rollen er givet.').waitFor();
    await other.getByRole('button', { name: 'Afslut rollen' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByLabel('Begrundelse').fill('Medarbejderen er fratrådt.');
    await dialog.getByRole('button', { name: 'Afslut rollen' }).click();
    await dialog.getByText('En anden har ændret det imens.').waitFor();
    await expectAccessible(other);
    await dialog.getByRole('button', { name: 'Hent igen' }).click();
    await other.getByRole('row', { name: /Medlem/ }).waitFor({ state: 'attached' });

    await one.goto(`${address()}/drift/personer/administrator`);
    await one.getByText('Du kan ikke selv afslutte din egen rolle som administrator.').waitFor();
  });
});

describe('Betalere', () => {
  async function propose(person: string, email: string): Promise<void> {
    const page = await enter(person, '/betalere/0851');
    await page.getByRole('button', { name: 'Foreslå en ændring' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Begrundelse').fill('Oplyst af kommunen.');
    await page.getByRole('button', { name: 'Send til godkendelse' }).click();
    await page.getByText('Du har selv foreslået ændringen.').waitFor();
  }

  it('lets nobody approve a change before they have seen what else was proposed meanwhile', async () => {
    await propose('Opkrævningsmedarbejder, KOMBIT', 'bogholderi@aalborg.kommune.example');
    const approver = await enter('Godkender, KOMBIT', '/betalere/0851');
    await approver.getByRole('button', { name: 'Godkend ændringen' }).waitFor();
    await propose('Opkrævningsmedarbejder, Region Nordjylland', 'faktura.2@aalborg.kommune.example');
    await approver.getByRole('button', { name: 'Godkend ændringen' }).click();
    const dialog = approver.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Godkend ændringen' }).click();
    await dialog.getByText('En anden har ændret det imens.').waitFor();
    await expectAccessible(approver);
    await dialog.getByRole('button', { name: 'Hent igen' }).click();
    await approver.getByText('faktura.2@aalborg.kommune.example', { exact: false }).first().waitFor({ state: 'attached' });
    await dialog.getByRole('button', { name: 'Godkend ændringen' }).click();
    await approver.getByText('Ændret: E-mail').waitFor();
  });
});
