import { Injectable } from '@nestjs/common';
import type { Ore } from '#domain/money/money';
import { Database } from '#persistence/database';
import { readReconciliation, type ReconciliationRow } from '#persistence/reconciliation';

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
    const equal = (what: string, leftOre: Ore, rightOre: Ore) => (leftOre === rightOre ? [] : [`${what}: ${leftOre} ≠ ${rightOre} øre`]);
    const equalCount = (what: string, left: number, right: number) => (left === right ? [] : [`${what}: ${left} ≠ ${right}`]);
    const differences = [
      ...equal('net of the shares and of the lines', row.billedNetOre, row.documentNetOre),
      ...equalCount('documents prepared and issued', row.documents, row.issued),
      ...equal('total of the documents and of the ledger', row.documentTotalOre, row.ledgerTotalOre),
      ...equal('ledger debit and credit', row.ledgerDebitOre, row.ledgerCreditOre),
      ...equalCount('numbered documents and documents accepted by a mail server', row.toMail, row.mailed),
      ...equal('total of the documents to mail and of those accepted', row.toMailTotalOre, row.mailedTotalOre),
    ];
    return { run, ...row, differences };
  }
}
