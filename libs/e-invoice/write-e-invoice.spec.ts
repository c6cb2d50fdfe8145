import type { SemanticInvoice } from '#e-invoice/semantic-invoice';
import { writeEInvoice } from '#e-invoice/write-e-invoice';

const INVOICE: SemanticInvoice = {
  kind: 'invoice',
  number: 'REG-000101',
  issuedOn: '2024-04-02',
  dueOn: '2024-05-02',
  currency: 'DKK',
  note: null,
  buyerReference: 'AFD-17',
  orderReference: '4500012345',
  accountingString: '1010-3300-42',
  precedingDocuments: [],
  seller: {
    name: 'Region A & B',
    registrationNumber: '99008202',
    country: 'DK',
    street: 'Eksempelvej 1',
    postcode: '0999',
    city: 'København',
    email: 'opkraevning@region.example',
    electronicAddress: { scheme: '0184', id: '99008202' },
    isInForetaksregisteret: false,
  },
  buyer: {
    name: 'Eksempel Kommune',
    registrationNumber: '99001003',
    country: 'DK',
    street: null,
    postcode: null,
    city: null,
    email: null,
    electronicAddress: { scheme: '0088', id: '5799990001016' },
  },
  payment: { type: 'fik', cardType: '71', paymentId: '000000000010017', creditor: '81000017' },
  lines: [
    {
      line: 1,
      text: 'FUT 2024, acontobetaling',
      note: 'Andel af årets budget: 4,1319 %',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      netOre: 100_001n,
      vatCategory: 'S',
      vatRatePercent: '25',
    },
  ],
  vat: [{ category: 'S', ratePercent: '25', netOre: 100_001n, vatOre: 25_000n, reason: null }],
  netOre: 100_001n,
  vatOre: 25_000n,
  totalOre: 125_001n,
};

const NORWEGIAN: SemanticInvoice = {
  ...INVOICE,
  currency: 'NOK',
  seller: {
    ...INVOICE.seller,
    registrationNumber: '994598759',
    country: 'NO',
    electronicAddress: { scheme: '0192', id: '994598759' },
    isInForetaksregisteret: true,
  },
  payment: { type: 'account', iban: 'NO9386011117947', reference: '00010017' },
};

const peppol = (change: Partial<SemanticInvoice> = {}) => writeEInvoice({ ...INVOICE, ...change }, 'peppol-bis-3').toString('utf8');
const oioubl = (change: Partial<SemanticInvoice> = {}) => writeEInvoice({ ...INVOICE, ...change }, 'oioubl-2.1').toString('utf8');

describe.each([
  ['Peppol BIS', peppol],
  ['OIOUBL', oioubl],
])('an e-invoice in %s', (_name, write) => {
  it('is equal bytes for equal data', () => {
    expect(write(structuredClone(INVOICE))).toBe(write());
  });

  it('carries the person, the order and the account string that the payer wants to read', () => {
    const xml = write();
    expect(xml).toContain('AFD-17');
    expect(xml).toContain('<cac:OrderReference><cbc:ID>4500012345</cbc:ID></cac:OrderReference>');
    expect(xml).toContain('<cbc:AccountingCost>1010-3300-42</cbc:AccountingCost>');
  });

  it('goes to an EAN number', () => {
    expect(write()).toMatch(/<cbc:EndpointID schemeID="(0088|GLN)">5799990001016</);
  });

  it('names what it corrects', () => {
    const xml = write({ kind: 'credit-note', precedingDocuments: [{ number: 'REG-000007', issuedOn: '2023-05-01' }], payment: null });
    expect(xml).toContain('<cac:InvoiceDocumentReference><cbc:ID>REG-000007</cbc:ID><cbc:IssueDate>2023-05-01</cbc:IssueDate>');
    expect(xml).toContain('<CreditNote xmlns=');
    expect(xml).not.toContain('PaymentMeans');
  });

  it('escapes whatever a name holds, and holds no document type', () => {
    const xml = write({ buyerReference: `<!DOCTYPE a> "&'\u0001\ud800\u202e` });
    expect(xml).toContain("&lt;!DOCTYPE a&gt; &quot;&amp;'\ufffd\ufffd\u202e");
    expect(xml).not.toContain('<!DOCTYPE');
    expect(xml).toContain('Region A &amp; B');
  });

  it('has no empty element', () => {
    expect(write({ note: ' ', orderReference: null, accountingString: null })).not.toMatch(/<([\w:]+)[^>]*><\/\1>|\/>/);
  });

  it('counts minus one of a line below zero, because a price never is', () => {
    const [line] = INVOICE.lines;
    const xml = write({ lines: [...INVOICE.lines, { ...line!, line: 2, netOre: -4_000n }] });
    expect(xml).toMatch(/Quantity unitCode="\w+">-1</);
    expect(xml).toMatch(/<cbc:PriceAmount currencyID="DKK">40\.00</);
  });
});

describe('Peppol BIS', () => {
  it('asks for a FIK payment by means 93, card type and payment id', () => {
    expect(peppol()).toContain('<cbc:PaymentMeansCode>93</cbc:PaymentMeansCode><cbc:PaymentID>71#000000000010017</cbc:PaymentID>');
  });

  it('prints a Norwegian seller as registered for VAT and in Foretaksregisteret, and gives its KID', () => {
    const xml = writeEInvoice(NORWEGIAN, 'peppol-bis-3').toString('utf8');
    expect(xml).toContain('<cbc:CompanyID>NO994598759MVA</cbc:CompanyID>');
    expect(xml).toContain('<cbc:CompanyID>Foretaksregisteret</cbc:CompanyID>');
    expect(xml).toContain('<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>00010017</cbc:PaymentID>');
  });

  it('shows no VAT number and no rate outside the scope of VAT, and says why', () => {
    const [line] = INVOICE.lines;
    const xml = peppol({
      lines: [{ ...line!, vatCategory: 'O', vatRatePercent: '0' }],
      vat: [{ category: 'O', ratePercent: '0', netOre: 100_001n, vatOre: 0n, reason: 'Mellem offentlige myndigheder.' }],
    });
    expect(xml).not.toContain('DK99008202');
    expect(xml).not.toContain('cbc:Percent');
    expect(xml).toContain('<cbc:TaxExemptionReason>Mellem offentlige myndigheder.</cbc:TaxExemptionReason>');
  });
});

describe('OIOUBL', () => {
  it('gives the VAT where UBL elsewhere has the net amount', () => {
    expect(oioubl()).toContain('<cbc:TaxExclusiveAmount currencyID="DKK">250.00</cbc:TaxExclusiveAmount>');
    expect(peppol()).toContain('<cbc:TaxExclusiveAmount currencyID="DKK">1000.01</cbc:TaxExclusiveAmount>');
  });

  it('has one subtotal for exempt and zero-rated, which it has one word for', () => {
    const row = { ratePercent: '0', vatOre: 0n, reason: null };
    const xml = oioubl({
      vat: [
        { ...row, category: 'E', netOre: 3n },
        { ...row, category: 'Z', netOre: 4n },
      ],
    });
    const [total = ''] = /<cac:TaxTotal>.*?<\/cac:TaxTotal>/.exec(xml) ?? [];
    expect(total.match(/ZeroRated/g)).toHaveLength(1);
    expect(total).toContain('<cbc:TaxableAmount currencyID="DKK">0.07<');
  });

  it('is refused outside Denmark', () => {
    expect(() => writeEInvoice(NORWEGIAN, 'oioubl-2.1')).toThrow(expect.objectContaining({ code: 'e-invoice-not-danish' }));
  });
});
