import type { CalculationStep, InvoiceDocument, RoundCalculation } from '#documents/invoice-document';
import { splitAmount } from '#domain/allocation/split-amount';
import type { VatCategory } from '#domain/facts/facts';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import { scaleToIntegers } from '#domain/money/decimal-text';
import { parseAmount, sum, type Ore } from '#domain/money/money';
import { fikReference } from '#domain/references/fik';
import { lineText } from '#glossary/document-texts';
import type { Language } from '#glossary/language';

/** Documents of every kind with the figures of the example; identifiers and streets are invented. */

const ASSUMPTIONS = [
  'Årets beløb er taget som beløb uden moms.',
  'Kommunernes andele følger folketallet den 1. januar 2023.',
];

const DANISH = { country: 'DK' } as const;
const DANISH_ISSUER = { ...DANISH, logo: null, iban: null, isInForetaksregisteret: false } as const;

const KOMBIT = {
  ...DANISH_ISSUER, code: 'KOMBIT', name: 'KOMBIT', addressLines: ['Eksempelvej 8', '2300 København S'], cvr: '99010002', ean: null, email: 'opkraevning@kombit.example',
  brandColour: '#0b5d5a',
};
const REGION_NORDJYLLAND = {
  ...DANISH_ISSUER, code: 'RN', name: 'Region Nordjylland', addressLines: ['Eksempelvej 30', '9220 Aalborg Øst'], cvr: '99007869', ean: '5799990010810',
  email: 'opkraevning@region-nordjylland.example', brandColour: '#1f3f77',
};
const COPENHAGEN = {
  ...DANISH, code: '0101', name: 'Københavns Kommune', addressLines: ['Eksempelpladsen 1', '1550 København V'], cvr: '99001003', ean: '5799990001016',
  email: 'faktura@koebenhavn.kommune.example',
};
const REGION_MIDTJYLLAND = {
  ...DANISH, code: '1082', name: 'Region Midtjylland', addressLines: ['Eksempelgade 26', '8800 Viborg'], cvr: '99007931', ean: '5799990010827',
  email: 'faktura@region-midtjylland.example',
};

interface Level {
  readonly node: string;
  readonly nodeName: string;
  readonly parentName: string;
  readonly method: CalculationStep['method'];
  readonly weight: string;
  readonly weightSum: string;
}

const MUNICIPALITIES: Level = { node: 'KL', nodeName: 'KL (kommunerne)', parentName: 'Hele programmet', method: 'percent', weight: '37.5', weightSum: '100' };
const REGIONS: Level = { node: 'DR', nodeName: 'Danske Regioner', parentName: 'Hele programmet', method: 'percent', weight: '62.5', weightSum: '100' };
const COPENHAGEN_OF_ALL: Level = {
  node: '0101', nodeName: 'Københavns Kommune', parentName: 'KL (kommunerne)', method: 'weight', weight: '653664', weightSum: '5932561',
};
const MIDTJYLLAND_OF_ALL: Level = {
  node: '1082', nodeName: 'Region Midtjylland', parentName: 'Danske Regioner', method: 'weight', weight: '1363672', weightSum: '5932561',
};

/** Walks an amount down: at each level the node and the rest of its siblings together. */
function walk(amountOre: Ore, levels: readonly Level[]): CalculationStep[] {
  let parentAmountOre = amountOre;
  return levels.map((level) => {
    const [weight = 0n, denominator = 0n] = scaleToIntegers([level.weight, level.weightSum]).integers;
    const [part] = splitAmount(parentAmountOre, [{ code: 'A', weight }, { code: 'B', weight: denominator - weight }]);
    if (!part) throw new Error('no part');
    const size = part.amountOre < 0n ? -part.amountOre : part.amountOre;
    const step = {
      ...level, parentAmountOre, wholeOre: size - (part.gotResidual ? 1n : 0n), remainder: part.remainder, denominator,
      gotResidual: part.gotResidual, amountOre: part.amountOre, source: `Eksempel på kilde til ${level.node} (keys.csv:325)`,
    };
    parentAmountOre = part.amountOre;
    return step;
  });
}

export type Round = Pick<RoundCalculation, 'programmeName' | 'serviceYear' | 'roundKind' | 'roundSequence' | 'basis'> & Partial<RoundCalculation> & { readonly amount: string };

