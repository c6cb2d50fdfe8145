import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { playCostBasis, NORWAY } from '#apps/cli/demo/nhn-story';
import type { ChargeTerms } from '#contracts/cost-basis-round';
import { runIdOf } from '#contracts/invoice-run-process';
import { CHARGE_ROOT, chargesOf, type Charge } from '#domain/cost-basis/charges';
import { absolute, formatAmount, parseAmount, sum, type Ore } from '#domain/money/money';
import { isKid } from '#domain/references/kid';
import { listIssuedDocuments } from '#persistence/document-source';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { RenderDocuments } from '#use-cases/render-documents';
import { readPdfText } from '../golden/documents/read-pdf-text';
import { unpackPdf } from '../golden/documents/unpack-pdf';
import { actualCostsOn, smallWorld } from './support/small-world';
import { stepTaker } from './support/take-round-step';
import { run, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** The basis of 2024 is decided and billed; a year later that of 2025 brings the next billing date, when the accounts of 2024 are known. */
const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const FEBRUARY_2024 = run('NHN', '2024-02-01');
const FEBRUARY_2025 = run('NHN', '2025-02-03');
const NEXT = { basis: 'NHN-2025', number: 1 } as const;
const DROPPED = 'GRUNNDATA';
const PREPARER = 'preparer-nhn';
const SECRETARIAT = 'secretariat-tbu';
const TERMS: ChargeTerms = {
  rule: { type: 'once', on: FEBRUARY_2025.billingDate },
  vatBasis: 'excluding',
  vatCategory: 'S',
  vatRatePercent: '25.00',
  vatReason: 'assumed',
};
const LIMIT_MS = 300_000;

let aconto: TestInstallation;
let charges: readonly Charge[];
let actual: ReadonlyMap<string, Ore>;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await playCostBasis(aconto.module, EXAMPLE, () => undefined, stepTaker(aconto));
  await aconto.playToIssue(FEBRUARY_2024);
  const { version } = await aconto.get(ShowCostBasis).version({ basis: NORWAY.basis, number: 2 });
  charges = chargesOf(version.content, []);
  actual = new Map(charges.map(({ programme, amountOre }, index) => [programme, costOf(amountOre, index)]));
  await decideNextYear();
  const rows = [...actual].map(([programme, ore]) => `${programme},2024,${formatAmount(ore)}`);
  await aconto.record({ 'actual-costs': actualCostsOn('2025-01-15', ...rows) });
  await aconto.playToIssue(FEBRUARY_2025);
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

/** Every other service cost more than was charged, the others less, and none a round amount. */
function costOf(chargedOre: Ore, index: number): Ore {
  return (chargedOre * (index % 2 === 0 ? 1_031n : 957n)) / 1_000n + BigInt(index) + 1n;
}

/** The forecast of 2025 becomes its budget, sent out to the fourth meeting of 2024 and decided before Christmas. One service has lost its legal basis meanwhile. */
async function decideNextYear(): Promise<void> {
  const folder = join(EXAMPLE, 'versions', '2');
  const files = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
      .replace('NHN-2024,2024,', 'NHN-2025,2025,')
      .replace('forecast-2025,forecast', 'budget-2025,budget')
      .replaceAll('forecast-2025', 'budget-2025')
      .replace(/^(GD-DRIFT,.*),in-regulation,/m, '$1,assumed,');
    return [name.replace('.csv', ''), { name, bytes: Buffer.from(text) }] as const;
  });
  const drafted = await aconto.get(ImportCostBasis).execute({ files: new Map(files), issuer: 'NHN', person: PREPARER });
  if (drafted.outcome === 'refused') throw new Error(JSON.stringify(drafted.issues[0]));
  const take = stepTaker(aconto);
  const by = (person: string, on: string) => ({ ...NEXT, ...aconto.commandOf(person), on });
  await take('sendOut', { ...by(PREPARER, '2024-08-09'), meeting: 'TBU-2024-4' });
  await take('advise', { ...by(SECRETARIAT, '2024-08-23'), meeting: 'TBU-2024-4', text: 'as sent out' });
  await take('putForward', by(PREPARER, '2024-09-30'));
  const decision = { reference: 'decision of 2025', text: 'as put forward', components: [], standing: 'illustrative' } as const;
  await take('decide', { ...by(SECRETARIAT, '2024-12-16'), ...decision });
  await take('charge', { ...by(PREPARER, '2024-12-19'), terms: TERMS });
}

