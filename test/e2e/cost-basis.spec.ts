import type { Page } from 'playwright-core';
import { expectAccessible } from '#e2e/support/accessibility';
import { costBasisWorkbook } from '#e2e/support/cost-basis-workbook';
import { fetchFrom } from '#e2e/support/files';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';
import { readRemarksTable } from '../remarks-table';

/** The Norwegian cost basis in Norwegian, on the product as the demo leaves it: 2024 is decided and charged, 2027 is made here. */
jest.setTimeout(300_000);

const PREPARER = 'Tallgrunnlag, Norsk helsenett';
const SECRETARIAT = 'Sekretariatet for Teknisk beregningsutvalg';
const MEMBER = 'Medlem fra kommunal sektor';
const PAYER = 'Økonomi, Bergen kommune';
const V2 = '/tallgrunnlag/NHN-2024/2';

const { address, enter } = playedConsole();

async function enterInNorwegian(person: string, path: string): Promise<Page> {
  const page = await enter(person, path);
  await page.getByRole('button', { name: 'Norsk bokmål' }).click();
  await page.getByRole('navigation', { name: 'Hovedmeny' }).waitFor();
  return page;
}

it('goes from a workbook with a mistake to a version that is sent out, remarked on, answered and followed up', async () => {
  const preparer = await enterInNorwegian(PREPARER, '/tallgrunnlag');
  await preparer.getByRole('link', { name: 'Hent inn en arbeidsbok' }).click();
  await waitForTitle(preparer, 'Hent inn et tallgrunnlag');
  const choose = async (file: Awaited<ReturnType<typeof costBasisWorkbook>>) => {
    await preparer.locator('input[type=file]').first().setInputFiles(file);
    await preparer.getByRole('button', { name: 'Les arbeidsboken' }).click();
  };
  await choose(await costBasisWorkbook({ sheet: 'shares', from: 'PROVESVAR,HELSENORGE', to: 'PROVESVAR,HELSENORSK' }));
  await preparer.getByText('Arbeidsboken har 1 feil.').waitFor();
  await preparer.getByText(/ark shares, rad \d+, kolonne service/i).waitFor();
  await preparer.getByText('Arbeidsboken har ingenting med dette navnet.').waitFor();
  await expectAccessible(preparer);

  await choose(await costBasisWorkbook());
  await preparer.getByText('Arbeidsboken blir versjon 1 av tallgrunnlaget for 2027').waitFor();
  await preparer.getByText('Ingenting hindrer utsending.').waitFor();
  await expectAccessible(preparer);
  await preparer.getByLabel('Faktureres av').selectOption('NHN');
  await preparer.getByRole('button', { name: 'Lagre utkastet' }).click();
  await preparer.getByRole('dialog').getByRole('button', { name: 'Lagre utkastet' }).click();
  await preparer.getByRole('link', { name: 'Åpne versjon 1' }).click();
  await waitForTitle(preparer, 'Tallgrunnlag 2027, versjon 1');
  await preparer.getByText('Det er ikke kalt inn til noe kommende møte for dette året.').waitFor();

  const member = await enterInNorwegian(MEMBER, '/tallgrunnlag');
  await member.getByRole('link', { name: 'Versjon 2' }).waitFor();
  await member.goto(`${address()}/tallgrunnlag/NHN-2027/1`);
  await member.getByText('Versjonen finnes ikke, eller den er ikke for deg.').waitFor();

  const secretariat = await enterInNorwegian(SECRETARIAT, '/utvalget');
  await secretariat.getByRole('button', { name: 'Før inn et møte' }).click();
  await secretariat.getByRole('button', { name: 'Før inn møtet' }).click();
  await secretariat.getByText('Velg en dato.').first().waitFor();
  await expectAccessible(secretariat);
  await secretariat.getByRole('textbox', { name: 'Kode' }).fill('TBU-2027-1');
  await secretariat.getByLabel('Møtenummer').fill('1/2027');
  await secretariat.getByLabel('Dato', { exact: true }).fill('2027-03-12');
  await secretariat.getByRole('textbox', { name: 'Klokkeslett' }).fill('09:00');
  await secretariat.getByRole('textbox', { name: 'Gjelder tallgrunnlaget for år' }).fill('2027');
  await secretariat.getByRole('button', { name: 'Før inn møtet' }).click();
  await secretariat.getByText('Møtet er ført inn.').waitFor();
  await secretariat.getByRole('link', { name: 'Møte 1/2027' }).waitFor();

  await preparer.reload();
  await preparer.getByRole('button', { name: 'Send ut versjonen' }).click();
  await preparer.getByLabel('Møte som drøfter versjonen').selectOption('TBU-2027-1');
  await expectAccessible(preparer);
  await preparer.getByRole('button', { name: 'Send ut versjonen' }).click();
  await preparer.getByText('Utført. Versjonen står nå som «sendt ut».').waitFor();

  await member.goto(`${address()}/tallgrunnlag/NHN-2027/1?fane=innspill`);
  await member.getByRole('button', { name: 'Kom med et innspill' }).focus();
  await member.keyboard.press('Enter');
  await member.getByRole('button', { name: 'Send innspillet' }).click();
  await member.getByText('Velg hvem innspillet er på vegne av.').first().waitFor();
  await expectAccessible(member);
  await member.getByLabel('På vegne av').selectOption('municipalities');
  await member.getByRole('combobox', { name: 'Gjelder' }).selectOption('service HELSENORGE');
  await member.getByRole('textbox', { name: 'Innspill', exact: true }).fill('Hvilken beslutning ligger bak økningen?');
  await member.getByRole('button', { name: 'Send innspillet' }).click();
  await member.getByText('Innspillet er registrert som R2027-001.').waitFor();
  await member.getByText('Ikke besvart ennå.').waitFor();
  expect(await member.getByRole('button', { name: /Svar på/ }).count()).toBe(0);
  expect(await member.getByRole('heading', { name: 'Neste steg' }).count()).toBe(0);

  await secretariat.goto(`${address()}/tallgrunnlag/NHN-2027/1?fane=innspill&status=unanswered`);
  await secretariat.getByRole('button', { name: 'Svar på R2027-001' }).click();
  await secretariat.getByRole('textbox', { name: 'Svar', exact: true }).fill('Saken om store investeringer i NUIT.');
  await secretariat.getByRole('button', { name: 'Lagre svaret' }).click();
  await secretariat.getByText('Svaret på R2027-001 er lagret.').waitFor();
  await secretariat.goto(`${address()}/tallgrunnlag/NHN-2027/1?fane=innspill`);
  await secretariat.getByRole('button', { name: 'Lov oppfølging av R2027-001' }).click();
  await secretariat.getByLabel('Hva som er lovet').fill('Beslutningen nevnes i neste versjon.');
  await secretariat.getByLabel('Ansvarlig rolle').fill('økonomi, Norsk helsenett');
  await secretariat.getByLabel('Frist, møte').selectOption('TBU-2027-1');
  await secretariat.getByLabel('Slik ser vi at det er oppfylt').selectOption('decisions-named');
  await expectAccessible(secretariat);
  await secretariat.getByRole('button', { name: 'Lagre oppfølgingen' }).click();
  await secretariat.getByText('Oppfølgingen er registrert som F2027-001.').waitFor();
  await secretariat.getByText('åpen oppfølging').last().waitFor();

  await member.reload();
  await member.getByText('Saken om store investeringer i NUIT.').waitFor();
  await member.getByText('Beslutningen nevnes i neste versjon.').waitFor();

  const payer = await enterInNorwegian(PAYER, '/mine/tallgrunnlag');
  await payer.getByRole('heading', { name: 'Tallgrunnlag 2027, versjon 1' }).waitFor();
  await payer.getByText('Et forslag kan endres før departementet har vedtatt.').first().waitFor();
});

