import { absolute, formatAmount, type Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';
import { BANK_FILE_FORMATS, type BankFile } from '#bank-files/bank-file';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { childAt, textAt, type Element } from '#bank-files/camt/element';
import { readPlainAmount, readSignedAmount } from '#bank-files/camt/read-amount';
import { readEntry } from '#bank-files/camt/read-entry';
import { scanCamt } from '#bank-files/camt/scan-camt';
import { BANK_FILE_LIMITS } from '#bank-files/limits';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:';

/** Reads camt.053 (statement) and camt.054 (notification); the version is told by the namespace, and one that is not known is refused. */
export function readCamt(bytes: Uint8Array): BankFile {
  const found: { format: BankFile['format'] | null } = { format: null };
  const entries: BankEntry[] = [];
  let notBooked = 0;
  let statement = newStatement();
  scanCamt(bytes, {
    root: (namespace) => {
      const name = namespace.startsWith(NAMESPACE) ? namespace.slice(NAMESPACE.length) : namespace;
      found.format = BANK_FILE_FORMATS.find((format) => format === name) ?? null;
      if (found.format === null) {
        throw refuseBankFile('bank-file-version-unknown', `read are ${BANK_FILE_FORMATS.join(', ')}, not ${name}`, { namespace: name });
      }
    },
    element: (element) => {
      if (element.name !== 'Ntry') {
        statement.head.push(element);
        return;
      }
      const entry = readEntry(element, { account: accountOf(statement.head), seen: statement.seen });
      if (entry === 'not-booked') {
        notBooked += 1;
        statement.notBooked += 1;
        return;
      }
      statement.entries += 1;
      statement.sumOre += entry.amountOre;
      statement.sizeOre += absolute(entry.amountOre);
      entries.push(...entry.parts);
      if (entries.length > BANK_FILE_LIMITS.entries) throw refuseBankFile('bank-file-too-large', `more than ${BANK_FILE_LIMITS.entries} entries`);
    },
    statementEnd: () => {
      mustAddUp(statement);
      statement = newStatement();
    },
  });
  if (found.format === null) throw refuseBankFile('bank-file-malformed', 'an empty file');
  return { format: found.format, entries, notBooked };
}

interface OpenStatement {
  /** Everything of the statement but its entries. */
  readonly head: Element[];
  /** Entries without a name of their own, by what they say: alike ones are told apart by their place. */
  readonly seen: Map<string, number>;
  entries: number;
  notBooked: number;
  /** Money in less money out, and both together. */
  sumOre: Ore;
  sizeOre: Ore;
}

function newStatement(): OpenStatement {
  return { head: [], seen: new Map(), entries: 0, notBooked: 0, sumOre: 0n, sizeOre: 0n };
}

/** IBAN or the bank's own number, without spaces. */
function accountOf(head: readonly Element[]): string {
  const account = textAt(
    head.find((element) => element.name === 'Acct'),
    ['Id', 'IBAN'],
    ['Id', 'Othr', 'Id'],
  );
  if (account === null) throw refuseBankFile('bank-file-malformed', 'a statement without account before its entries');
  return account.replaceAll(/\s/g, '');
}

/** Opening + entries = closing, and the counts and sums of the summary, as far as the bank gives them. */
function mustAddUp(statement: OpenStatement): void {
  const { head, entries, sumOre, sizeOre } = statement;
  const where = { account: accountOf(head), statement: head.find(({ name }) => name === 'Id')?.text.trim() ?? '' };
  const [opening, closing] = [balanceOf(head, ['OPBD', 'PRCD']), balanceOf(head, ['CLBD'])];
  if (opening !== null && closing !== null && opening + sumOre !== closing) {
    throw refuseBankFile(
      'bank-file-does-not-add-up',
      `opening ${formatAmount(opening)} and entries ${formatAmount(sumOre)} are not closing ${formatAmount(closing)}`,
      where,
    );
  }
  const total = childAt(
    head.find(({ name }) => name === 'TxsSummry'),
    'TtlNtries',
  );
  const count = textAt(total, ['NbOfNtries']);
  const size = textAt(total, ['Sum']);
  // The bank counts what it has only announced as well.
  if (statement.notBooked > 0) return;
  if (count !== null && Number(count) !== entries) {
    throw refuseBankFile('bank-file-does-not-add-up', `${entries} entries, and the bank counts ${count}`, where);
  }
  if (size !== null && readPlainAmount(size) !== sizeOre) {
    throw refuseBankFile('bank-file-does-not-add-up', `entries of ${formatAmount(sizeOre)} in all, and the bank has ${size}`, where);
  }
}

function balanceOf(head: readonly Element[], codes: readonly string[]): Ore | null {
  for (const code of codes) {
    const balance = head.find((element) => element.name === 'Bal' && textAt(element, ['Tp', 'CdOrPrtry', 'Cd']) === code);
    if (balance) return readSignedAmount(balance).amountOre;
  }
  return null;
}
