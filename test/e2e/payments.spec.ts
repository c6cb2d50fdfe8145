import { makeCamt } from '#bank-files/testing/make-camt';
import { expectAccessible } from '#e2e/support/accessibility';
import { invoicesOf, referenceOf } from '#e2e/support/listed-documents';
import { playedConsole } from '#e2e/support/played-console';
import { waitForTitle } from '#e2e/support/sign-in';

/** Objections, credit notes, payments and reminders, on the product as the demo leaves it; each test has documents of its own. */
jest.setTimeout(180_000);

const PAYER = 'Økonomimedarbejder, Københavns Kommune';

const { address, enter } = playedConsole();

it('takes an objection from the payer, by keyboard alone, and gives it the answer of the desk', async () => {
  const payer = await enter(PAYER, '/dokumenter');
  const [invoice] = await invoicesOf(payer, 'issuer=KOMBIT');
  const number = invoice?.number ?? '';
  await payer.goto(`${address()}/faktura/${number}`);
  await payer.getByText('Der er ingen indsigelser mod dokumentet.').waitFor();
  expect(await payer.getByRole('button', { name: 'Kreditér fakturaen' }).count()).toBe(0);
  await payer.getByRole('button', { name: 'Gør indsigelse' }).focus();
  await payer.keyboard.press('Enter');
  await payer.getByRole('button', { name: 'Send indsigelsen' }).click();
  await payer.getByText('Skriv, hvad der er galt, med mindst tre tegn.').first().waitFor();
  await expectAccessible(payer);
  await payer.getByLabel('Hvad er der galt med dokumentet?').focus();
  await payer.keyboard.type('Løsningen blev først taget i brug i juni.');
  await payer.keyboard.press('Tab');
  await payer.keyboard.press('Enter');
  await payer.getByText(/Indsigelsen er sendt\. I får svar senest/).waitFor();
  await payer.getByText(/Afventer svar senest/).waitFor();
  await expectAccessible(payer);

  const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/');
  await officer.getByRole('link', { name: `Besvar indsigelsen fra Københavns Kommune mod ${number}` }).click();
  await waitForTitle(officer, `Faktura ${number}`);
  await officer.getByRole('button', { name: 'Send svaret' }).click();
  await officer.getByText('Vælg en afgørelse.').first().waitFor();
  await expectAccessible(officer);
  await officer.getByLabel('Afgørelse').selectOption('rejected');
  await officer.getByLabel('Begrundelse').fill('Efter aftalen betaler alle fra årets begyndelse.');
  await officer.getByRole('button', { name: 'Send svaret' }).click();
  await officer.getByText('Afvist').first().waitFor();

  await payer.reload();
  await payer.getByText('Efter aftalen betaler alle fra årets begyndelse.').waitFor();
  expect(await payer.getByRole('main').innerText()).not.toContain('Opkrævningsmedarbejder');
  const others = await enter('Opkrævningsmedarbejder, Region Midtjylland', '/');
  expect(await others.getByText('Besvar indsigelsen').count()).toBe(0);
});

it('credits part of an invoice: refused beyond its line, checked to the øre, and approved by another person', async () => {
  const officer = await enter('Opkrævningsmedarbejder, KOMBIT', '/dokumenter');
  const invoice = (await invoicesOf(officer, 'issuer=KOMBIT')).find(({ payerName }) => payerName !== 'Københavns Kommune');
  const number = invoice?.number ?? '';
  await officer.goto(`${address()}/faktura/${number}`);
  await officer.getByRole('button', { name: 'Kreditér fakturaen' }).click();
  await officer.getByLabel('En del: beløb pr. linje').check();
  await officer.getByRole('button', { name: 'Se kreditnotaen' }).click();
  await officer.getByText('Skriv et beløb ved mindst én linje, eller vælg alt.').first().waitFor();
  await expectAccessible(officer);
  const amount = officer.getByRole('textbox', { name: /\d{4}/ }).first();
  await amount.fill('99.999.999,00');
  await officer.getByLabel('Begrundelse').fill('Aftalt nedslag for forsinket idriftsættelse.');
  await officer.getByRole('button', { name: 'Se kreditnotaen' }).click();
  await officer.getByText('Beløbet er større end det, der er tilbage af linjen').waitFor();
  await officer.getByRole('button', { name: 'Ret', exact: true }).click();
  await amount.fill('1.000,00');
  await officer.getByRole('button', { name: 'Se kreditnotaen' }).click();
  await officer.getByText('-1.250,00 kr.').last().waitFor();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Send til godkendelse' }).click();
  await officer.getByRole('link', { name: 'Se kreditnotaen' }).click();
  await waitForTitle(officer, `Kreditnota til faktura ${number}`);
  await officer.getByText('Godkend kan ikke vælges').waitFor();

  const approver = await enter('Godkender, KOMBIT', '/koersler');
  await approver
    .getByRole('link', { name: `kreditnota til ${number}` })
    .last()
    .click();
  await waitForTitle(approver, `Kreditnota til faktura ${number}`);
  await approver.getByText('Aftalt nedslag for forsinket idriftsættelse.').waitFor();
  await approver.getByText('-1.250,00 kr.').first().waitFor();
  expect(await approver.getByRole('tab').allInnerTexts()).toEqual(['Overblik', 'Dokumenter', 'Bogføring', 'Forløb']);
  await expectAccessible(approver);
  await approver.getByRole('button', { name: 'Godkend', exact: true }).click();
  await approver.getByRole('button', { name: 'Godkend kørslen' }).click();
  await approver.getByText('Kørslen er godkendt').first().waitFor();
  await approver.getByRole('button', { name: 'Luk', exact: true }).last().click();
  await approver.getByText('afsluttet').first().waitFor({ timeout: 60_000 });

  await officer.goto(`${address()}/faktura/${number}`);
  const notes = officer.getByRole('region', { name: 'Kreditering' });
  await notes
    .getByRole('link', { name: /^KOMBIT-\d+$/ })
    .first()
    .click();
  await officer.getByText('Retter faktura').waitFor();
  await officer.getByText('-1.250,00 kr.').first().waitFor();
});