it('shows every figure with its standing, and why each amount became another', async () => {
  const member = await enterInNorwegian(MEMBER, V2);
  await waitForTitle(member, 'Tallgrunnlag 2024, versjon 2');
  await member.getByText('Her står versjonen nå').waitFor();
  await expectAccessible(member);
  await member.getByRole('tab', { name: 'Oversikt' }).focus();
  await member.keyboard.press('ArrowRight');
  await member.keyboard.press('Enter');
  await member.getByRole('combobox', { name: 'Tjeneste' }).selectOption('ERESEPT');
  await member.getByText('spurt').first().waitFor();
  const apart = member.getByText('Vis hva Sentral forskrivningsmodul, drift består av');
  await apart.click();
  await member.getByText('Belastes ingen: hjemmelen er bare forutsatt.').first().waitFor();
  await expectAccessible(member);
  expect(new URL(member.url()).searchParams.get('tjeneste')).toBe('ERESEPT');

  await member.goto(`${address()}${V2}?fane=bro`);
  await member.getByRole('img', { name: 'Fra Prognose 2023 til Budsjett 2024' }).waitFor();
  await member.getByText('Konsekvenser av lovforståelse').first().waitFor();
  await expectAccessible(member);
  await member.getByRole('combobox', { name: 'Til versjon' }).selectOption('1');
  await member.getByRole('img', { name: /versjon 2.*versjon 1/ }).waitFor();
  await member.getByRole('combobox', { name: 'Sektor' }).selectOption('gp');
  await member.waitForURL(/sektor=gp/);

  await member.goto(`${address()}${V2}?fane=sammenlign&ark=drivers`);
  const row = member.getByRole('row').filter({ hasText: 'law-consequences' });
  await row.getByText('Endrede forutsetninger').waitFor();
  await row.getByRole('cell', { name: 'Konsekvenser av lovforståelse', exact: true }).waitFor();
  await expectAccessible(member);

  for (const [tab, text] of [
    ['enhetskostnader', 'Enhet: ekspederte resepter'],
    ['konsekvens', 'Bergen kommune'],
    ['innspill', 'Ingen innspill.'],
    ['mangler', 'Ingenting hindrer utsending.'],
    ['filer', 'Rapport om versjonen med broer, enhetskostnader og oppfølging'],
  ] as const) {
    const search = tab === 'konsekvens' ? '&tekst=Bergen' : '';
    await member.goto(`${address()}${V2}?fane=${tab}${search}`);
    await member.getByText(text).first().waitFor();
    await expectAccessible(member);
  }
});

