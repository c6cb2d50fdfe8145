import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { costBasisWorkbook } from '#e2e/support/cost-basis-workbook';
import { postTo } from '#e2e/support/files';
import { unreachedByTab } from '#e2e/support/keyboard';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** From a meeting to the decision and the charges, in Norwegian, on the product as the demo leaves it. */
jest.setTimeout(300_000);

const PREPARER = 'Tallgrunnlag, Norsk helsenett';
const SECRETARIAT = 'Sekretariatet for Teknisk beregningsutvalg';
const MEMBER = 'Medlem fra kommunal sektor';
const VERSION = '/tallgrunnlag/NHN-2027/1';
const COMING = { code: 'TBU-2028-1', number: '1/2028', on: '2028-03-10', startsAt: '09:00', durationMinutes: 120, place: 'Teams', basisYear: 2029 };
/** Held on the day of the test, by the clock of the committee. */
const TODAY = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
const HELD = { ...COMING, code: 'TBU-2027-9', number: '9/2027', on: TODAY, startsAt: null, basisYear: 2027 };

const { address, enter } = playedConsole();

async function enterInNorwegian(person: string, path: string): Promise<Page> {
  const page = await enter(person, path);
  await page.getByRole('button', { name: 'Norsk bokmål' }).click();
  await page.getByRole('navigation', { name: 'Hovedmeny' }).waitFor();
  return page;
}

it('makes the agenda of a coming meeting, moves it and cancels it, and says of the minutes that their day has not come', async () => {
  const secretariat = await enterInNorwegian(SECRETARIAT, '/utvalget');
  await postTo(secretariat, '/api/committee/meetings', COMING);
  await secretariat.goto(`${address()}/utvalget/${COMING.code}`);
  await waitForTitle(secretariat, 'Møte 1/2028');
  await secretariat.getByText('Dagsordenen er ikke ført inn.').waitFor();
  for (const label of ['Før inn et vedtak', 'Før inn deltakelse', 'Før inn et standpunkt']) {
    const button = secretariat.getByRole('button', { name: label });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
  }
  expect(await secretariat.getByText('Møtet er ikke holdt ennå.').count()).toBe(3);
  await expectAccessible(secretariat);

  await secretariat.getByRole('button', { name: 'Før inn en sak' }).focus();
  await secretariat.keyboard.press('Enter');
  expect(await secretariat.getByLabel('Saksnummer').inputValue()).toBe('01/28');
  await secretariat.getByRole('button', { name: 'Før inn en sak' }).click();
  await secretariat.getByText('Velg fra listen.').first().waitFor();
  await expectAccessible(secretariat);
  await secretariat.getByLabel('Sakstype').selectOption('discussion');
  await secretariat.getByLabel('Tema').fill('Tallgrunnlaget for 2029');
  await secretariat.getByRole('button', { name: 'Før inn en sak' }).click();
  await secretariat.getByText('Sak 01/28 er satt på dagsordenen.').waitFor();
  await secretariat.getByRole('row').filter({ hasText: '01/28' }).getByText('drøfting').waitFor();

  await secretariat.getByRole('button', { name: 'Flytt møtet' }).click();
  await secretariat.getByRole('button', { name: 'Avbryt' }).click();
  expect(await secretariat.evaluate(() => document.activeElement?.textContent)).toBe('Flytt møtet');
  await secretariat.getByRole('button', { name: 'Flytt møtet' }).click();
  await secretariat.getByLabel('Dato', { exact: true }).fill('2028-03-17');
  await secretariat.getByLabel('Klokkeslett').fill('');
  await secretariat.getByLabel('Begrunnelse').fill('Salen er opptatt');
  await expectAccessible(secretariat);
  await secretariat.getByRole('button', { name: 'Flytt møtet' }).click();
  await secretariat.getByText('Møtet er flyttet. De innkalte får beskjed.').waitFor();
  await secretariat.getByRole('heading', { name: 'Endringer av møtet' }).waitFor();
  await secretariat.getByRole('row').filter({ hasText: 'Salen er opptatt' }).getByText('17.03.2028').waitFor();

  await secretariat.getByRole('button', { name: 'Avlys møtet' }).focus();
  await secretariat.keyboard.press('Enter');
  await secretariat.getByRole('dialog').waitFor();
  await secretariat.keyboard.press('Escape');
  await secretariat.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await secretariat.evaluate(() => document.activeElement?.textContent)).toBe('Avlys møtet');
  await secretariat.getByRole('button', { name: 'Avlys møtet' }).click();
  await secretariat.getByRole('dialog').getByLabel('Begrunnelse').fill('Behandles skriftlig');
  await expectAccessible(secretariat);
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Avlys møtet' }).click();
  await secretariat.getByText('Møtet er avlyst. De innkalte får beskjed.').waitFor();
  await secretariat.getByRole('row').filter({ hasText: 'Behandles skriftlig' }).waitFor();
  expect(await secretariat.getByRole('button', { name: 'Før inn en sak' }).getAttribute('aria-disabled')).toBe('true');
  await expectAccessible(secretariat);
});

