import type { BankEntry } from '#domain/payments/bank-entry';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { dayField, field, numberField, type OcrRecord } from '#bank-files/ocr-giro/records';

/**
 * One payment: amount and KID from its record 30, the payer's account and the archive reference from 31, free text from 32. Its identity is what the
 * clearing centre counts: assignment, day, centre, day code and both numbers of the settlement.
 */
export function readPayment([first, second, third]: readonly OcrRecord[], of: { readonly account: string; readonly assignment: string }): BankEntry {
  if (!first || !second)
    throw refuseBankFile('bank-file-malformed', `line ${first?.line ?? 0}: a payment without its record 31`, { line: first?.line ?? 0 });
  const sign = field(first, 32, 32);
  if (sign !== '0' && sign !== '-' && sign !== ' ')
    throw refuseBankFile('bank-file-malformed', `line ${first.line}: sign ${sign}`, { line: first.line });
  const size = numberField(first, 33, 49);
  const amountOre = sign === '-' ? -size : size;
  const bookedOn = dayField(first, 16);
  if (bookedOn === null) throw refuseBankFile('bank-file-malformed', `line ${first.line}: a payment without settlement day`, { line: first.line });
  const kid = field(first, 50, 74).trim();
  const payerAccount = field(second, 48, 58).trim();
  return {
    account: of.account,
    identity: `${of.assignment}-${field(first, 16, 31)}-${field(first, 9, 15)}`,
    part: 1,
    wholeOre: amountOre,
    bookedOn,
    valueOn: dayField(second, 42),
    currency: 'NOK',
    amountOre,
    reference: kid === '' ? null : kid,
    text: third ? field(third, 16, 55).trim() : '',
    payerName: null,
    payerId: null,
    payerAccount: /^0*$/.test(payerAccount) ? null : payerAccount,
  };
}
