import { formatAmount, sum, type Ore } from '#domain/money/money';
import { contentIdentity } from '#domain/payments/content-identity';
import type { BankEntry } from '#domain/payments/bank-entry';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { childAt, childrenOf, textAt, type Element } from '#bank-files/camt/element';
import { isDebit, readDay, readPlainAmount, readSignedAmount } from '#bank-files/camt/read-amount';
import { readRemittance, type RemittancePart } from '#bank-files/camt/read-remittance';

export interface ReadEntry {
  readonly amountOre: Ore;
  readonly parts: readonly BankEntry[];
}

/** One `Ntry`: what it says of itself, and a part for each transaction of it. The parts sum to it, or the file is refused. */
export function readEntry(entry: Element, statement: { readonly account: string; readonly seen: Map<string, number> }): ReadEntry | 'not-booked' {
  const status = textAt(entry, ['Sts', 'Cd'], ['Sts']);
  if (status !== 'BOOK') return 'not-booked';
  const { amountOre, currency } = readSignedAmount(entry);
  const bookedOn = readDay(childAt(entry, 'BookgDt'));
  if (bookedOn === null) throw refuseBankFile('bank-file-malformed', 'a booked entry without booking date');
  const whole = { account: statement.account, bookedOn, valueOn: readDay(childAt(entry, 'ValDt')), currency };
  const note = textAt(entry, ['AddtlNtryInf']) ?? '';
  const parts = partsOf(entry, amountOre).map((part) => ({ ...part, text: [part.text, note].filter((text) => text !== '').join(' ') }));
  const total = sum(parts.map((part) => part.amountOre));
  if (total !== amountOre) {
    throw refuseBankFile('bank-file-does-not-add-up', `an entry of ${formatAmount(amountOre)} whose parts are ${formatAmount(total)}`, {
      account: statement.account,
      bookedOn,
    });
  }
  const bankReference = textAt(entry, ['AcctSvcrRef']);
  const identity = bankReference ?? unnamed(statement.seen, [bookedOn, whole.valueOn, currency, ...parts.flatMap(contentOf)]);
  return { amountOre, parts: parts.map((part, index) => ({ ...whole, ...part, identity, part: index + 1, wholeOre: amountOre })) };
}

/** Of entries that are alike in every word the first, second … of a statement are told apart by their place. */
function unnamed(seen: Map<string, number>, content: readonly (string | null)[]): string {
  const hash = contentIdentity(content);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}-${count}`;
}

type Part = Pick<BankEntry, 'amountOre' | 'reference' | 'text' | 'payerName' | 'payerId' | 'payerAccount'>;

function contentOf(part: Part): (string | null)[] {
  return [formatAmount(part.amountOre), part.reference, part.text, part.payerName, part.payerId, part.payerAccount];
}

function partsOf(entry: Element, amountOre: Ore): Part[] {
  const transactions = childrenOf(entry, 'NtryDtls').flatMap((details) => childrenOf(details, 'TxDtls'));
  if (transactions.length === 0) return [{ amountOre, reference: null, text: '', payerName: null, payerId: null, payerAccount: null }];
  return transactions.flatMap((transaction) => partsOfTransaction(transaction, transactions.length === 1 ? amountOre : amountOf(transaction, entry)));
}

/** In `.08` a transaction has its own `Amt` and sign; in `.02` the amount stands in its details, with the sign of the entry. */
function amountOf(transaction: Element, entry: Element): Ore {
  const own = textAt(transaction, ['Amt'], ['AmtDtls', 'TxAmt', 'Amt'], ['AmtDtls', 'InstdAmt', 'Amt']);
  if (own === null) throw refuseBankFile('bank-file-malformed', 'a transaction among several without an amount');
  const size = readPlainAmount(own);
  return isDebit(textAt(transaction, ['CdtDbtInd']) === null ? entry : transaction) ? -size : size;
}

function partsOfTransaction(transaction: Element, amountOre: Ore): Part[] {
  const parties = childAt(transaction, 'RltdPties');
  // Whoever is on the other side: who paid, or, when money went out, who got it.
  const [party, account] = amountOre < 0n ? (['Cdtr', 'CdtrAcct'] as const) : (['Dbtr', 'DbtrAcct'] as const);
  const organisation = ['Id', 'OrgId', 'Othr', 'Id'];
  const other = {
    payerName: textAt(parties, [party, 'Pty', 'Nm'], [party, 'Nm']),
    payerId: textAt(parties, [party, 'Pty', ...organisation], [party, ...organisation]),
    payerAccount: textAt(parties, [account, 'Id', 'IBAN'], [account, 'Id', 'Othr', 'Id']),
  };
  const note = textAt(transaction, ['AddtlTxInf']) ?? '';
  return readRemittance(childAt(transaction, 'RmtInf'), amountOre).map((part: RemittancePart) => ({
    ...other,
    ...part,
    text: [part.text, note].filter((text) => text !== '').join(' '),
  }));
}
