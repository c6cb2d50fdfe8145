import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { playedConsole } from '#e2e/support/played-console';

/** Stopping mailing, on the product as the demo leaves it: nothing is on its way, so nothing else notices. Each test starts again what it has stopped. */
jest.setTimeout(120_000);

const REASON = 'Forkert brevhoved';
const { enter } = playedConsole();

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
