import { expectAccessible } from '#e2e/support/accessibility';
import { chooseFiles, fetchFrom, fileOf } from '#e2e/support/files';
import { movedKey } from '#e2e/support/moved-key';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** Plans, simulation and agreements on the product itself, as the demo leaves it. */
jest.setTimeout(120_000);

const OFFICER = 'Opkrævningsmedarbejder, KOMBIT';

const { address, enter } = playedConsole();

describe('plans', () => {
  it('show a programme with its budgets, costs, agreements and who bills it, and hand out the file behind a figure', async () => {
    const page = await enter(OFFICER, '/planer');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Telemedicinsk infrastruktur (FUT)' }).click();
    await waitForTitle(page, 'Telemedicinsk infrastruktur (FUT)');
    const budget = page.getByRole('row', { name: /2025, version 1/ }).first();
    expect(await budget.innerText()).toMatch(/44\.007\.860,00.*foreløbigt overslag.*budgets\.csv/s);
    expect(await page.getByRole('row', { name: /2023, version 2/ }).innerText()).toMatch(/46\.998\.120,15.*revideret.*fut-2023-corrected\.csv/s);
    expect(await page.getByRole('row', { name: /Danske Regioner.*Region Midtjylland/ }).innerText()).toContain('første bankdag i april');
    await expectAccessible(page);
    const href = await budget.getByRole('link', { name: 'Hent filen budgets.csv' }).getAttribute('href');
    const file = await fetchFrom(page, href ?? '');
    expect(file).toMatchObject({ status: 200, as: 'attachment; filename="budgets.csv"', sniff: 'nosniff' });
    expect(file.text).toContain('FUT,2025,44007860.00,preliminary-estimate');
  });

  it('open a key level by level with the keyboard, down to the row of the file, each level with its sum', async () => {
    const page = await enter(OFFICER, '/planer/noegle/FUT/1');
    await waitForTitle(page, 'Fordelingsnøgle FUT, version 1');
    const regions = page.getByText('Danske Regioner (62,5 %): 28.200.300,00 kr.');
    expect(await page.getByRole('row', { name: /Region Nordjylland/ }).isVisible()).toBe(false);
    await regions.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('row', { name: /Region Nordjylland/ }).innerText()).toMatch(/591\.740\s+2\.8\d\d\.\d{3},\d\d.*keys\.csv række/s);
    expect(await page.getByRole('row', { name: /^I alt/ }).innerText()).toContain('28.200.300,00');
    expect(await page.getByText(/alle parter i alt: 2 dele, vægt 100/).innerText()).toContain('45.120.480,00');
    await expectAccessible(page);
  });

  it('keep which dates are shown in the address, and say why a round was blocked', async () => {
    const page = await enter(OFFICER, '/planer/kalender');
    await page.getByText('planlagt').first().waitFor();
    expect(await page.getByRole('link', { name: 'Kørsel KOMBIT/2025-04-01' }).count()).toBe(0);
    await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Alle' });
    await page.waitForURL(/vis=alle/);
    await page.getByText('Spærret: FUT 2025, KL. Årets budget er et foreløbigt overslag og kan ikke opkræves.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Kørsel KOMBIT/2025-04-01' }).click();
    await waitForTitle(page, /Fakturakørsel KOMBIT/);
  });

  it('list the imported files with who brought them, and keep the filter in the address', async () => {
    const page = await enter('Revisor', '/planer');
    await page.getByRole('link', { name: 'Se indlæste filer' }).click();
    await waitForTitle(page, 'Indlæste filer');
    await page.getByLabel('Indhold').selectOption({ label: 'Vedlagt regnskab' });
    await page.waitForURL(/art=attachment/);
    await page.getByText('Viser 1–5 af 5').waitFor();
    await page.getByRole('searchbox').fill('corrected');
    await page.getByText('Viser 1–1 af 1').waitFor();
    await expectAccessible(page);
    const link = page.getByRole('link', { name: 'Hent accounts/fut-2023-corrected.csv' });
    expect(await page.getByRole('row', { name: /fut-2023-corrected/ }).innerText()).toContain('Vedlagt regnskab');
    const file = await fetchFrom(page, (await link.getAttribute('href')) ?? '');
    expect(file).toMatchObject({ status: 200, as: 'attachment; filename="accounts-fut-2023-corrected.csv"', sniff: 'nosniff' });
  });

  it('show a municipality the plans of its programmes, and neither files nor dates of issuers', async () => {
    const page = await enter('Økonomimedarbejder, Læsø Kommune', '/planer/FUT');
    await page.getByRole('row', { name: /2025, version 1/ }).waitFor();
    expect(await page.getByRole('link', { name: /^Hent/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`${address()}/planer/kalender`);
    await page.getByText('Du har ikke adgang til siden').waitFor();
    expect((await fetchFrom(page, `/api/imported-files/${'0'.repeat(64)}`)).status).toBe(403);
    await page.goto(`${address()}/planer/UKENDT`);
    await page.getByText('Programmet findes ikke.').waitFor();
  });
});