function calculate(round: Round, line: number, levels: readonly Level[]): RoundCalculation {
  const { amount, ...given } = round;
  const amountOre = parseAmount(amount);
  const path = walk(amountOre, levels);
  const targetOre = path.at(-1)?.amountOre ?? 0n;
  const settledBeforeOre = sum((round.settledBy ?? []).map((settled) => settled.netOre));
  return {
    line, basisVersion: 1, audited: null, basisSource: 'budgets.csv:2', vatBasis: 'excluding', recordedAmountOre: amountOre, amountOre,
    budgetOre: null, actualOre: null, key: round.programmeName, keyVersion: 2, keyValidFrom: '2023-01-01', paths: [path], targetOre, settledBeforeOre,
    settledBy: [], shareOre: targetOre - settledBeforeOre, carriedForwardOre: 0n, ...given,
  };
}

interface Sample {
  readonly language?: Language;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn?: string;
  readonly issuer?: InvoiceDocument['issuer'];
  readonly recipient?: InvoiceDocument['recipient'];
  readonly levels?: readonly Level[];
  readonly rounds: readonly Round[];
  readonly vat?: { readonly vatCategory: VatCategory; readonly vatRatePercent: string; readonly vatReason: string };
  readonly isInternal?: boolean;
}

export function compose(sample: Sample): InvoiceDocument {
  const { language = 'da', number, issuedOn, isInternal = false } = sample;
  const vatOfLine = sample.vat ?? { vatCategory: 'S' as const, vatRatePercent: '25.00', vatReason: 'taxable-supply' };
  const calculations = sample.rounds.map((round, index) => calculate(round, index + 1, sample.levels ?? [MUNICIPALITIES, COPENHAGEN_OF_ALL]));
  const lines = calculations.map((calculation) => ({
    line: calculation.line, text: lineText({ ...calculation, language }), periodFrom: `${calculation.serviceYear}-01-01`,
    periodTo: `${calculation.serviceYear}-12-31`, netOre: calculation.shareOre - calculation.carriedForwardOre, ...vatOfLine,
  }));
  const vat = calculateVat(lines);
  const netOre = sum(lines.map((line) => line.netOre));
  const vatOre = sum(vat.map((subtotal) => subtotal.vatOre));
  const totalOre = netOre + vatOre;
  const kind = isInternal ? 'internal' : totalOre < 0n ? 'credit-note' : 'invoice';
  return {
    language, kind, number, issuedOn, dueOn: kind === 'invoice' ? (sample.dueOn ?? null) : null, currency: 'DKK', isExample: true,
    issuer: sample.issuer ?? KOMBIT, recipient: sample.recipient ?? COPENHAGEN, lines, vat, netOre, vatOre, totalOre,
    paymentReference: kind === 'invoice' ? fikReference(BigInt(number.replace(/\D/g, '')), '81000017') : null, eInvoice: null,
    assumptions: ASSUMPTIONS, calculations,
  };
}

export const FUT_2023 = { programmeName: 'FUT', serviceYear: 2023, roundKind: 'on-account', roundSequence: 1, basis: 'budget', amount: '47353500.00' } as const;
const FUT_2024 = {
  ...FUT_2023, serviceYear: 2024, amount: '52644321.00', basisVersion: 2, basisSource: 'Aftale mellem Danske Regioner og KL af 15.03.2024',
} as const;
const SETTLED_2023 = { number: 'KOMBIT-000099', issuedOn: '2023-05-01', netOre: 195657143n } as const;
export const TRUE_UP_2023 = {
  programmeName: 'FUT', serviceYear: 2023, roundKind: 'true-up', roundSequence: 2, basis: 'actual', amount: '46912377.43', audited: false,
  basisSource: 'Regnskab 2023, vedlagt', budgetOre: 4735350000n, actualOre: 4691237743n, settledBy: [SETTLED_2023],
} as const;

export const onAccountInvoice = compose({ number: 'KOMBIT-000099', issuedOn: '2023-05-01', dueOn: '2023-05-31', rounds: [FUT_2023] });

export const aprilInvoice = compose({ number: 'KOMBIT-000197', issuedOn: '2024-04-02', dueOn: '2024-05-02', rounds: [FUT_2024, TRUE_UP_2023] });

export const creditNote = compose({ number: 'KOMBIT-000295', issuedOn: '2024-04-02', rounds: [TRUE_UP_2023] });

const TELMA = { ...FUT_2023, programmeName: 'TELMA', amount: '10972000.00', basisSource: 'KLs notat, tabel 1 (budgets.csv:5)' } as const;

