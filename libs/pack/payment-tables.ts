import { amount, date, instant, integer, oneOf, orNothing, patterned, text } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import { PAYMENT_BASES, type PackTables } from '#pack/pack-content';
import { currency } from '#pack/shared-columns';

/** What banks told, and what was posted of it. */
export const PAYMENT_TABLES: { readonly [Name in 'bankEntries' | 'payments']: Table<PackTables[Name]> } = {
  bankEntries: {
    path: 'bank-entries.csv',
    key: ['id'],
    columns: {
      id: text('entry'),
      issuer: text('issuer'),
      account: text('account'),
      identity: text('identity'),
      part: integer('part'),
      wholeOre: amount('whole'),
      bookedOn: date('booked_on'),
      valueOn: orNothing(date('value_on')),
      currency,
      amountOre: amount('amount'),
      reference: orNothing(text('reference')),
      text: text('text'),
      payerName: orNothing(text('payer_name')),
      payerId: orNothing(text('payer_id')),
      payerAccount: orNothing(text('payer_account')),
      file: patterned('file', /^[0-9a-f]{64}$/),
    },
  },
  payments: {
    path: 'payments.csv',
    key: ['posting'],
    columns: {
      posting: text('posting'),
      bankEntry: text('bank_entry'),
      on: date('on'),
      payer: text('payer'),
      document: text('document'),
      amountOre: amount('amount'),
      basis: oneOf('basis', PAYMENT_BASES),
      takesBack: orNothing(text('takes_back')),
      person: text('person'),
      at: instant('at'),
      reason: orNothing(text('reason')),
    },
  },
};
