import { Injectable } from '@nestjs/common';
import type { Json } from '#domain/audit/canonical-json';
import { DomainError } from '#domain/errors';
import { formatAmount, type Ore } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findRun, type InvoiceRun } from '#persistence/invoice-run';
import {
  addLedgerExport,
  addLedgerReceipt,
  addSignOff,
  findLedgerExport,
  findLedgerReceipt,
  findSignOff,
  listExportedPostings,
  type LedgerExport,
  type LedgerReceipt,
  type SignOff,
} from '#persistence/ledger-exports';
import { readReconciliation } from '#persistence/reconciliation';
import { listPeople } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { writeLedgerFile } from '#use-cases/ledger/ledger-file';
import { differencesOf } from '#use-cases/reconcile-run';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustExist } from '#use-cases/run-not-found';

/** How far a run's postings have come on their way to the finance system, with who did what. */
export interface LedgerHandOver {
  readonly isIssued: boolean;
  readonly isCompleted: boolean;
  readonly export: (LedgerExport & { readonly madeByLabel: string }) | null;
  readonly receipt: (LedgerReceipt & { readonly personLabel: string }) | null;
  readonly signOff: (SignOff & { readonly personLabel: string }) | null;
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
      const before = await findLedgerExport(transaction, run.id);
      if (before && before.sha256 !== sums.sha256)
        throw new DomainError('ledger-export-differs', `the ledger of ${run.id} is not what was exported`, { run: run.id });
      const made = before ?? { run: run.id, ...sums, madeBy: command.person, madeAt: this.clock.now() };
      await this.once(transaction, { kind: 'ledger-export', ...command }, async () => {
        if (!before) await recordExport(transaction, made);
      });
      return { bytes, made };
    });
  }

  /** Where the hand-over stands; all null before anything was done. */
  async show(run: string): Promise<LedgerHandOver> {
    return await this.database.snapshot(async (transaction) => {
      const { state } = mustExist(await findRun(transaction, run), run);
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const labelOf = (person: string) => labels.get(person) ?? person;
      const made = await findLedgerExport(transaction, run);
      const receipt = await findLedgerReceipt(transaction, run);
      const signOff = await findSignOff(transaction, run);
      return {
        isIssued: state === 'issued' || state === 'completed',
        isCompleted: state === 'completed',
        export: made && { ...made, madeByLabel: labelOf(made.madeBy) },
        receipt: receipt && { ...receipt, personLabel: labelOf(receipt.person) },
        signOff: signOff && { ...signOff, personLabel: labelOf(signOff.person) },
      };
    });
  }

  /** The bytes as they were exported; `ledger-not-exported` before that. */
  async file(run: string): Promise<Buffer> {
    return await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, run), run);
      if (!(await findLedgerExport(transaction, run))) throw new DomainError('ledger-not-exported', `the ledger of ${run} was not exported`, { run });
      return writeLedgerFile(run, await listExportedPostings(transaction, run)).bytes;
    });
  }

  /** What the finance system says it booked; `ledger-receipt-differs` when that is not what was exported. */
  async acknowledge(
    command: LedgerCommand & {
      /** Its own number of the posting. */
      readonly receipt: string;
      readonly entries: number;
      readonly debitOre: Ore;
    },
  ): Promise<void> {
    const { debitOre: debit, ...said } = command;
    await this.database.transaction((transaction) =>
      this.once(transaction, { kind: 'ledger-receipt', ...said, debit: formatAmount(debit) }, () => this.acknowledgeOnce(transaction, command)),
    );
  }

  private async acknowledgeOnce(
    transaction: Transaction,
    command: LedgerCommand & { readonly receipt: string; readonly entries: number; readonly debitOre: Ore },
  ): Promise<void> {
    const run = await this.desk(transaction, command);
    const made = await findLedgerExport(transaction, run.id);
    if (!made) throw new DomainError('ledger-not-exported', `the ledger of ${run.id} was not exported`, { run: run.id });
    const { entries, debitOre } = command;
    const receipt = command.receipt.trim();
    if (receipt === '') throw new DomainError('reason-missing', 'say under which number it was booked', {});
    if (entries !== made.entries || debitOre !== made.debitOre) {
      throw new DomainError(
        'ledger-receipt-differs',
        `exported were ${made.entries} entries of ${formatAmount(made.debitOre)}, acknowledged ${entries} of ${formatAmount(debitOre)}`,
        { run: run.id },
      );
    }
    const before = await findLedgerReceipt(transaction, run.id);
    if (before) {
      if (before.receipt !== receipt)
        throw new DomainError('ledger-acknowledged', `${run.id} was acknowledged as ${before.receipt}`, { run: run.id });
      return;
    }
    const at = this.clock.now();
    await addLedgerReceipt(transaction, run.id, { receipt, entries, debitOre, person: command.person, at });
    await appendAuditEvent(transaction, {
      at,
      actor: command.person,
      type: 'ledger-acknowledged',
      subject: run.id,
      data: { receipt, entries, debit: formatAmount(debitOre) },
    });
  }

  /** Signs that run total = documents = ledger = export, and that every document is on its way; `run-does-not-reconcile` names what differs. */
  async signOff(command: LedgerCommand): Promise<void> {
    await this.database.transaction((transaction) =>
      this.once(transaction, { kind: 'run-sign-off', ...command }, () => this.signOffOnce(transaction, command)),
    );
  }

  private async signOffOnce(transaction: Transaction, command: LedgerCommand): Promise<void> {
    const run = await this.desk(transaction, command);
    if (await findSignOff(transaction, run.id)) return;
    if (run.state !== 'completed') throw new DomainError('run-in-other-state', `run ${run.id} is ${run.state}`, { run: run.id });
    const row = await readReconciliation(transaction, run.id);
    const made = await findLedgerExport(transaction, run.id);
    const differences = [
      ...differencesOf(row),
      ...(made?.owedOre === row.documentTotalOre
        ? []
        : [`total of the documents and of the export: ${formatAmount(row.documentTotalOre)} ≠ ${made ? formatAmount(made.owedOre) : 'nothing'}`]),
      ...((await findLedgerReceipt(transaction, run.id)) ? [] : ['the export is not acknowledged']),
    ];
    if (differences.length > 0) throw new DomainError('run-does-not-reconcile', differences.join('; '), { run: run.id });
    const at = this.clock.now();
    await addSignOff(transaction, run.id, { person: command.person, at, totalOre: row.documentTotalOre, documents: row.documents });
    await appendAuditEvent(transaction, {
      at,
      actor: command.person,
      type: 'run-signed-off',
      subject: run.id,
      data: { total: formatAmount(row.documentTotalOre), documents: row.documents, ledgerSha256: made?.sha256 ?? null },
    });
  }

  private async once(
    transaction: Transaction,
    { kind, commandId, ...body }: LedgerCommand & { readonly kind: string; readonly [said: string]: Json },
    work: () => Promise<void>,
  ): Promise<void> {
    await onceByCommand(transaction, { id: commandId, kind, body, at: this.clock.now() }, async () => {
      await work();
      return null;
    });
  }

  private async desk(transaction: Transaction, command: { readonly run: string; readonly person: string }): Promise<InvoiceRun> {
    const run = mustExist(await findRun(transaction, command.run), command.run);
    await mustHaveRight(transaction, { person: command.person, right: 'ledger.hand-over', scope: run.issuer });
    await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto ledger export'), hashtext($1))`, [run.id]);
    return run;
  }
}

async function recordExport(transaction: Transaction, made: LedgerExport): Promise<void> {
  await addLedgerExport(transaction, made);
  await appendAuditEvent(transaction, {
    at: made.madeAt,
    actor: made.madeBy,
    type: 'ledger-exported',
    subject: made.run,
    data: { sha256: made.sha256, entries: made.entries, debit: formatAmount(made.debitOre), owed: formatAmount(made.owedOre) },
  });
}
