import type { InvoiceDocument } from '#documents/invoice-document';
import type { VatCategory } from '#domain/facts/facts';
import { calculateVat } from '#domain/invoicing/calculate-vat';
import { sum } from '#domain/money/money';
import { paymentReference } from '#domain/references/payment-reference';
import type { DocumentParties } from '#use-cases/semantic-invoice';
import { compose, FUT_2023, TRUE_UP_2023, type Round } from '../golden/documents/sample-documents';
import { ISSUERS, PAYERS, printedIssuer, printedRecipient } from './parties';

/** One issued document with its parties: what a run would have made. */
export interface Case {
  readonly name: string;
  readonly document: InvoiceDocument;
  readonly parties: DocumentParties;
}

/** What is billed. Amounts are the whole programme's: the payer's part is a ninth of 37.5 percent. */
const ROUNDS = {
  invoice: [FUT_2023],
  'with-true-up': [FUT_2023, TRUE_UP_2023],
  'credit-note': [TRUE_UP_2023],
  'credit-note-with-charge': [TRUE_UP_2023, { ...FUT_2023, serviceYear: 2024, amount: '27113.99' }],
  'ore-only': [
    { ...FUT_2023, amount: '8.51' },
    { ...FUT_2023, programmeName: 'TELMA', amount: '1.07' },
  ],
  'ore-only-credit': [{ ...TRUE_UP_2023, amount: '0.00', settledBy: [settled(3n)] }],
  zero: [
    { ...FUT_2023, amount: '1000.00' },
    { ...FUT_2023, programmeName: 'TELMA', roundKind: 'true-up', amount: '0.00', settledBy: [settled(4132n)] },
  ],
  'sixty-lines': Array.from({ length: 60 }, (_, index) => ({
    ...FUT_2023,
    programmeName: `Program ${index + 1}`,
    amount: `${100_000 + index * 7919}.37`,
    ...(index % 7 === 3 ? { roundKind: 'true-up' as const, settledBy: [settled(900_000n)] } : {}),
  })),
  largest: [{ ...FUT_2023, amount: '99999999999.99' }],
} as const satisfies Record<string, readonly Round[]>;

function settled(netOre: bigint) {
  return { number: 'REG-000007', issuedOn: '2023-05-01', netOre };
}

/** The categories of the lines, in turn. O stands alone: a run never puts it beside others. */
const CATEGORIES = { S: ['S'], Z: ['Z'], E: ['E'], O: ['O'], 'S+E': ['S', 'E'], 'S+Z+E': ['S', 'Z', 'E'] } as const satisfies Record<
  string,
  readonly VatCategory[]
>;

const REASONS: Readonly<Record<VatCategory, string>> = {
  S: 'taxable-supply',
  Z: 'nulsats efter aftale',
  E: 'momslovens § 13, stk. 1, nr. 1',
  O: 'overførsel inden for den offentlige sektor',
};

type Plan = readonly [rounds: keyof typeof ROUNDS, categories: keyof typeof CATEGORIES, issuer: keyof typeof ISSUERS, payer: keyof typeof PAYERS];

const PLANS: readonly Plan[] = [
  ...(['S', 'Z', 'E', 'O'] as const).flatMap((category): Plan[] => [
    ['invoice', category, 'fik71', 'peppolGln'],
    ['with-true-up', category, 'fik75', 'oioublGln'],
    ['credit-note', category, 'fik71', 'oioublCvr'],
    ['credit-note-with-charge', category, 'fik71', 'peppolCvr'],
    ['with-true-up', category, 'kid10', 'norwegian'],
    ['credit-note', category, 'kid11', 'norwegian'],
  ]),
  ['with-true-up', 'S+E', 'fik71', 'peppolGln'],
  ['with-true-up', 'S+E', 'fik71', 'oioublGln'],
  ['sixty-lines', 'S+Z+E', 'fik71', 'peppolGln'],
  ['sixty-lines', 'S', 'fik71', 'oioublGln'],
  ['sixty-lines', 'S', 'kid11', 'norwegian'],
  ['sixty-lines', 'S+Z+E', 'danishAccount', 'oioublCvr'],
  ['ore-only', 'S', 'fik71', 'oioublGln'],
  ['ore-only', 'S+E', 'kid10', 'norwegian'],
  ['ore-only-credit', 'S', 'fik71', 'oioublGln'],
  ['ore-only-credit', 'S', 'kid10', 'norwegian'],
  ['zero', 'S', 'fik71', 'peppolGln'],
  ['zero', 'S', 'fik71', 'oioublGln'],
  ['zero', 'O', 'kid10', 'norwegian'],
  ['largest', 'S', 'fik71', 'oioublGln'],
  ['largest', 'S', 'norwegianAccount', 'norwegian'],
  ['invoice', 'S', 'danishAccount', 'oioublGln'],
  ['invoice', 'S', 'danishAccount', 'peppolGln'],
  ['invoice', 'E', 'danishUnpaid', 'oioublCvr'],
  ['invoice', 'S', 'danishUnpaid', 'mailOnly'],
  ['with-true-up', 'S', 'fik71', 'mailOnlyWithoutAddress'],
  ['credit-note', 'E', 'fik75', 'mailOnlyWithoutAddress'],
  ['credit-note', 'O', 'fik71', 'mailOnly'],
  ['invoice', 'S', 'fik71', 'hostile'],
  ['credit-note', 'S', 'fik71', 'hostile'],
  ['invoice', 'S', 'kid10', 'norwegianMailOnly'],
  ['credit-note', 'E', 'norwegianAccount', 'norwegianMailOnly'],
  ['invoice', 'S', 'fik71', 'norwegian'],
  ['invoice', 'S', 'kid10', 'peppolGln'],
  ['with-true-up', 'S', 'pictured', 'mailOnly'],
  ['credit-note', 'S', 'pictured', 'oioublGln'],
  ['credit-note', 'S', 'picturedNorwegian', 'norwegian'],
];

export function allCases(): Case[] {
  return PLANS.map((plan, index) => caseOf(plan, BigInt(index + 101)));
}

function caseOf([rounds, categories, issuerName, payerName]: Plan, serial: bigint): Case {
  const issuer = ISSUERS[issuerName];
  const recipient = PAYERS[payerName];
  const number = `${issuer.series}-${String(serial).padStart(6, '0')}`;
  const composed = compose({
    number,
    issuedOn: '2024-04-02',
    dueOn: '2024-05-02',
    language: recipient.language,
    rounds: ROUNDS[rounds],
    issuer: printedIssuer(issuer),
    recipient: printedRecipient(recipient, '0101'),
  });
  const document = withVat(composed, CATEGORIES[categories]);
  return {
    name: `${number}-${rounds}-${categories}-${issuerName}-${payerName}`.replace(/[^\w-]/g, '-'),
    document: {
      ...document,
      currency: issuer.country === 'DK' ? 'DKK' : 'NOK',
      paymentReference: document.kind === 'invoice' ? paymentReference(serial, issuer) : null,
    },
    parties: { issuer, recipient },
  };
}

function withVat(document: InvoiceDocument, categories: readonly VatCategory[]): InvoiceDocument {
  const lines = document.lines.map((line, index) => {
    const vatCategory = categories[index % categories.length] ?? 'S';
    return { ...line, vatCategory, vatRatePercent: vatCategory === 'S' ? '25.00' : '0.00', vatReason: REASONS[vatCategory] };
  });
  const vat = calculateVat(lines);
  const vatOre = sum(vat.map((subtotal) => subtotal.vatOre));
  return { ...document, lines, vat, vatOre, totalOre: document.netOre + vatOre };
}