it('is gone through by Tab alone, in the order in which it is read, at any width', async () => {
  const secretariat = await enterInNorwegian(SECRETARIAT, '/utvalget');
  for (const path of [
    '/utvalget',
    '/utvalget/TBU-2023-4',
    '/tallgrunnlag/NHN-2024/2?fane=bro&tilVersjon=1',
    '/tallgrunnlag/NHN-2024/2?fane=enhetskostnader&tjeneste=ERESEPT',
    '/tallgrunnlag/NHN-2024/2?fane=sammenlign&ark=drivers',
  ]) {
    for (const width of [1280, 320]) {
      await secretariat.setViewportSize({ width, height: 800 });
      await secretariat.goto(address() + path);
      await secretariat.getByRole('table').first().waitFor();
      expect([path, width, await unreachedByTab(secretariat)]).toEqual([path, width, []]);
    }
  }
});

it('names the rows of a comparison, and what each change of a unit’s cost is made of', async () => {
  const secretariat = await enterInNorwegian(SECRETARIAT, '/tallgrunnlag/NHN-2024/2?fane=sammenlign&ark=costs&tekst=E-resept');
  await secretariat
    .getByRole('row')
    .filter({ hasText: 'ER-DRIFT/result-2022' })
    .getByText('E-resept, drift og forvaltning · Resultat 2022')
    .first()
    .waitFor();
  await expectAccessible(secretariat);
  await secretariat.goto(`${address()}/tallgrunnlag/NHN-2024/2?fane=enhetskostnader&tjeneste=ERESEPT`);
  const changes = secretariat.getByRole('table', { name: 'E-resept: hva hver endring per enhet består av' });
  await changes.getByRole('columnheader', { name: 'Prognose 2023 til Budsjett 2024' }).waitFor();
  await changes.getByRole('row').filter({ hasText: 'Investeringer satt i drift' }).waitFor();
  await expectAccessible(secretariat);
});

