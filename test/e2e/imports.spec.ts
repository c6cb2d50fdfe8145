import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '#e2e/support/accessibility';
import { chooseFiles, fetchFrom, fileOf } from '#e2e/support/files';
import { movedKey } from '#e2e/support/moved-key';
import { playedConsole } from '#e2e/support/played-console';

/** Import on the product itself, as the demo leaves it: looked at first, recorded once. */
jest.setTimeout(120_000);

const EXAMPLE = join(__dirname, '../../example/fut-telma');
const OFFICER = 'Opkrævningsmedarbejder, KOMBIT';

const { address, enter } = playedConsole();

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
    expect(await page.getByRole('row', { name: /^TELMA 2031/ }).innerText()).toMatch(/intet før\s+14\.000\.000,00.*foreløbigt overslag/s);
    await page.getByRole('button', { name: 'Indlæs', exact: true }).click();
    expect(await page.getByRole('dialog').getByRole('definition').allInnerTexts()).toContain('14.000.000,00\u00a0kr. (intet før)');
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

  it('sets a new budget and a new key beside what stands, and names whose shares change', async () => {
    const page = await enter('Administrator', '/import');
    const budget = `${BUDGETS}\nFUT,2024,53000000.00,godkendt,brev`;
    await chooseFiles(page, fileOf('budgets.csv', budget), fileOf('keys.csv', movedKey()));
    await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
    expect(await page.getByRole('row', { name: /^FUT 2024/ }).innerText()).toMatch(/52\.644\.321,00.*53\.000\.000,00.*\+355\.679,00/s);
    await page.getByText('103 betaleres andele ændres.', { exact: false }).waitFor();
    const shares = page.getByRole('table', { name: 'Andele i FUT' });
    expect(await shares.getByRole('row').count()).toBe(21);
    await page.getByRole('button', { name: 'Vis alle 103' }).click();
    expect(await shares.getByRole('row').count()).toBe(104);
    expect(await shares.getByRole('row', { name: /Region Hovedstaden/ }).innerText()).toMatch(/\d,\d{4}\u00a0%.*-\d,\d{4}/s);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Indlæs', exact: true }).click();
    const covers = await page.getByRole('dialog').getByRole('definition').allInnerTexts();
    expect(covers).toContain('53.000.000,00\u00a0kr. (står nu: 52.644.321,00\u00a0kr.)');
    await expectAccessible(page);
  });

  it('warns before a reload in the middle, records nothing by it, and begins anew after it', async () => {
    const page = await enter('Opkrævningsmedarbejder, Region Nordjylland', '/import');
    const looked = async () => {
      await chooseFiles(page, fileOf('budgets.csv', `${BUDGETS}\nTELMA,2033,1.00,godkendt,brev`));
      await page.getByRole('button', { name: 'Se, hvad filerne indeholder' }).click();
      await page.getByText('klar til indlæsning Budgetter, 1 række').waitFor();
    };
    await looked();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await page.getByText('Højst 12 filer ad gangen', { exact: false }).waitFor();
    expect(asked).toEqual(['beforeunload']);
    expect(await page.getByRole('heading', { name: 'Forhåndsvisning' }).count()).toBe(0);
    const plan = await fetchFrom(page, '/api/programmes/TELMA');
    expect(plan.text).not.toContain('2033');
    await looked();
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
