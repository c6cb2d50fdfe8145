import type { ImportContext } from '#imports/import-context';
import { parseImport, type ImportKind } from '#imports/parse-import';

const CONTEXT: ImportContext = {
  today: '2024-03-15',
  mayBackdate: false,
  issuers: [],
  attachedFiles: new Map(),
  facts: { programmes: [], budgets: [], actualCosts: [], agreements: [], arrangements: [], payers: [], keys: [] },
};
const PAYER = 'code,name,kind,cvr,country,e_invoice_profile,endpoint_scheme,endpoint_id,person_reference,language,valid_from';
const ISSUER =
  'issuer,name,country,series,internal_series,fik_creditor,payment_reference,kid_length,iban,cvr,foretaksregisteret,street,postcode,city,email,brand_colour,logo';

function parse<Kind extends ImportKind>(kind: Kind, head: string, row: string) {
  const bytes = new TextEncoder().encode(`${head}\n${row}`);
  const { rows, issues } = parseImport(kind, { name: `${kind}.csv`, bytes }, CONTEXT);
  return { rows, codes: issues.map((issue) => issue.code) };
}

describe('a payer', () => {
  const payer = (cvr: string, rest: string) => parse('payers', PAYER, `0101,Eksempel,municipality,${cvr},${rest},da,2007-01-01`);

  it('is Danish and takes no e-invoices where its file says nothing of them', () => {
    const { rows } = parse('payers', 'code,name,kind,cvr,language,valid_from', '0101,Eksempel,municipality,99001003,da,2007-01-01');
    expect(rows).toMatchObject([{ country: 'DK', eInvoiceProfile: 'none', endpointId: null, personReference: null }]);
  });

  it('takes e-invoices by its EAN, and is Norwegian by its organisation number', () => {
    expect(payer('99001003', 'DK,oioubl-2.1,0088,5799990001016,AFD-17').rows).toMatchObject([
      { eInvoiceProfile: 'oioubl-2.1', endpointScheme: '0088', endpointId: '5799990001016', personReference: 'AFD-17' },
    ]);
    expect(payer('974760673', 'NO,peppol-bis-3,0192,974760673,').rows).toMatchObject([{ country: 'NO', cvr: '974760673' }]);
  });

  it.each([
    ['99001003', 'NO,,,,', 'registration-of-other-country'],
    ['974760673', 'DK,,,,', 'registration-of-other-country'],
    ['974760674', 'NO,,,,', 'cvr-check-digit'],
    ['99001003', ',peppol-bis-3,,,', 'endpoint-missing'],
    ['99001003', ',peppol-bis-3,0088,5799990001017,', 'endpoint-malformed'],
    ['99001003', ',none,0088,,', 'endpoint-incomplete'],
    ['974760673', 'NO,oioubl-2.1,0088,5799990001016,', 'profile-not-of-country'],
  ])('%s with %s is refused: %s', (cvr, rest, code) => {
    expect(payer(cvr, rest).codes).toEqual([code]);
  });
});

describe('an issuer', () => {
  const issuer = (country: string, payment: string, cvr: string, logo = '') =>
    parse('issuers', ISSUER, `E,Eksempel,${country},E,E-INT,${payment},${cvr},,Vej 1,0150,By,e@e.example,#0b3c5d,${logo}`);

  it('with a creditor asks for FIK +71, and for nothing without', () => {
    expect(issuer('DK', '81000017,,,', '99008202').rows).toMatchObject([{ paymentReferenceKind: 'fik-71', isInForetaksregisteret: false }]);
    expect(issuer('DK', ',,,', '99008202').rows).toMatchObject([{ paymentReferenceKind: 'none', fikCreditor: null }]);
  });

  it('in Norway asks for a KID to its account', () => {
    expect(issuer('NO', ',kid-11,12,NO93 8601 1117 947', '994598759').rows).toMatchObject([
      { paymentReferenceKind: 'kid-11', kidLength: 12, iban: 'NO9386011117947', cvr: '994598759' },
    ]);
  });

  it('brings its logo as the path of a drawing', () => {
    expect(issuer('DK', ',,,', '99008202', '120x40 M0 0H120V40Z').rows).toMatchObject([{ logo: '120x40 M0 0H120V40Z' }]);
  });

  it.each([
    ['DK', ',fik-75,,', '99008202', '', 'payment-reference-incomplete'],
    ['NO', '81000017,fik-71,,', '994598759', '', 'payment-reference-incomplete'],
    ['NO', '81000017,,,', '994598759', '', 'payment-reference-incomplete'],
    ['DK', ',kid-10,12,DK5000400440116243', '99008202', '', 'payment-reference-incomplete'],
    ['NO', ',kid-10,,NO9386011117947', '994598759', '', 'payment-reference-incomplete'],
    ['DK', ',rf,,', '99008202', '', 'payment-reference-incomplete'],
    ['DK', ',,,DK5100400440116243', '99008202', '', 'iban-malformed'],
    ['DK', ',,,', '994598759', '', 'registration-of-other-country'],
    ['DK', ',,,', '99008202', '120x40 <script>', 'logo-malformed'],
  ])('of %s with %s %s %s is refused: %s', (country, payment, cvr, logo, code) => {
    expect(issuer(country, payment, cvr, logo).codes).toEqual([code]);
  });
});