it('goes from the meeting’s minutes by advice, presentation and the ministry’s decision to charges, each by the one whose step it is', async () => {
  const preparer = await enterInNorwegian(PREPARER, '/tallgrunnlag/hent-inn');
  const secretariat = await enterInNorwegian(SECRETARIAT, '/utvalget');
  const member = await enterInNorwegian(MEMBER, '/utvalget');
  await postTo(secretariat, '/api/committee/meetings', HELD);
  await sendOut(preparer);

  await secretariat.goto(`${address()}${VERSION}`);
  await waitForTitle(secretariat, 'Tallgrunnlag 2027, versjon 1');
  await explains(secretariat, 'Før inn utvalgets råd', 'Ikke ennå. Versjonen står som «sendt ut».');
  await confirm(secretariat, 'Avslutt innspillsfristen nå');
  await secretariat.getByText('Utført. Versjonen står nå som «innspillsfrist ute».').waitFor();

  await secretariat.goto(`${address()}/utvalget/${HELD.code}`);
  await keepMinutes(secretariat);
  await member.goto(`${address()}/utvalget/${HELD.code}`);
  await member.getByRole('cell', { name: 'Tas til orientering' }).waitFor();
  await member.getByRole('cell', { name: 'Fastlegenes andel må vises' }).waitFor();
  for (const label of ['Før inn', 'Flytt møtet', 'Avlys møtet']) expect(await member.getByRole('button', { name: label }).count()).toBe(0);
  await expectAccessible(member);

  await secretariat.goto(`${address()}${VERSION}`);
  await secretariat.getByRole('button', { name: 'Før inn utvalgets råd' }).click();
  await secretariat.getByRole('button', { name: 'Før inn utvalgets råd' }).click();
  await secretariat.getByText('Skriv minst tre tegn.').first().waitFor();
  await expectAccessible(secretariat);
  expect(await secretariat.getByLabel('Møte som drøfter versjonen').inputValue()).toBe(HELD.code);
  await secretariat.getByLabel('Råd, som utvalget har gitt det').fill('Utvalget rår til at versjonen legges fram.');
  await secretariat.getByRole('button', { name: 'Før inn utvalgets råd' }).click();
  await secretariat.getByText('Utført. Versjonen står nå som «råd gitt».').waitFor();
  await expectAccessible(secretariat);

  await preparer.reload();
  await explains(preparer, 'Opprett krav', 'Ikke ennå. Versjonen står som «råd gitt».');
  await confirm(preparer, 'Legg fram for departementet');
  await preparer.getByText('Utført. Versjonen står nå som «lagt fram».').waitFor();
  expect(await preparer.getByRole('button', { name: 'Før inn departementets vedtak' }).count()).toBe(0);
  await mayNot(preparer, 'decide', { reference: 'Brev 1', text: 'Fastsettes', components: [] });

  await secretariat.reload();
  await secretariat.getByRole('button', { name: 'Før inn departementets vedtak' }).click();
  await secretariat.getByRole('button', { name: 'Før inn departementets vedtak' }).click();
  await secretariat.getByText('Skriv minst tre tegn.').first().waitFor();
  await secretariat.getByLabel('Dokument og nummer').fill('Brev 27/118');
  await secretariat.getByLabel('Vedtaket', { exact: true }).fill('Betalingen for 2027 fastsettes etter versjon 1.');
  await secretariat.getByLabel('Velferdsteknologisk knutepunkt').check();
  await expectAccessible(secretariat);
  await secretariat.getByRole('button', { name: 'Før inn departementets vedtak' }).click();
  await secretariat.getByText('Utført. Versjonen står nå som «vedtatt».').waitFor();
  await secretariat.getByText(/Slipper gjennom uten hjemmel i forskrift: .*Velferdsteknologisk/).waitFor();
  await mayNot(secretariat, 'charge', { rule: 'once 2027-02-01', ...VAT });

  await preparer.reload();
  await preparer.getByRole('button', { name: 'Opprett krav' }).click();
  await preparer.getByRole('button', { name: 'Opprett krav' }).click();
  await preparer.getByText('Velg en dato.').first().waitFor();
  await expectAccessible(preparer);
  await preparer.getByLabel('Faktureringsdato').fill('2027-02-01');
  await preparer.getByLabel('Beløpene i tallgrunnlaget er').selectOption(VAT.vatBasis);
  await preparer.getByLabel('Avgiftskategori').selectOption(VAT.vatCategory);
  await preparer.getByLabel('Sats i prosent').fill('25');
  await preparer.getByLabel('Begrunnelse for merverdiavgiften').fill(VAT.vatReason);
  await preparer.getByRole('button', { name: 'Opprett krav' }).click();
  await preparer.getByText('Utført. Versjonen står nå som «krav opprettet».').waitFor();
  await preparer.getByRole('table', { name: /Krav/ }).waitFor();
  await expectAccessible(preparer);

  await member.goto(`${address()}${VERSION}`);
  await member.getByText('Betalingen for 2027 fastsettes etter versjon 1.').waitFor();
  expect(await member.getByRole('heading', { name: 'Neste steg' }).count()).toBe(0);
  await mayNot(member, 'advise', { meeting: HELD.code, text: 'Et annet råd' });
  await mayNot(member, 'charge', { rule: 'once 2027-02-01', ...VAT });
  await expectAccessible(member);
});