it('answers every remark of the minutes at the place that the documentation names', async () => {
  const member = await enterInNorwegian(MEMBER, V2);
  const places = readRemarksTable().flatMap(({ remarks, places: of }) =>
    of.map(({ address: at, words }) => ({ at, told: `${remarks.join()}: ${words}`, words })),
  );
  const notThere: string[] = [];
  for (const at of new Set(places.map((place) => place.at))) {
    await member.goto(address() + at);
    for (const { words, told } of places.filter((place) => place.at === at)) {
      if (!(await isRead(member, words))) notThere.push(`${at} ${told}`);
    }
  }
  expect(notThere).toEqual([]);
});

/** Whether words stand on the page once it is there, whatever has to be opened for them and however many spaces are between. */
async function isRead(page: Page, words: string): Promise<boolean> {
  const read = page.waitForFunction((wanted) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    return document.querySelector('main')?.innerText.replace(/\s+/g, ' ').includes(wanted);
  }, words);
  return await read.then(
    () => true,
    () => false,
  );
}

it('tells what a version costs each payer, GP apart, and lets the secretariat see why and by which other key', async () => {
  const secretariat = await enterInNorwegian(SECRETARIAT, `${V2}?fane=konsekvens`);
  await secretariat.getByText('Viser 1–50 av 719').waitFor();
  await secretariat.getByLabel('Søk på navn eller kode').fill('Bergen');
  await secretariat.getByText('Viser 1–2 av 2').waitFor();
  await secretariat.getByRole('cell', { name: 'Kommuner, fastlegetjenesten' }).first().waitFor();
  await secretariat
    .getByText(/etter faktisk bruk/)
    .first()
    .waitFor();
  await secretariat
    .getByRole('button', { name: /Hvorfor: hva endringen består av/ })
    .first()
    .click();
  await secretariat.getByRole('img', { name: 'Bergen kommune, Kommuner, øvrig' }).waitFor();
  await secretariat.getByRole('heading', { name: 'Bergen kommune', exact: true }).waitFor();
  await expectAccessible(secretariat);
  await secretariat.getByRole('button', { name: 'Lukk forklaringen' }).click();

  await secretariat.goto(`${address()}/tallgrunnlag/NHN-2024/1?fane=innspill&fraSektor=pharmacies`);
  await secretariat.getByText('4 av 31 innspill').waitFor();
  await secretariat.getByText('oppfylt i versjon 2').first().waitFor();
  await expectAccessible(secretariat);
  await secretariat.goto(`${address()}/utvalget/TBU-2023-4`);
  await secretariat.getByText('Datoene ble besluttet').first().waitFor();
  await expectAccessible(secretariat);
});

it('shows a payer its own cost and nobody else’s, and keeps each role to what is its own', async () => {
  const payer = await enterInNorwegian(PAYER, '/mine');
  await payer.getByRole('link', { name: /Se hva tallgrunnlaget for \d{4} koster dere/ }).click();
  await waitForTitle(payer, 'Hva tallgrunnlaget koster dere');
  await payer.getByText('Bergen kommune: i alt').first().waitFor();
  await expectAccessible(payer);
  expect(await payer.getByRole('main').innerText()).not.toContain('Helse Vest');
  expect(await payer.getByRole('navigation', { name: 'Hovedmeny' }).innerText()).not.toContain('Tallgrunnlag');
  for (const path of [
    '/api/cost-bases',
    '/api/cost-bases/NHN-2024/versions/2',
    '/api/cost-bases/NHN-2024/versions/2/payers',
    '/api/committee/meetings',
  ]) {
    expect([path, (await fetchFrom(payer, path)).status]).toEqual([path, 403]);
  }
  await payer.goto(`${address()}${V2}`);
  await waitForTitle(payer, 'Du har ikke tilgang til siden');

  const member = await enterInNorwegian(MEMBER, '/tallgrunnlag/hent-inn');
  await waitForTitle(member, 'Du har ikke tilgang til siden');

  const danish = await enter('Økonomimedarbejder, Københavns Kommune', '/mine');
  await waitForTitle(danish, 'Vores fakturaer');
  await danish.getByRole('table').first().waitFor();
  expect(await danish.getByText('Nationale e-sundhedsløsninger').count()).toBe(0);
});
