import type { PrintedParties } from '#domain/audit/run-rows-hash';
import { NO_E_INVOICING } from '#domain/invoicing/e-invoicing';
import type { AllocationKey, CollectionArrangement } from '#domain/facts/facts';
import type { Facts } from '#domain/settlement/known-facts';
import type { IssuerRow, PayerRow, PersonRow } from '#pack/pack-content';

/**
 * A small world for the tests of pack and verifier: two programmes, five payers (one of them an issuer, one merged into another), two issuers,
 * VAT inside and outside its scope, a true-up that gives credit notes, a year that may not be billed. `feeOre` is a forger's to change.
 */
export function sampleFacts(feeOre = 4_735_350_003n): Facts {
  return {
    programmes: [
      { code: 'FUT', name: 'Fælles infrastruktur', currency: 'DKK', minimumTrueUpOre: null },
      { code: 'TEL', name: '=Telma', currency: 'DKK', minimumTrueUpOre: null },
    ],
    budgets: [
      {
        programme: 'FUT',
        year: 2023,
        version: 1,
        status: 'approved',
        currency: 'DKK',
        amountOre: feeOre,
        recordedOn: '2023-01-10',
        source: 'budget.csv, "table 1", B2',
      },
      {
        programme: 'FUT',
        year: 2024,
        version: 1,
        status: 'awaiting-agreement',
        currency: 'DKK',
        amountOre: 5_177_850_000n,
        recordedOn: '2023-01-10',
        source: 'budget.csv B3',
      },
      {
        programme: 'FUT',
        year: 2024,
        version: 2,
        status: 'approved',
        currency: 'DKK',
        amountOre: 5_264_432_100n,
        recordedOn: '2024-03-15',
        source: '+agreement',
      },
      {
        programme: 'FUT',
        year: 2025,
        version: 1,
        status: 'preliminary-estimate',
        currency: 'DKK',
        amountOre: 4_400_786_000n,
        recordedOn: '2023-01-10',
        source: 'budget.csv B4',
      },
      {
        programme: 'TEL',
        year: 2024,
        version: 1,
        status: 'approved',
        currency: 'DKK',
        amountOre: 1_097_200_001n,
        recordedOn: '2024-01-05',
        source: 'budget.csv C3',
      },
    ],
    actualCosts: [
      {
        programme: 'FUT',
        year: 2023,
        version: 1,
        audited: false,
        currency: 'DKK',
        amountOre: 1_691_237_743n,
        recordedOn: '2024-03-04',
        source: 'costs.csv B2',
        accounts: 'accounts-2023.pdf',
      },
      {
        programme: 'FUT',
        year: 2023,
        version: 2,
        audited: true,
        currency: 'DKK',
        amountOre: 1_599_812_015n,
        recordedOn: '2024-09-16',
        source: 'costs.csv B3',
        accounts: 'accounts-2023-2.pdf',
      },
    ],
    agreements: [
      {
        programme: 'FUT',
        version: 1,
        fromYear: 2022,
        vatBasis: 'excluding',
        vatCategory: 'S',
        vatRatePercent: '25.00',
        vatReason: 'taxable supply',
        agreedBy: 'steering group',
        agreedOn: '2022-11-01',
        document: 'minutes 7',
        recordedOn: '2022-12-01',
      },
      {
        programme: 'TEL',
        version: 1,
        fromYear: 2022,
        vatBasis: 'excluding',
        vatCategory: 'O',
        vatRatePercent: '0.00',
        vatReason: 'outside the scope',
        agreedBy: 'steering group',
        agreedOn: '2022-11-01',
        document: 'minutes 7',
        recordedOn: '2022-12-01',
      },
    ],
    keys: [sampleKey('FUT', 'population'), sampleKey('TEL', 'telma')],
    arrangements: [arrangement('FUT', 'KL', 'KOM'), arrangement('FUT', 'DR', 'REG'), { ...arrangement('TEL', 'ALL', 'KOM'), fromYear: 2024 }],
    payers: [
      { code: '0101', validFrom: '2007-01-01', validUntil: null, successor: null },
      { code: '0147', validFrom: '2007-01-01', validUntil: null, successor: null },
      { code: '0151', validFrom: '2007-01-01', validUntil: '2025-01-01', successor: '0147' },
      { code: '1081', validFrom: '2007-01-01', validUntil: null, successor: null },
      { code: '1082', validFrom: '2007-01-01', validUntil: null, successor: null },
    ],
  };
}