interface Billed {
  readonly programme: string;
  readonly payer: string;
  readonly netOre: Ore;
}

/** What the lines of all documents bill of a service year, run by run. */
async function billedOf(serviceYear: number): Promise<Billed[]> {
  return await aconto.query<Billed>(
    `select r.programme, d.payer, sum(l.net_ore)::bigint as "netOre" from document_line l join document d on d.run = l.run and d.ordinal = l.ordinal
       join settlement_round r on r.run = l.round_run and r.position = l.position where r.service_year = $1 group by r.programme, d.payer`,
    [serviceYear],
  );
}

/** What is attached to a PDF, by its name. */
function attachedNames(pdf: Buffer): string[] {
  return [...unpackPdf(pdf).matchAll(/\/UF \(([^)]*)\)/g)].map(([, name = '']) => name);
}

/** The XML that a PDF holds as its alternative form. */
function attachedXml(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const at = text.indexOf('/Subtype /text#2Fxml');
  const from = text.indexOf('stream\n', at) + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(text.slice(text.lastIndexOf('<<', text.lastIndexOf('/EmbeddedFile', at)), from))?.[1]);
  return inflateSync(pdf.subarray(from, from + length)).toString('utf8');
}

/** Each payer's part of a programme's cost as a fraction, by the decided amounts of the sectors and the weights within them. */
function exactPart(charge: Charge, payer: string, costOre: Ore): { readonly numerator: bigint; readonly denominator: bigint } {
  const leaf = charge.nodes.find((node) => node.node === payer);
  const sector = charge.nodes.find((node) => node.node === leaf?.parent && node.parent === CHARGE_ROOT);
  const weights = charge.nodes.filter((node) => node.parent === sector?.node).map((node) => BigInt(node.weight ?? ''));
  const numerator = costOre * parseAmount(sector?.weight ?? '') * BigInt(leaf?.weight ?? '');
  return { numerator, denominator: charge.amountOre * sum(weights) };
}

it('bills what was decided for 2025 and trues 2024 up, programme by programme, on one date', async () => {
  const { rounds } = await aconto.view(FEBRUARY_2025);
  const ofYear = (year: number) => rounds.filter((round) => round.serviceYear === year).map((round) => round.kind);
  expect(ofYear(2024)).toEqual(charges.map(() => 'true-up'));
  expect(new Set(ofYear(2025))).toEqual(new Set(['on-account']));
});

it('trues up what was charged for 2024 also of the service that the next decision charges no more, and bills nothing else of it', async () => {
  const { rounds } = await aconto.view(FEBRUARY_2025);
  const dropped = rounds.filter((round) => round.programme.startsWith(DROPPED));
  expect(dropped.map((round) => `${round.programme} ${round.serviceYear} ${round.kind}`)).toEqual(
    charges.filter(({ service }) => service === DROPPED).map(({ programme }) => `${programme} 2024 true-up`),
  );
  expect(dropped.length).toBeGreaterThan(0);
  expect(rounds.filter((round) => round.serviceYear === 2025)).toHaveLength(charges.length - dropped.length);
});

it('makes à conto and true-up the actual cost: of each programme to the øre, of each payer but for the rounding of two levels', async () => {
  const billed = await billedOf(2024);
  for (const charge of charges) {
    const costOre = actual.get(charge.programme) ?? 0n;
    const parts = billed.filter((row) => row.programme === charge.programme);
    expect(sum(parts.map((row) => row.netOre))).toBe(costOre);
    expect(parts).toHaveLength(charge.nodes.filter((node) => node.method === 'weight').length);
    const off = parts.filter(({ payer, netOre }) => {
      const { numerator, denominator } = exactPart(charge, payer, costOre);
      return absolute(netOre * denominator - numerator) >= 2n * denominator;
    });
    expect(off).toEqual([]);
  }
  expect(new Set(billed.map((row) => row.payer)).size).toBe(357 + 4 + 1);
});

it('gives every invoice of both runs a KID of its own, in kroner', async () => {
  const documents = await aconto.database.read(async (transaction) => {
    const issued = [FEBRUARY_2024, FEBRUARY_2025].map((key) => ({ run: runIdOf(key), from: 0, until: 10_000 }));
    return (await Promise.all(issued.map(async (selection) => await listIssuedDocuments(transaction, selection)))).flat();
  });
  const references = documents.map((document) => document.paymentReference ?? '');
  expect(references).toHaveLength(2 * (357 + 4 + 1));
  expect(references.filter((reference) => reference.length !== 12 || !isKid(reference))).toEqual([]);
  expect(new Set(references).size).toBe(references.length);
  expect(new Set(documents.map((document) => `${document.kind} ${document.currency}`))).toEqual(new Set(['invoice NOK']));
});