describe('a simulation', () => {
  it('supposes the key of a file, keeps nothing of it, and asks for it again after a reload', async () => {
    const page = await enter('Revisor', '/simulering?program=FUT&aar=2025&noegle=fil&budget=%2240000000.00%22');
    await page.getByText('Vælg filen igen', { exact: false }).waitFor();
    await chooseFiles(page, fileOf('keys.csv', movedKey().replace('weight,591740', 'weight,mange')));
    await page.getByRole('row', { name: /kolonne weight/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Slett|Slet|Fjern/ }).click();
    await chooseFiles(page, fileOf('keys.csv', movedKey()));
    await page.getByText('(antaget budget; en nøgle fra en fil)').waitFor();
    expect(await page.getByText('40.000.000,00', { exact: false }).count()).toBeGreaterThan(0);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent simuleringen (CSV)' }).click();
    const kept = await (await file).createReadStream();
    let text = '';
    for await (const chunk of kept) text += String(chunk);
    expect(text.split('\n').length).toBeGreaterThan(103);
    await expectAccessible(page);
    await page.reload();
    await page.getByText('Vælg filen igen', { exact: false }).waitFor();
  });

  it('shows each payer what another budget would cost, stands in its address, and says that it is never billed', async () => {
    const page = await enter(OFFICER, '/simulering');
    await page.getByText('kan aldrig få nummer').waitFor();
    await page.getByRole('button', { name: 'Vis konsekvensen' }).click();
    await page.getByText('Skriv et beløb, eller vælg en fordelingsnøgle.').first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('Program', { exact: true }).selectOption({ label: 'Telemedicinske løsninger (TELMA)' });
    await page.getByLabel('År', { exact: true }).fill('2025');
    await page.getByLabel('Årets beløb, hvis det var et andet').fill('14.00');
    await page.keyboard.press('Enter');
    await page.getByText('Skriv et beløb, for eksempel 45.000.000,00.').first().waitFor();
    await page.getByLabel('Årets beløb, hvis det var et andet').fill('14.000.000,00');
    await page.keyboard.press('Enter');
    await page.getByText('Viser 1–50 af 103').waitFor();
    expect(page.url()).toContain('14000000.00');
    const sums = await page.getByRole('definition').allInnerTexts();
    expect(sums.slice(0, 3)).toEqual([
      expect.stringMatching(/13\.601\.450,00.*foreløbigt overslag/),
      expect.stringMatching(/14\.000\.000,00.*antaget budget/),
      expect.stringContaining('+398.550,00'),
    ]);
    await page.getByRole('columnheader', { name: 'Forskel, DKK' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Forskel, DKK' }).getByRole('button').click();
    await page.waitForURL(/sortering=-difference/);
    await page.getByRole('row', { name: /^Region Hovedstaden/ }).waitFor();
    await page.getByRole('searchbox').fill('læsø');
    await page.getByText('Viser 1–1 af 1').waitFor();
    await expectAccessible(page);
    const href = await page.getByRole('link', { name: 'Hent simuleringen (CSV)' }).getAttribute('href');
    const file = await fetchFrom(page, href ?? '');
    expect(file).toMatchObject({ status: 200, as: 'attachment; filename="simulering-TELMA-2025.csv"' });
    expect(file.text).toMatch(/Som antaget \(SIMULERING\), netto.*Læsø Kommune;TELMA;2025/s);
    await page.reload();
    await page.getByText('Viser 1–1 af 1').waitFor();
  });

  it('of a year that nobody bills says so, and is for the desk and the auditor alone', async () => {
    const page = await enter('Revisor', '/simulering?program=FUT&aar=2012&budget="1000.00"');
    await page.getByText('Ingen opkræver programmet for det år.').waitFor();
    for (const person of ['Økonomimedarbejder, Læsø Kommune', 'Administrator']) {
      const other = await enter(person, '/simulering');
      await other.getByText('Du har ikke adgang til siden').waitFor();
      expect((await fetchFrom(other, '/api/simulation?programme=FUT&year=2025&budget=1.00')).status).toBe(403);
    }
  });
});

describe('an agreement', () => {
  it('is written down, checked, recorded once, and brings the blocked year into the open run', async () => {
    const page = await enter(OFFICER, '/planer/FUT');
    await page.getByRole('link', { name: 'Registrér en aftale' }).click();
    await waitForTitle(page, 'Registrér en aftale');
    await page.getByRole('button', { name: 'Kontrollér oplysningerne' }).click();
    await page.getByText('Vælg, om beløbene er med eller uden moms.').first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('Gælder fra året').fill('2025');
    await page.getByLabel('Hvem har aftalt det').fill('Danske Regioner og KL');
    await page.getByLabel('Aftalt den').fill('2026-01-10');
    await page.getByLabel('Dokument').fill('Aftale om FUT 2025');
    await page.getByLabel('Beløbene er').selectOption({ label: 'uden moms' });
    await page.getByLabel('Ydelsen er').selectOption({ label: 'momspligtigt' });
    await page.getByLabel('Momssats i procent').fill('0');
    await page.getByLabel('Begrundelse for momsen').fill('Ydelsen er momspligtig');
    await page.getByLabel('År 1').fill('2025');
    await page.getByLabel('Budget 1, DKK').fill('44.500.000,00');
    await page.getByRole('button', { name: 'Kontrollér oplysningerne' }).click();
    await page.getByText('Momssatsen passer ikke til kategorien', { exact: false }).waitFor();
    await page.getByText('Ret det, der står i tabellen, og kontrollér igen.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ret oplysningerne' }).click();
    await page.getByLabel('Momssats i procent').fill('25');
    await page.getByRole('button', { name: 'Kontrollér oplysningerne' }).click();
    await page.getByRole('heading', { name: 'Kontrollér, før du registrerer' }).waitFor();
    expect(await page.getByRole('definition').allInnerTexts()).toEqual(expect.arrayContaining(['momspligtigt, 25\u00a0%', '44.500.000,00\u00a0kr.']));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Registrér aftalen' }).dblclick();
    await page.getByText('Aftalen og budgetterne er registreret.', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Se programmet' }).click();
    const budget = await page.getByRole('row', { name: /2025, version 2/ }).innerText();
    expect(budget).toMatch(/44\.500\.000,00.*fastlagt og godkendt.*Aftale om FUT 2025, registreret i Aconto af Opkrævningsmedarbejder, KOMBIT/s);
    expect(await page.getByRole('row', { name: /2025, version 3/ }).count()).toBe(0);
    await page.goto(`${address()}/koersler/KOMBIT/2025-04-01`);
    await page.getByRole('row', { name: /FUT 2025, KL à conto budget, version 2/ }).waitFor({ timeout: 60_000 });
  });

  it('is recorded by officers and administrators, of programmes that their issuer bills', async () => {
    const page = await enter('Godkender, KOMBIT', '/planer/FUT');
    await page.getByRole('row', { name: /2025, version 1/ }).waitFor();
    expect(await page.getByRole('link', { name: 'Registrér en aftale' }).count()).toBe(0);
    await page.goto(`${address()}/planer/FUT/aftale`);
    await page.getByText('Du har ikke adgang til siden').waitFor();
  });
});
