import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { formatAmount } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findRun, type InvoiceRun } from '#persistence/invoice-run';
import { addSignOff, listExportedPostings, listLedgerExports, type LedgerExport } from '#persistence/ledger-exports';
import { readReconciliation, type ReconciliationRow } from '#persistence/reconciliation';
import { Clock } from '#use-cases/clock';
import { mustBeExported, readHandOver, recordExport, recordReceipt, stepOnce } from '#use-cases/ledger/hand-over';
import type { Agreement, Booked, HandOver } from '#use-cases/ledger/hand-over';
import { writeLedgerFile } from '#use-cases/ledger/ledger-file';
import { differencesOf } from '#use-cases/reconcile-run';
import { mustHaveRight } from '#use-cases/rights';
import { mustExist } from '#use-cases/run-not-found';

/** How far a run's postings have come on their way to the finance system. */
export interface LedgerHandOver extends HandOver {
  /** Null before the run is issued. */
  readonly agreement: Agreement | null;
  readonly isIssued: boolean;
  readonly isCompleted: boolean;
}

/** By whom, for which run, under which id of its own. */
interface LedgerCommand {
  readonly commandId: string;
  readonly run: string;
  readonly person: string;
}

/** Hands a run's postings to the issuer's finance system, takes its receipt, and has the whole signed off. Each done again finds what was done. */
@Injectable()
export class HandOverLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The file of an issued run. It is the same bytes every time; the first time stands on record with who made it. */
  async export(command: LedgerCommand): Promise<{ readonly bytes: Buffer; readonly made: LedgerExport }> {
    return await this.database.transaction(async (transaction) => {
      const run = await this.desk(transaction, command);
      if (run.state !== 'issued' && run.state !== 'completed')
        throw new DomainError('run-in-other-state', `run ${run.id} is ${run.state}`, { run: run.id });
      const { bytes, ...sums } = writeLedgerFile(run.id, await listExportedPostings(transaction, run.id));
      const [before] = await listLedgerExports(transaction, [run.id]);
      if (before) mustBeExported(before, sums.sha256);
      const made = before ?? { id: run.id, ...sums, madeBy: command.person, madeAt: this.clock.now() };
      await this.once(transaction, 'ledger-export', command, async () => {
        if (!before) await recordExport(transaction, made, null);
      });
      return { bytes, made };
    });
  }

  /** Where the hand-over stands. */
  async show(run: string): Promise<LedgerHandOver> {
    return await this.database.snapshot(async (transaction) => {
      const { state } = mustExist(await findRun(transaction, run), run);
      const handOver = await readHandOver(transaction, run);
      const isIssued = state === 'issued' || state === 'completed';
      const agreement = isIssued ? agreementOf(await readReconciliation(transaction, run), handOver) : null;
      return { ...handOver, isIssued, isCompleted: state === 'completed', agreement };
    });
  }

  /** The bytes as they were exported; `ledger-not-exported` before that. */
  async file(run: string): Promise<Buffer> {
    return await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, run), run);
      const [made] = await listLedgerExports(transaction, [run]);
      if (!made) throw new DomainError('ledger-not-exported', `the ledger of ${run} was not exported`, { export: run });
      const { bytes, sha256 } = writeLedgerFile(run, await listExportedPostings(transaction, run));
      mustBeExported(made, sha256);
      return bytes;
    });
  }

  /** What the finance system says it booked; `ledger-receipt-differs` when that is not what was exported. */
  async acknowledge(command: LedgerCommand & Booked): Promise<void> {
    const { debitOre, sha256, ...said } = command;
    const body = { ...said, debit: formatAmount(debitOre), ...(sha256 === null ? {} : { sha256 }) };
    await this.database.transaction((transaction) =>
      this.once(transaction, 'ledger-receipt', body, async () => {
        const run = await this.desk(transaction, command);
        await recordReceipt(transaction, run.id, { ...command, at: this.clock.now() });
      }),
    );
  }

  /** Signs that run total = documents = ledger = export, and that every document is on its way; `run-does-not-reconcile` names what differs. */
  async signOff(command: LedgerCommand): Promise<void> {
    await this.database.transaction((transaction) => this.once(transaction, 'run-sign-off', command, () => this.signOffOnce(transaction, command)));
  }

  private async signOffOnce(transaction: Transaction, command: LedgerCommand): Promise<void> {
    const run = await this.desk(transaction, command);
    const handOver = await readHandOver(transaction, run.id);
    if (handOver.signOff) return;
    if (run.state !== 'completed') throw new DomainError('run-in-other-state', `run ${run.id} is ${run.state}`, { run: run.id });
    const row = await readReconciliation(transaction, run.id);
    const { differences } = agreementOf(row, handOver);
    if (differences.length > 0) throw new DomainError('run-does-not-reconcile', differences.join('; '), { run: run.id });
    const at = this.clock.now();
    await addSignOff(transaction, run.id, { person: command.person, at, totalOre: row.documentTotalOre, entries: row.documents });
    await appendAuditEvent(transaction, {
      at,
      actor: command.person,
      type: 'run-signed-off',
      subject: run.id,
      data: { total: formatAmount(row.documentTotalOre), documents: row.documents, ledgerSha256: handOver.export?.sha256 ?? null },
    });
  }

  private async once(
    transaction: Transaction,
    kind: string,
    { commandId, ...body }: LedgerCommand & Partial<Record<'receipt' | 'debit' | 'sha256', string>> & { readonly entries?: number },
    work: () => Promise<void>,
  ): Promise<void> {
    await stepOnce(transaction, { commandId, kind, body: { ...body }, at: this.clock.now() }, work);
  }

  private async desk(transaction: Transaction, command: { readonly run: string; readonly person: string }): Promise<InvoiceRun> {
    const run = mustExist(await findRun(transaction, command.run), command.run);
    await mustHaveRight(transaction, { person: command.person, right: 'ledger.hand-over', scope: run.issuer });
    await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto ledger export'), hashtext($1))`, [run.id]);
    return run;
  }
}

function agreementOf(row: ReconciliationRow, { export: made, receipt }: HandOver): Agreement {
  const { documentTotalOre: total } = row;
  return {
    sums: [
      { of: 'run', ore: total },
      { of: 'documents', ore: row.issuedTotalOre },
      { of: 'ledger', ore: row.ledgerTotalOre },
      ...(made ? [{ of: 'export' as const, ore: made.owedOre }] : []),
    ],
    differences: [
      ...differencesOf(row),
      ...(made?.owedOre === total
        ? []
        : [`total of the documents and of the export: ${formatAmount(total)} ≠ ${made ? formatAmount(made.owedOre) : 'nothing'}`]),
      ...(receipt ? [] : ['the export is not acknowledged']),
    ],
  };
}