export const SAMPLE_PAYERS: readonly PayerRow[] = sampleFacts().payers.map((payer) => ({
  ...payer,
  name: `Payer "${payer.code}", the`,
  kind: payer.code.startsWith('0') ? 'municipality' : 'region',
  language: 'da',
  email: `faktura@p${payer.code}.example`,
  cvr: '99001003',
  ean: null,
  street: 'Vej 1',
  postcode: '8000',
  city: 'Aarhus C',
  country: 'DK',
  ...NO_E_INVOICING,
}));

export const SAMPLE_ISSUERS: readonly IssuerRow[] = [
  {
    issuer: 'KOM',
    name: 'Collector',
    ownPayerCode: null,
    country: 'DK',
    series: 'KOM',
    internalSeries: 'KOM-INT',
    fikCreditor: '81000017',
    paymentReferenceKind: 'fik-71',
    kidLength: null,
    iban: null,
    cvr: '99001003',
    email: 'kom@issuer.example',
  },
  {
    issuer: 'REG',
    name: 'Region',
    ownPayerCode: '1082',
    country: 'DK',
    series: 'REG',
    internalSeries: 'REG-INT',
    fikCreditor: '82000025',
    paymentReferenceKind: 'fik-71',
    kidLength: null,
    iban: null,
    cvr: '99001003',
    email: 'reg@issuer.example',
  },
];

export const SAMPLE_PEOPLE: readonly PersonRow[] = SAMPLE_ISSUERS.flatMap(({ issuer }) => [
  { person: `${issuer}-officer`, name: 'Officer', role: 'officer', issuer, organisation: null, validFrom: '2022-01-01', validUntil: null },
  { person: `${issuer}-approver`, name: 'Approver', role: 'approver', issuer, organisation: null, validFrom: '2022-01-01', validUntil: null },
]);

function sampleKey(programme: string, key: string): AllocationKey {
  const node = (code: string, parent: string | null, method: 'percent' | 'weight' | null, weight: string | null) => ({
    node: code,
    parent,
    method,
    weight,
    source: `key.csv ${code}`,
  });
  return {
    key,
    programme,
    version: 1,
    validFrom: '2022-01-01',
    recordedOn: '2022-12-01',
    nodes: [
      node('ALL', null, null, null),
      node('DR', 'ALL', 'percent', '62.5'),
      node('KL', 'ALL', 'percent', '37.5'),
      node('1081', 'DR', 'weight', '591740'),
      node('1082', 'DR', 'weight', '1347211'),
      node('0101', 'KL', 'weight', '653664'),
      node('0147', 'KL', 'weight', '104664'),
      node('0151', 'KL', 'weight', '51454.5'),
    ],
  };
}

function arrangement(programme: string, branch: string, issuer: string): CollectionArrangement {
  return {
    programme,
    branch,
    issuer,
    rule: { type: 'first-bank-day', month: 4 },
    fromYear: 2023,
    untilYear: null,
    firstRound: 'on-account',
    serviceYearOffset: 0,
    recordedOn: '2022-12-01',
  };
}

/** The parties as a document prints them. */
export function partiesOf(issuer: IssuerRow, payer: string): PrintedParties {
  const recipient = SAMPLE_PAYERS.find(({ code }) => code === payer);
  if (!recipient) throw new Error(`no sample payer ${payer}`);
  return {
    recipientName: recipient.name,
    recipientCvr: recipient.cvr,
    recipientEan: recipient.ean,
    recipientStreet: recipient.street,
    recipientPostcode: recipient.postcode,
    recipientCity: recipient.city,
    language: recipient.language,
    issuerName: issuer.name,
    issuerCvr: issuer.cvr,
    issuerStreet: 'Gade 2',
    issuerPostcode: '1000',
    issuerCity: 'København K',
    issuerEmail: issuer.email,
  };
}
