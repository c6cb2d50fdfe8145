import { absolute, formatAmount, sum } from '#domain/money/money';

export type CamtVersion = 'camt.053.001.02' | 'camt.053.001.08' | 'camt.054.001.02' | 'camt.054.001.08';

export interface MadeTransaction {
  readonly amountOre: bigint;
  readonly references?: readonly { readonly reference: string; readonly remittedOre?: bigint }[];
  readonly text?: string;
  readonly payerName?: string;
  readonly payerId?: string;
}

export interface MadeEntry {
  readonly bankReference?: string;
  readonly bookedOn: string;
  readonly isBooked?: boolean;
  readonly transactions: readonly MadeTransaction[];
}

/** A statement as a bank writes it, with its balances and summary; `openingOre` is the balance before it. */
export function makeCamt(statement: {
  readonly version: CamtVersion;
  readonly id: string;
  readonly account: string;
  readonly openingOre?: bigint;
  readonly entries: readonly MadeEntry[];
}): string {
  const { version, id, account, entries } = statement;
  const isStatement = version.startsWith('camt.053');
  const [root, part] = isStatement ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  const openingOre = statement.openingOre ?? 0n;
  const booked = entries.filter(({ isBooked }) => isBooked !== false);
  const totals = booked.map(totalOf);
  const summary = `<TxsSummry><TtlNtries><NbOfNtries>${booked.length}</NbOfNtries><Sum>${formatAmount(sum(totals.map(absolute)))}</Sum></TtlNtries></TxsSummry>`;
  const balances = isStatement ? balance('OPBD', openingOre) + balance('CLBD', openingOre + sum(totals)) : '';
  const isNew = version.endsWith('.08');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}"><${root}><GrpHdr><MsgId>${id}</MsgId></GrpHdr><${part}><Id>${id}</Id>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>DKK</Ccy></Acct>${balances}${booked.length === entries.length ? summary : ''}
${entries.map((entry) => ntry(entry, isNew)).join('\n')}
</${part}></${root}></Document>
`;
}

function totalOf(entry: MadeEntry): bigint {
  return sum(entry.transactions.map(({ amountOre }) => amountOre));
}

function balance(code: string, ore: bigint): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${signed(ore)}</Bal>`;
}

function signed(ore: bigint): string {
  return `<Amt Ccy="DKK">${formatAmount(absolute(ore))}</Amt><CdtDbtInd>${ore < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

function ntry(entry: MadeEntry, isNew: boolean): string {
  const state = entry.isBooked === false ? 'PDNG' : 'BOOK';
  const reference = entry.bankReference === undefined ? '' : `<AcctSvcrRef>${entry.bankReference}</AcctSvcrRef>`;
  const date = `<BookgDt><Dt>${entry.bookedOn}</Dt></BookgDt><ValDt><Dt>${entry.bookedOn}</Dt></ValDt>`;
  const details = entry.transactions.map((transaction) => txDtls(transaction, isNew)).join('');
  return `<Ntry>${signed(totalOf(entry))}<Sts>${isNew ? `<Cd>${state}</Cd>` : state}</Sts>${date}${reference}<NtryDtls>${details}</NtryDtls></Ntry>`;
}

function txDtls(transaction: MadeTransaction, isNew: boolean): string {
  const { amountOre, references = [], text, payerName, payerId } = transaction;
  const amount = isNew ? signed(amountOre) : `<AmtDtls><TxAmt><Amt Ccy="DKK">${formatAmount(absolute(amountOre))}</Amt></TxAmt></AmtDtls>`;
  const id = payerId === undefined ? '' : `<Id><OrgId><Othr><Id>${payerId}</Id></Othr></OrgId></Id>`;
  const party = payerName === undefined ? '' : `<Nm>${escape(payerName)}</Nm>${id}`;
  const debtor = party === '' ? '' : `<RltdPties><Dbtr>${isNew ? `<Pty>${party}</Pty>` : party}</Dbtr></RltdPties>`;
  const structured = references.map(({ reference, remittedOre }) => {
    const remitted = remittedOre === undefined ? '' : `<RfrdDocAmt><RmtdAmt Ccy="DKK">${formatAmount(remittedOre)}</RmtdAmt></RfrdDocAmt>`;
    return `<Strd>${remitted}<CdtrRefInf><Ref>${escape(reference)}</Ref></CdtrRefInf></Strd>`;
  });
  const free = text === undefined ? '' : `<Ustrd>${escape(text)}</Ustrd>`;
  return `<TxDtls>${amount}${debtor}<RmtInf>${free}${structured.join('')}</RmtInf></TxDtls>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
