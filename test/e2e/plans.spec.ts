import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '#e2e/support/accessibility';
import { chooseFiles, fetchFrom, fileOf } from '#e2e/support/files';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** Plans, simulation, import and agreements on the product itself, as the demo leaves it. */
jest.setTimeout(120_000);

const EXAMPLE = join(__dirname, '../../example/fut-telma');
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

const BUDGETS = 'programme,year,amount,status,source';

describe('an import', () => {
  it('shows every error at its place in the reader’s words, and takes nothing', async () => {
    const page = await enter(OFFICER, '/import');
    await page.getByText('Højst 12 filer ad gangen, hver på højst 10 MB', { exact: false }).waitFor();
    await chooseFiles(page, fileOf('mine-tal.csv', `${BUDGETS}\nFUT,2026,45000000.00,måske,brev\nFUTT,2026,-1.00,godkendt,brev`));
    await page.getByText('Vælg først, hvad hver fil indeholder.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('mine-tal.csv indeholder').selectOption({ label: 'Budgetter' });
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByRole('heading', { name: 'Forhåndsvisning' }).waitFor();
    expect(await page.getByRole('row', { name: /række 2, kolonne status/ }).innerText()).toMatch(/Ordet kendes ikke.*måske.*approved, godkendt/s);
    expect(await page.getByRole('row', { name: /række 3, kolonne amount/ }).innerText()).toContain('Beløbet er negativt.');
    await page.getByText('Ret fejlene i filerne, og vælg dem igen.').waitFor();
    await expectAccessible(page);
  });

  it('sets a printed plan’s disagreements beside the table they stand in', async () => {
    const page = await enter('Administrator', '/import');
    const plan = readFileSync(join(EXAMPLE, 'printed-payment-plan.csv'), 'utf8');
    // Another comment, or it would be the file that the example brought.
    await chooseFiles(page, fileOf('printed-payment-plan.csv', `# Set igen\n${plan}`));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('6 trykte tal stemmer ikke med deres dele.', { exact: false }).waitFor();
    const [list, table] = [page.getByRole('table').first(), page.getByRole('table').nth(1)];
    expect(
      await list
        .getByRole('row', { name: /^Danske Regioner \+ KL/ })
        .first()
        .innerText(),
    ).toMatch(/47\.353\.501,00\s+47\.353\.500,00\s+1,00/);
    expect(await table.getByRole('row', { name: /^KL/ }).innerText()).toMatch(/26\.504\.981,00\s+forventet 26\.504\.982,00/);
    await expectAccessible(page);
  });

  it('imports what was previewed, once, and leads from the figure back to its file', async () => {
    const page = await enter('Opkrævningsmedarbejder, Region Nordjylland', '/import');
    const text = `${BUDGETS}\nTELMA,2031,14000000.00,foreløbigt overslag,Brev af 1. november`;
    await chooseFiles(page, fileOf('budgets.csv', text));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('klar til indlæsning Budgetter, 1 række').waitFor();
    await page.getByRole('button', { name: 'Indlæs', exact: true }).click();
    const imports: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/imports')) imports.push(request.method());
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Indlæs', exact: true }).dblclick();
    await page.getByRole('heading', { name: 'Kvittering' }).waitFor();
    expect(imports).toEqual(['POST']);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Se planerne' }).click();
    await page.getByRole('link', { name: 'Telemedicinske løsninger (TELMA)' }).click();
    const row = page.getByRole('row', { name: /2031, version 1/ });
    const file = await fetchFrom(page, (await row.getByRole('link', { name: /budgets\.csv/ }).getAttribute('href')) ?? '');
    expect(file.text).toBe(text);
    await page.goto(`${address()}/import`);
    await chooseFiles(page, fileOf('budgets.csv', text));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('Filerne er indlæst før. Der er intet nyt at registrere.').waitFor();
  });

  it('takes accounts along with actual costs, and says which are missing', async () => {
    const page = await enter('Opkrævningsmedarbejder, Region Midtjylland', '/import');
    const costs = 'programme,year,amount,audited,accounts\nFUT,2032,1000.00,nej,accounts/fut-2032.csv';
    await chooseFiles(page, fileOf('actual-costs.csv', costs));
    await page.getByText('Uden regnskab kan en udgift ikke efterreguleres.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('Regnskabet, som rækken nævner, er ikke vedlagt.').waitFor();
    await page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles([fileOf('fut-2032.csv', 'post,beløb\nserver,1000.00')]);
    await page.getByText('Vedlagt: fut-2032.csv').waitFor();
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('klar til indlæsning Faktiske udgifter, 1 række').waitFor();
    await expectAccessible(page);
  });

  it('is refused to an officer for programmes of other issuers and for registers, and to everybody else altogether', async () => {
    const page = await enter(OFFICER, '/import');
    await chooseFiles(page, fileOf('budgets.csv', `${BUDGETS}\nTELMA,2032,1.00,godkendt,brev`));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('Din rolle giver ikke adgang til det.').waitFor();
    await page.goto(`${address()}/import`);
    await chooseFiles(page, fileOf('programmes.csv', 'code,name,currency\nNYT,Nyt,DKK'));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    await page.getByText('Din rolle giver ikke adgang til det.').waitFor();
    await expectAccessible(page);
    const approver = await enter('Godkender, KOMBIT', '/import');
    await approver.getByText('Du har ikke adgang til siden').waitFor();
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