it('says in Norwegian what is trued up, by which document it was billed, and the KID to pay with', async () => {
  await aconto.get(RenderDocuments).execute({ ...FEBRUARY_2025, from: 0, until: 1 });
  const [invoice] = await aconto.query<{ bytes: Buffer; before: string; reference: string }>(
    `select p.bytes, b.number as before, i.payment_reference as reference from rendered_document p join issued_document i on i.number = p.number
       join issued_document b on b.payer = i.payer and b.run = $1`,
    [runIdOf(FEBRUARY_2024)],
  );
  if (!invoice) throw new Error('no invoice was rendered');
  const text = readPdfText(invoice.bytes).join('\n');
  for (const shown of ['E-resept 2024, avregning', 'E-resept 2025, akontobetaling', 'Avregningen gjelder', invoice.before, 'KID']) {
    expect(text).toContain(shown);
  }
  expect(text.replaceAll(' ', '')).toContain(invoice.reference);
});

it('leaves the legal original to EHF where a payer takes it, and says so on the PDF, which holds no XML', async () => {
  const places = await aconto.query<{ number: string; payer: string; place: number }>(
    `select number, payer, ordinal as place from issued_document where run = $1 and recipient_details->>'eInvoiceProfile' <> 'none' order by payer`,
    [runIdOf(FEBRUARY_2025)],
  );
  expect(places.map(({ payer }) => payer)).toEqual(['4601', 'RHF-V']);
  for (const { number, place } of places) {
    await aconto.get(RenderDocuments).execute({ ...FEBRUARY_2025, from: place, until: place + 1 });
    const [copy] = await aconto.query<{ pdf: Buffer; xml: Buffer; profile: string; reference: string }>(
      `select p.bytes as pdf, e.bytes as xml, e.profile, i.payment_reference as reference from rendered_document p
         join e_invoice e on e.number = p.number join issued_document i on i.number = p.number where p.number = $1`,
      [number],
    );
    if (!copy) throw new Error(`${number} was not rendered`);
    const text = readPdfText(copy.pdf).join('\n');
    expect(text).toContain('Kopi, sendt som e-faktura');
    expect(text).toContain('E-fakturaen er originalen. Kopien skal ikke bokføres eller betales en gang til.');
    expect([copy.profile, copy.xml.toString('utf8').includes(`<cbc:PaymentID>${copy.reference}</cbc:PaymentID>`), attachedNames(copy.pdf)]).toEqual([
      'peppol-bis-3',
      true,
      [`${number}.csv`],
    ]);
  }
});

it('is an EHF invoice as well: Peppol BIS in kroner, with organisation numbers, the KID and the sums of its document', async () => {
  await aconto.get(RenderDocuments).execute({ ...FEBRUARY_2025, from: 0, until: 1 });
  const [invoice] = await aconto.query<{ bytes: Buffer; number: string; reference: string; payable: bigint; buyer: string }>(
    `select p.bytes, i.number, i.payment_reference as reference, d.total_ore as payable, i.recipient_details->>'cvr' as buyer from rendered_document p
       join issued_document i on i.number = p.number join document d on d.run = i.run and d.ordinal = i.ordinal`,
  );
  if (!invoice) throw new Error('no invoice was rendered');
  const xml = attachedXml(invoice.bytes);
  for (const part of [
    '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>',
    '<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>',
    `<cbc:ID>${invoice.number}</cbc:ID>`,
    '<cbc:DocumentCurrencyCode>NOK</cbc:DocumentCurrencyCode>',
    '<cbc:EndpointID schemeID="0192">991003983</cbc:EndpointID>',
    '<cbc:CompanyID>NO991003983MVA</cbc:CompanyID>',
    '<cbc:CompanyID>Foretaksregisteret</cbc:CompanyID>',
    `<cbc:PaymentID>${invoice.reference}</cbc:PaymentID>`,
    `<cbc:PayableAmount currencyID="NOK">${formatAmount(invoice.payable)}</cbc:PayableAmount>`,
    `<cbc:CompanyID schemeID="0192">${invoice.buyer}</cbc:CompanyID>`,
  ]) {
    expect(xml).toContain(part);
  }
});