/** Three true-ups, four earlier amounts and the assumptions of the example: the fullest page an April brings. */
export const fullCreditNote: InvoiceDocument = {
  ...compose({ number: 'KOMBIT-000393', issuedOn: '2025-04-01', rounds: [
    { ...TRUE_UP_2023, roundSequence: 3, audited: true, basisVersion: 2, settledBy: [SETTLED_2023, { number: 'KOMBIT-000197', issuedOn: '2024-04-02', netOre: -1802010n }] },
    { ...TRUE_UP_2023, serviceYear: 2024, amount: '51001234.10', settledBy: [{ number: 'KOMBIT-000197', issuedOn: '2024-04-02', netOre: 217517975n }] },
    { ...TRUE_UP_2023, programmeName: 'TELMA', serviceYear: 2024, amount: '9001234.10', settledBy: [{ number: 'KOMBIT-000197', issuedOn: '2024-04-02', netOre: 41517975n }] },
  ] }),
  assumptions: [
    'Antagelse: beløbene i KLs notat om telemedicin 2023–2025 er uden moms, og ydelsen er momspligtig med 25 %',
    'Antagelse: deles efter folketal, FOLK1A, 1. januar 2023',
  ],
};

export const regionInvoice = compose({
  number: 'RN-000002', issuedOn: '2023-08-31', dueOn: '2023-09-29', issuer: REGION_NORDJYLLAND, recipient: REGION_MIDTJYLLAND,
  levels: [REGIONS, MIDTJYLLAND_OF_ALL], rounds: [TELMA],
});

export const internalPosting = compose({
  number: 'RN-INT-000001', issuedOn: '2023-08-31', issuer: REGION_NORDJYLLAND,
  recipient: { ...REGION_NORDJYLLAND, code: '1081' }, levels: [REGIONS, { ...MIDTJYLLAND_OF_ALL, node: '1081', nodeName: 'Region Nordjylland', weight: '594323' }],
  rounds: [TELMA], vat: { vatCategory: 'O', vatRatePercent: '0.00', vatReason: 'internal-posting' }, isInternal: true,
});

export const manyLines = compose({
  number: 'KOMBIT-000500', issuedOn: '2024-04-02', dueOn: '2024-05-02',
  rounds: Array.from({ length: 60 }, (_, index) => ({ ...FUT_2024, programmeName: `Program ${index + 1}`, amount: `${1000000 + index * 7919}.37` })),
});

export const norwegianInvoice: InvoiceDocument = { ...compose({ language: 'nb', number: 'KOMBIT-000601', issuedOn: '2024-04-02', dueOn: '2024-05-02', rounds: [FUT_2024, TRUE_UP_2023] }), currency: 'NOK' };

export const englishCreditNote = compose({ language: 'en', number: 'KOMBIT-000602', issuedOn: '2024-09-30', rounds: [{
  ...TRUE_UP_2023, roundSequence: 3, audited: true, basisVersion: 2, amount: '46898120.15', actualOre: 4689812015n,
  settledBy: [SETTLED_2023, { number: 'KOMBIT-000197', issuedOn: '2024-04-02', netOre: -1822649n }],
}] });

export const hostileInvoice: InvoiceDocument = {
  ...onAccountInvoice, number: 'KOMBIT-<b>&"000099', issuer: { ...KOMBIT, name: 'A & B <script>', brandColour: 'url(x)' },
  recipient: {
    ...COPENHAGEN, name: `Kommune\u0000\u202egnirts\u202c 🦆 ${'Meget'.repeat(2000)}`, addressLines: ['Linje\r\n1', '\u2066漢字\u2069', ' '.repeat(40)],
  },
  lines: onAccountInvoice.lines.map((line) => ({ ...line, text: `=cmd|' /C calc'!A0 ${'ord '.repeat(3000)}` })),
};

export const largestInvoice = compose({
  number: 'KOMBIT-000700', issuedOn: '2024-04-02', dueOn: '2024-05-02', levels: [{ ...MUNICIPALITIES, weight: '100' }],
  rounds: [{ ...FUT_2024, amount: '999999999999.99' }],
});

export const SAMPLES: Readonly<Record<string, InvoiceDocument>> = {
  'on-account-invoice': onAccountInvoice, 'april-invoice': aprilInvoice, 'credit-note': creditNote, 'region-invoice': regionInvoice,
  'internal-posting': internalPosting, 'full-credit-note': fullCreditNote, 'many-lines': manyLines, 'norwegian-invoice': norwegianInvoice, 'english-credit-note': englishCreditNote,
  'hostile-invoice': hostileInvoice, 'largest-invoice': largestInvoice,
};
