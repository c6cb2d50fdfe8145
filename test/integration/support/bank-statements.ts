import { addDays } from '#domain/calendar/local-date';
import type { Matchable } from '#domain/payments/match-payment';
import { makeCamt, type MadeEntry } from '#bank-files/testing/make-camt';

/** What a payer does with an invoice, and what open items must say of it afterwards. */
export type Conduct = 'in full' | 'in two parts' | 'too little' | 'too much' | 'twice' | 'without reference' | 'not at all';

const CONDUCTS: readonly Conduct[] = [
  'in full',
  'in full',
  'in full',
  'in two parts',
  'in full',
  'too little',
  'without reference',
  'in full',
  'too much',
  'not at all',
  'in full',
  'twice',
];

export function conductOf(index: number): Conduct {
  return CONDUCTS[index % CONDUCTS.length] ?? 'in full';
}

export type Billed = Pick<Matchable, 'number' | 'payer' | 'payerName' | 'payerId' | 'totalOre' | 'paymentReference'>;

/** What the payer of this conduct pays by reference, part by part. */
export function partsPaid(conduct: Conduct, totalOre: bigint): readonly bigint[] {
  switch (conduct) {
    case 'in full':
      return [totalOre];
    case 'in two parts':
      return [totalOre / 3n, totalOre - totalOre / 3n];
    case 'too little':
      return [totalOre - 100n];
    case 'too much':
      return [totalOre + 100n];
    case 'twice':
      return [totalOre, totalOre];
    case 'without reference':
    case 'not at all':
      return [];
  }
}

/**
 * The statements of a month, one file a day, of the account into which these invoices are paid: each payer pays by its conduct, and now and then the
 * bank takes a fee. Overlapping: each file has the entries of the day before as well, as some banks send them.
 */
export function monthOfStatements(input: { readonly account: string; readonly firstDay: string; readonly invoices: readonly Billed[] }): readonly {
  readonly name: string;
  readonly text: string;
}[] {
  const days = Array.from({ length: 30 }, (_, index) => addDays(input.firstDay, index));
  const entriesOn = new Map<string, MadeEntry[]>(days.map((day) => [day, []]));
  input.invoices.forEach((invoice, index) => {
    const day = days[(index * 7) % days.length] ?? input.firstDay;
    entriesOn.get(day)?.push(...paymentsOf(invoice, index, day));
  });
  days.forEach((day, index) => {
    if (index % 10 === 3) {
      entriesOn.get(day)?.push({ bankReference: `FEE-${day}`, bookedOn: day, transactions: [{ amountOre: -2_500n, text: 'Gebyr' }] });
    }
  });
  return days.map((day, index) => {
    const entries = [...(index === 0 ? [] : (entriesOn.get(days[index - 1] ?? '') ?? [])), ...(entriesOn.get(day) ?? [])];
    const version = index % 2 === 0 ? 'camt.053.001.02' : 'camt.053.001.08';
    return { name: `${input.account}-${day}.xml`, text: makeCamt({ version, id: day, account: input.account, entries }) };
  });
}

function paymentsOf(invoice: Billed, index: number, day: string): MadeEntry[] {
  const conduct = conductOf(index);
  const payer = { payerName: invoice.payerName, payerId: invoice.payerId };
  const reference = invoice.paymentReference ?? '';
  if (conduct === 'without reference') {
    return [
      {
        bankReference: `B-${invoice.number}`,
        bookedOn: day,
        transactions: [{ ...payer, amountOre: invoice.totalOre, text: `Betaling ${invoice.number}` }],
      },
    ];
  }
  return partsPaid(conduct, invoice.totalOre).map((amountOre, part) => ({
    bankReference: `B-${invoice.number}-${part}`,
    bookedOn: day,
    transactions: [{ ...payer, amountOre, references: [{ reference: part === 0 ? reference : reference.slice(4, 19) }] }],
  }));
}