const VAT = { vatBasis: 'excluding', vatCategory: 'S', vatRatePercent: '25.00', vatReason: 'Ytelsen er avgiftspliktig' } as const;

/** A workbook becomes version 1 of 2027, and goes out to the meeting of today. */
async function sendOut(preparer: Page): Promise<void> {
  await preparer
    .locator('input[type=file]')
    .first()
    .setInputFiles(await costBasisWorkbook());
  await preparer.getByRole('button', { name: 'Les arbeidsboken' }).click();
  await preparer.getByLabel('Faktureres av').selectOption('NHN');
  await preparer.getByRole('button', { name: 'Lagre utkastet' }).click();
  await preparer.getByRole('dialog').getByRole('button', { name: 'Lagre utkastet' }).click();
  await preparer.getByRole('link', { name: 'Åpne versjon 1' }).click();
  await preparer.getByRole('button', { name: 'Send ut versjonen' }).click();
  await preparer.getByLabel('Møte som drøfter versjonen').selectOption(HELD.code);
  await preparer.getByRole('button', { name: 'Send ut versjonen' }).click();
  await preparer.getByText('Utført. Versjonen står nå som «sendt ut».').waitFor();
}

/** A case with its outcome, who was there, and what a sector holds. */
async function keepMinutes(secretariat: Page): Promise<void> {
  const start = (label: string) => secretariat.getByRole('button', { name: label }).click();
  await explains(secretariat, 'Før inn et vedtak', 'Dagsordenen har ingen saker ennå.');
  await start('Før inn en sak');
  await secretariat.getByLabel('Sakstype').selectOption('information');
  await secretariat.getByLabel('Tema').fill('Tallgrunnlaget for 2027');
  await start('Før inn en sak');
  await secretariat.getByText(/er satt på dagsordenen/).waitFor();
  await start('Før inn et vedtak');
  await secretariat.getByLabel('Vedtak', { exact: true }).fill('Tas til orientering');
  await expectAccessible(secretariat);
  await start('Før inn et vedtak');
  await secretariat.getByText(/^Vedtaket i sak .* er ført inn\.$/).waitFor();
  await explains(secretariat, 'Før inn et vedtak', 'Alle saker har fått sitt vedtak.');
  await start('Før inn deltakelse');
  await secretariat.getByLabel('Sektor').selectOption('municipalities');
  await secretariat.getByLabel('Rolle').selectOption('member');
  await secretariat.getByLabel('Antall').fill('4');
  await expectAccessible(secretariat);
  await start('Før inn deltakelse');
  await secretariat.getByText(/^Deltakelsen er ført inn/).waitFor();
  await start('Før inn et standpunkt');
  await secretariat.getByLabel('Sak', { exact: true }).selectOption({ index: 1 });
  await secretariat.getByLabel('Sektor').selectOption('gp');
  await secretariat.getByLabel('Standpunkt', { exact: true }).fill('Fastlegenes andel må vises');
  await expectAccessible(secretariat);
  await start('Før inn et standpunkt');
  await secretariat.getByText(/^Standpunktet er ført inn/).waitFor();
  await expectAccessible(secretariat);
}

async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
}

/** It is there, cannot be pressed, and says why. */
async function explains(page: Page, label: string, because: string): Promise<void> {
  const button = page.getByRole('button', { name: label });
  await page.locator('.unavailable').filter({ has: button }).getByText(because).waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
}

/** The page offers no such step to this person, and the API refuses it all the same. */
async function mayNot(page: Page, step: string, body: object): Promise<void> {
  const { status, code } = await postTo(page, `/api/cost-bases/NHN-2027/versions/1/${step}`, body);
  expect([step, status, code]).toEqual([step, 403, 'role-missing']);
}