it('takes in a bank file with its report, and lets a person place what no reference decides', async () => {
  const officer = await enter('Opkrævningsmedarbejder, Region Midtjylland', '/betalinger?fane=filer');
  const [first, second] = await invoicesOf(officer, 'issuer=RM');
  if (!first || !second) throw new Error('Region Midtjylland has billed nobody');
  const ore = (amount: string) => BigInt(amount.replace('.', ''));
  const text = makeCamt({
    version: 'camt.053.001.08',
    id: 'MAJ',
    account: 'DK5000400440116243',
    entries: [
      {
        bankReference: 'B-1',
        bookedOn: '2023-05-02',
        transactions: [{ amountOre: ore(first.total), references: [{ reference: await referenceOf(officer, first.number) }] }],
      },
      {
        bankReference: 'B-2',
        bookedOn: '2023-05-03',
        transactions: [{ amountOre: ore(second.total), text: 'Faktura', payerName: second.payerName }],
      },
      { bankReference: 'B-3', bookedOn: '2023-05-04', transactions: [{ amountOre: 12_345n, text: 'Rente' }] },
    ],
  });
  const choose = async (name: string, content: string) => {
    await officer.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });
    await officer.getByRole('button', { name: 'Indlæs filen' }).click();
  };
  await choose('brev.txt', 'Kære bank');
  await officer.getByText('Filen er hverken camt (XML) eller OCR giro. Intet er indlæst.').waitFor();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Fjern filen' }).click();
  await choose('maj.xml', text);
  await officer.getByText('maj.xml er indlæst: 3 nye posteringer').waitFor();
  await officer.getByText('1 er placeret efter betalingsreference.').waitFor();
  await officer.getByText('2 skal placeres af en medarbejder.').waitFor();
  await expectAccessible(officer);
  await choose('maj.xml', text);
  await officer.getByText('maj.xml er indlæst før. Intet er ændret.').waitFor();

  await officer.getByRole('tab', { name: 'Skal placeres' }).click();
  await officer.getByText('2 betalinger har ingen reference').waitFor();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: `Placér på ${second.number}` }).click();
  await officer
    .getByRole('dialog')
    .getByRole('button', { name: `Placér på ${second.number}` })
    .click();
  await officer.getByText(new RegExp(`er placeret på ${second.number}\\.`)).waitFor();
  await officer.getByRole('button', { name: 'Placér på et andet dokument' }).click();
  await officer.getByLabel('Dokumentets nummer').fill('KOMBIT-000001');
  await officer.getByLabel('Beløb', { exact: true }).fill('23,45');
  await officer.getByRole('button', { name: 'Placér betalingen' }).click();
  await officer.getByText('Dokumentet findes ikke.').waitFor();
  await expectAccessible(officer);
  await officer.getByLabel('Dokumentets nummer').fill(first.number.toLowerCase());
  await officer.getByRole('button', { name: 'Placér betalingen' }).click();
  await officer.getByText(`23,45 kr. er placeret på ${first.number}.`).waitFor();
  await officer.getByText('100,00 kr.').first().waitFor();
  await officer.getByRole('button', { name: 'Sæt til side' }).click();
  await officer.getByRole('dialog').getByLabel('Begrundelse').fill('Rente på kontoen');
  await officer.getByRole('dialog').getByRole('button', { name: 'Sæt til side' }).click();
  await officer.getByText('Alle betalinger er placeret.').waitFor();
  await officer.getByRole('tab', { name: 'Åbne poster' }).click();
  await officer.getByText(/Viser 1–/).waitFor();
  expect(await officer.getByRole('link', { name: second.number }).count()).toBe(0);
  await officer.getByLabel('Kun forfaldne').check();
  await officer.waitForURL(/forfaldne=/);
  await officer
    .getByText(/forfaldet for \d+ dage siden/)
    .first()
    .waitFor();
  await expectAccessible(officer);
  await officer.getByRole('tab', { name: 'Saldi' }).click();
  await officer.getByRole('link', { name: second.payerName }).waitFor();
  await expectAccessible(officer);
  await officer.getByRole('link', { name: second.payerName }).click();
  await waitForTitle(officer, `Kontoudtog: ${second.payerName}`);
  await officer.getByLabel('Fra og med').fill('2023-01-01');
  await officer.getByText('Betaling', { exact: true }).first().waitFor();
  await expectAccessible(officer);

  await officer.goto(`${address()}/faktura/${first.number}`);
  const posted = officer.getByRole('row', { name: /en medarbejders valg/ });
  await posted.getByRole('button', { name: 'Tilbagefør' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Tilbagefør' }).click();
  await officer.getByText('Skriv en begrundelse på mindst tre tegn.').waitFor();
  await officer.getByRole('dialog').getByLabel('Begrundelse').fill('Placeret på et forkert dokument');
  await officer.getByRole('dialog').getByRole('button', { name: 'Tilbagefør' }).click();
  await officer.getByText('tilbageført', { exact: true }).waitFor();
  await expectAccessible(officer);
});

