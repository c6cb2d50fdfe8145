import { Injectable } from '@nestjs/common';
import { formatAmount } from '#domain/money/money';
import { Database } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { readReconciliation, type ReconciliationRow } from '#persistence/reconciliation';
import { mustExist } from '#use-cases/run-not-found';

/** Two figures of a run that must be the same: amounts in øre, or counts of documents. */
export interface ReconciliationCheck {
  readonly check: 'net' | 'documents' | 'ledger' | 'balance' | 'mails' | 'mailed-total';
  readonly unit: 'ore' | 'documents';
  readonly left: bigint;
  readonly right: bigint;
  readonly agrees: boolean;
}

/** A run four times: as approved, as documents, as posted, as sent. Everything agrees, or `differences` names what does not. */
export interface Reconciliation extends ReconciliationRow {
  readonly run: string;
  readonly differences: readonly string[];
}

@Injectable()
export class ReconcileRun {
  constructor(private readonly database: Database) {}

  async execute(run: string): Promise<Reconciliation> {
    const row = await this.database.read((transaction) => readReconciliation(transaction, run));
    return { run, ...row, differences: differencesOf(row) };
  }

  /** Each pair of figures by itself, for whoever wants to see them. */
  async checks(run: string): Promise<ReconciliationCheck[]> {
    return await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, run), run);
      return checksOf(await readReconciliation(transaction, run));
    });
  }
}

const IN_WORDS: Readonly<Record<ReconciliationCheck['check'], string>> = {
  net: 'net of the shares and of the lines',
  documents: 'documents prepared and issued',
  ledger: 'total of the documents and of the ledger',
  balance: 'ledger debit and credit',
  mails: 'numbered documents and documents accepted by a mail server',
  'mailed-total': 'total of the documents to mail and of those accepted',
};

function checksOf(row: ReconciliationRow): ReconciliationCheck[] {
  const amounts = (check: ReconciliationCheck['check'], left: bigint, right: bigint) => checkOf({ check, unit: 'ore', left, right });
  const counts = (check: ReconciliationCheck['check'], left: number, right: number) =>
    checkOf({ check, unit: 'documents', left: BigInt(left), right: BigInt(right) });
  return [
    amounts('net', row.billedNetOre, row.documentNetOre),
    counts('documents', row.documents, row.issued),
    amounts('ledger', row.documentTotalOre, row.ledgerTotalOre),
    amounts('balance', row.ledgerDebitOre, row.ledgerCreditOre),
    counts('mails', row.toMail, row.mailed),
    amounts('mailed-total', row.toMailTotalOre, row.mailedTotalOre),
  ];
}

function checkOf(pair: Omit<ReconciliationCheck, 'agrees'>): ReconciliationCheck {
  return { ...pair, agrees: pair.left === pair.right };
}

function textOf(figure: bigint, unit: ReconciliationCheck['unit']): string {
  return unit === 'ore' ? formatAmount(figure) : figure.toString();
}

/** What does not agree, in words; nothing when the run reconciles. */
export function differencesOf(row: ReconciliationRow): string[] {
  return checksOf(row)
    .filter(({ agrees }) => !agrees)
    .map(({ check, unit, left, right }) => `${IN_WORDS[check]}: ${textOf(left, unit)} ≠ ${textOf(right, unit)}`);
}
