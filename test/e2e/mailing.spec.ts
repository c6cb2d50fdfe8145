import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { letBounce } from '#e2e/support/bounce';
import { invoicesOf } from '#e2e/support/listed-documents';
import { playedConsole } from '#e2e/support/played-console';
import { waitUntil } from '#platform/embedded/wait-until';

/** Stopping mailing, and a mail that comes back, on the product as the demo leaves it: nothing else is on its way. Each test starts again what it has stopped. */
jest.setTimeout(120_000);

const REASON = 'Forkert brevhoved';
const { address, folder, enter } = playedConsole();

async function change(page: Page, name: 'Stands udsendelsen' | 'Start udsendelsen igen'): Promise<void> {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(REASON);
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('udsendelse af mails', () => {
  it('is stopped by an administrator for everything, is told on overview and run, and is started again', async () => {
    const page = await enter('Administrator', '/drift');
    const part = page.getByRole('region', { name: 'Udsendelse af mails' });
    await part.getByText('Mails sendes.').waitFor();
    await change(page, 'Stands udsendelsen');
    await part.getByText('Udsendelsen er standset.').waitFor();
    await part.getByText(new RegExp(`^Al udsendelse af mails er standset siden .*: ${REASON}$`)).waitFor();
    await expectAccessible(page);

    const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/');
    await officer.getByText(/Al udsendelse af mails er standset siden/).waitFor();
    await officer.goto(new URL('/koersler/KOMBIT/2024-04-02', officer.url()).href);
    await officer.getByText(/Al udsendelse startes igen af en administrator\./).waitFor();
    await expectAccessible(officer);

    await change(page, 'Start udsendelsen igen');
    await part.getByText('Mails sendes.').waitFor();
  });

  it('is stopped for one run by its officer, and by nobody else', async () => {
    const page = await enter('Opkrævningsmedarbejder, Region Midtjylland', '/koersler/RM/2025-04-01');
    await change(page, 'Stands udsendelsen');
    await page.getByText(new RegExp(`^Kørslens udsendelse er standset siden .* af officer-rm: ${REASON}$`)).waitFor();
    await expectAccessible(page);

    const approver = await enter('Godkender, Region Midtjylland', '/koersler/RM/2025-04-01');
    await approver.getByText('Udstederens opkrævningsmedarbejder kan standse og starte kørslens udsendelse.').first().waitFor();

    await change(page, 'Start udsendelsen igen');
    await page.getByText('Udsendelsen er startet igen.').waitFor();
  });
});

describe('en mail, der kommer tilbage', () => {
  const NEW = 'bogholderi@frederiksberg.kommune.example';

  async function statesOf(page: Page, number: string): Promise<string[]> {
    const document: unknown = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/documents/${number}`);
    return (document as { mails: { state: string }[] }).mails.map(({ state }) => state);
  }

  it('is shown on the document and under operations, and goes again once two people have changed the address', async () => {
    const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/');
    const [invoice] = await invoicesOf(officer, 'issuer=KOMBIT&payer=0147');
    const number = invoice?.number ?? '';
    const recipient = await letBounce(folder(), number);
    await waitUntil('the mail has come back', async () => (await statesOf(officer, number)).includes('bounced'), 60_000);
    await officer.goto(`${address()}/faktura/${number}`);
    await officer.getByText(`Kom retur fra ${recipient}`).waitFor();
    await officer.getByText('5.1.1', { exact: false }).first().waitFor();
    await expectAccessible(officer);

    const administrator = await enter('Administrator', '/drift');
    await administrator.getByRole('row', { name: new RegExp(number) }).waitFor();
    await expectAccessible(administrator);

    await officer.goto(`${address()}/betalere/0147`);
    await officer.getByRole('button', { name: 'Foreslå en ændring' }).click();
    await officer.getByLabel('E-mail').fill(NEW);
    await officer.getByLabel('Begrundelse').fill('Mailen kom tilbage.');
    await officer.getByRole('button', { name: 'Send til godkendelse' }).click();
    await officer.getByText('Du har selv foreslået ændringen.').waitFor();
    const approver = await enter('Godkender, KOMBIT', '/betalere/0147');
    await approver.getByRole('button', { name: 'Godkend ændringen' }).click();
    await approver.getByRole('dialog').getByRole('button', { name: 'Godkend ændringen' }).click();
    await approver.getByText('Ændret: E-mail').waitFor();

    await officer.goto(`${address()}/faktura/${number}`);
    await officer.getByRole('button', { name: 'Send igen' }).click();
    await officer.getByRole('dialog').getByRole('textbox').fill('Kom tilbage; adressen er rettet.');
    await officer.getByRole('dialog').getByRole('button', { name: 'Send igen' }).click();
    await waitUntil('the copy is sent', async () => (await statesOf(officer, number)).toString() === 'bounced,sent', 60_000);
    await officer.reload();
    await officer.getByText(NEW, { exact: false }).first().waitFor();
    await administrator.reload();
    await administrator.getByRole('heading', { name: 'Mails, der kræver et menneske' }).waitFor();
    await administrator.getByText('Ingen mails kræver noget lige nu.').waitFor();
  });
});
