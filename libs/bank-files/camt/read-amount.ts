import type { LocalDate } from '#domain/calendar/local-date';
import { parseAmount, type Currency, type Ore } from '#domain/money/money';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { childAt, textAt, type Element } from '#bank-files/camt/element';

/** An amount of ISO 20022, up to five decimals of which those after øre are noughts. */
export function readPlainAmount(text: string): Ore {
  if (!/^\d{1,16}(?:\.\d{1,2}0{0,3})?$/.test(text)) throw refuseBankFile('bank-file-malformed', `not an amount in whole øre: ${text}`, { text });
  return parseAmount(text.replace(/(\.\d{2})0+$/, '$1'));
}

/** `Amt` with its currency, signed by `CdtDbtInd`: money in is positive. */
export function readSignedAmount(element: Element): { readonly amountOre: Ore; readonly currency: Currency } {
  const amount = childAt(element, 'Amt');
  const currency = amount?.attributes['Ccy'] ?? '';
  if (!amount || !isCurrency(currency)) throw refuseBankFile('bank-file-malformed', `an amount in DKK or NOK, not in ${currency || 'nothing'}`);
  const size = readPlainAmount(amount.text.trim());
  return { amountOre: isDebit(element) ? -size : size, currency };
}

/** Whether the money went out; `bank-file-malformed` where the file does not say. */
export function isDebit(element: Element): boolean {
  const indicator = textAt(element, ['CdtDbtInd']);
  if (indicator !== 'CRDT' && indicator !== 'DBIT') throw refuseBankFile('bank-file-malformed', `CdtDbtInd is ${indicator ?? 'missing'}`);
  return indicator === 'DBIT';
}

/** A day of a choice `Dt` or `DtTm`; an instant counts by the day it is written with. */
export function readDay(element: Element | undefined): LocalDate | null {
  const text = textAt(element, ['Dt'], ['DtTm']);
  if (text === null) return null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day === undefined) throw refuseBankFile('bank-file-malformed', `not a day: ${text}`, { text });
  return day;
}

function isCurrency(text: string): text is Currency {
  return text === 'DKK' || text === 'NOK';
}