it('reminds of what is overdue only where a programme has it, and after another person has approved', async () => {
  const officer = await enter('Opkrævningsmedarbejder, Region Midtjylland', '/betalinger?fane=rykkere');
  await officer.getByText('Der er intet at rykke for nu.').waitFor();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Ryk for FUT' }).click();
  await officer.getByRole('dialog').getByLabel('Grundlag').fill('Aftalens afsnit om betaling');
  await officer.getByRole('dialog').getByRole('button', { name: 'Ryk for FUT' }).click();
  await officer.getByRole('button', { name: 'Ryk ikke for FUT' }).waitFor();
  await officer.getByRole('button', { name: 'Foreslå rykkere' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Foreslå rykkere' }).click();
  await officer.getByText('Rykkerne er foreslået. En anden skal godkende dem.').waitFor();
  await officer.getByText('Det gør udstederens godkender.').first().waitFor();
  await expectAccessible(officer);

  const approver = await enter('Godkender, Region Midtjylland', '/');
  await approver.getByRole('link', { name: 'Godkend eller afvis rykkere fra RM' }).click();
  await approver.getByRole('button', { name: 'Godkend og send' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Godkend og send' }).click();
  await approver.getByText('Rykkerne er godkendt og på vej.').waitFor();
  await approver.getByText('Der er intet at rykke for nu.').waitFor();
  await approver.getByText('sendt', { exact: true }).first().waitFor();
  await expectAccessible(approver);
  const listed: unknown = await approver.evaluate(async () => (await fetch('/api/reminders?issuer=RM')).json());
  expect(listed).toMatchObject({ due: [], decided: [{ outcome: 'approved', decidedBy: 'Godkender, Region Midtjylland' }] });

  const payer = await enter('Økonomimedarbejder, Region Syddanmark', '/mine');
  await payer.getByRole('link', { name: 'Hent rykkeren (PDF)' }).first().waitFor();
  await payer.getByText('Så længe indsigelsen ikke er besvaret, rykkes der ikke for fakturaen.').waitFor();
  await expectAccessible(payer);
  const [letter] = await Promise.all([payer.waitForEvent('download'), payer.getByRole('link', { name: 'Hent rykkeren (PDF)' }).first().click()]);
  expect(letter.suggestedFilename()).toMatch(/^RM-.*-1083\.pdf$/);
});

it('shows each role what is theirs of payments, and no more', async () => {
  const auditor = await enter('Revisor', '/betalinger?udsteder=KOMBIT&fane=filer');
  await auditor.getByText('Det gør udstederens opkrævningsmedarbejder eller godkender.').waitFor();
  await expectAccessible(auditor);
  const payer = await enter(PAYER, '/kontoudtog/0101');
  await payer.getByText('Saldo ultimo').first().waitFor();
  await expectAccessible(payer);
  await payer.goto(`${address()}/kontoudtog/0147`);
  await payer.getByText('Betaleren findes ikke.').waitFor();
  await payer.goto(`${address()}/betalinger`);
  await payer.getByText('Du har ikke adgang til siden').waitFor();
  const administrator = await enter('Administrator', '/betalinger');
  await administrator.getByText('Du har ikke adgang til siden').waitFor();
});
