import { fikReference } from '#domain/references/fik';
import { kidReference } from '#domain/references/kid';
import type { Language } from '#glossary/language';
import type { LetterInvoice, ReminderLetter } from '#use-cases/reminders/reminder-letter';

/** Reminders as letters, with figures that are no law's; parties and streets are invented. */

const STEP = { days: 60, principalOre: 5_000_000n, tenThousandths: 115_000n };

function invoice(serial: bigint, more: Partial<LetterInvoice> = {}): LetterInvoice {
  return {
    ...{ document: `RM-${String(serial).padStart(6, '0')}`, payer: '0101', currency: 'DKK', dueOn: '2024-05-01', sequence: 1, issuedOn: '2024-04-02' },
    ...{ what: ['FUT 2024, acontobetaling'], paymentReference: fikReference(serial, '81000017') },
    ...{ totalOre: 5_000_000n, creditedOre: 0n, paidOre: 0n, chargedBeforeOre: 0n, openOre: 5_000_000n },
    ...{ feeOre: 0n, compensationOre: 0n, interestOre: 0n, steps: [] },
    ...more,
  };
}

const ISSUER = {
  code: 'RM', name: 'Region Midtjylland', ownPayerCode: '1082', country: 'DK', series: 'RM', internalSeries: 'RM-INT', paymentReferenceKind: 'fik-71', fikCreditor: '81000017',
  kidLength: null, iban: null, cvr: '99008938', isInForetaksregisteret: false, street: 'Eksempelvej 1', postcode: '8800', city: 'Viborg', email: 'opkraevning@rm.example',
  brandColour: '#990033', logo: null, logoPicture: null, opensDaysBefore: 14, issueTime: '06:00', dispatchTime: '08:00',
} as const;
const RECIPIENT = {
  name: 'Københavns Kommune', country: 'DK', cvr: '99001003', ean: '5799990001016', street: 'Eksempelpladsen 1', postcode: '1550', city: 'København V', email: 'faktura@0101.example', language: 'da',
  eInvoiceProfile: 'none', endpointScheme: null, endpointId: null, orderReference: null, personReference: null, accountingString: null,
} as const;

/** Two invoices, one paid in part and reminded of before, with fee and interest over a change of rate. */
export const CHARGED_LETTER: ReminderLetter = {
  batch: 'RM-2024-07-10-1', payer: '0101', on: '2024-07-10', currency: 'DKK', language: 'da', issuer: ISSUER, logo: null, recipient: RECIPIENT, isExample: true,
  payments: [{ on: '2024-06-30', document: 'RM-000001', amountOre: 2_000_000n }],
  invoices: [
    invoice(1n, {
      sequence: 2, paidOre: 2_000_000n, chargedBeforeOre: 40_000n, openOre: 3_040_000n, feeOre: 10_000n, interestOre: 80_726n,
      steps: [{ from: '2024-05-02', to: '2024-06-30', ...STEP }, { from: '2024-07-01', to: '2024-07-10', days: 10, principalOre: 3_000_000n, tenThousandths: 75_500n }],
    }),
    invoice(2n, { dueOn: '2024-06-03', what: ['FUT 2023, efterregulering', 'TELMA 2024, acontobetaling'], creditedOre: -1_000_000n, openOre: 4_000_000n, compensationOre: 31_000n }),
  ],
};

/** One invoice, nothing paid, nothing charged. */
export const PLAIN_LETTER: ReminderLetter = { ...CHARGED_LETTER, language: 'en', payments: [], invoices: [invoice(3n)], isExample: false };

export const NORWEGIAN_LETTER: ReminderLetter = {
  ...CHARGED_LETTER, currency: 'NOK', language: 'nb', payments: [], batch: 'NHN-2026-06-10-1', on: '2026-06-10', payer: '0301',
  issuer: { ...ISSUER, code: 'NHN', name: 'Norsk helsenett SF', country: 'NO', cvr: '994598759', iban: 'NO9386011117947', paymentReferenceKind: 'kid-10' },
  recipient: { ...RECIPIENT, name: 'Oslo kommune', country: 'NO', cvr: '958935420', ean: null, city: 'Oslo', postcode: '0154', language: 'nb' },
  invoices: [invoice(1n, {
    document: 'NHN-000001', payer: '0301', currency: 'NOK', dueOn: '2026-04-30', what: ['E-resept 2026, akontobetaling'], paymentReference: kidReference(1n, { modulus: 10, length: 10 }),
    feeOre: 3_500n, interestOre: 67_397n, steps: [{ from: '2026-05-01', to: '2026-06-10', days: 41, principalOre: 5_000_000n, tenThousandths: 120_000n }],
  })],
};

/** More invoices than a page has room for, and words that try to break out of it. */
export const LONG_LETTER: ReminderLetter = {
  ...CHARGED_LETTER,
  recipient: { ...RECIPIENT, name: '<b>Kommune</b> \u202e =SUM(A1) med et meget langt navn der ikke kan stå på en enkelt linje i et brev' },
  invoices: Array.from({ length: 40 }, (_, at) => invoice(BigInt(at + 1))),
};

export const LETTERS: Readonly<Record<string, ReminderLetter>> = {
  'reminder-letter': CHARGED_LETTER, 'english-reminder-letter': PLAIN_LETTER, 'norwegian-reminder-letter': NORWEGIAN_LETTER, 'long-reminder-letter': LONG_LETTER,
};

export function inLanguage(letter: ReminderLetter, language: Language): ReminderLetter {
  return { ...letter, language };
}
