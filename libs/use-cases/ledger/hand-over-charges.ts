import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { formatAmount, type Currency } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import {
  addExportedEntries,
  findChargeFile,
  listChargeFiles,
  listPostingsOfFile,
  listPostingsOutsideFiles,
  lockChargeFiles,
} from '#persistence/charge-files';
import { readChargeReconciliation, sumChargesOutsideFiles, type ChargeReconciliation, type ChargesOutsideFiles } from '#persistence/charge-files';
import { Database, type Transaction } from '#persistence/database';
import { addSignOff, listLedgerExports, type ChargeFile, type LedgerExport } from '#persistence/ledger-exports';
import { getIssuer } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { mustBeExported, readHandOver, readHandOvers, recordExport, recordReceipt, stepOnce } from '#use-cases/ledger/hand-over';
import type { Agreement, Booked, HandOver } from '#use-cases/ledger/hand-over';
import { writeLedgerFile } from '#use-cases/ledger/ledger-file';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

export interface ShownChargeFile extends ChargeFile, HandOver {
  readonly export: NonNullable<HandOver['export']>;
  /** Null once it is signed off. */
  readonly agreement: Agreement | null;
  /** Entries of the time up to its day that are in no file. */
  readonly outside: number;
}

/** An issuer's charges on their way to the finance system: what is in no file yet, and the files, newest first. */
export interface ChargesHandOver {
  readonly outside: readonly ChargesOutsideFiles[];
  readonly files: readonly ShownChargeFile[];
}

/** One file of an issuer's charges. */
export interface ChargeFileName {
  readonly issuer: string;
  readonly number: number;
}

interface ByPerson {
  readonly commandId: string;
  readonly person: string;
}

/** Hands what reminders charge to the issuer's finance system, as `HandOverLedger` does with a run. It goes by the ledger: what is taken back is in it as what was charged. */
@Injectable()
export class HandOverCharges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `role-missing` for whoever neither works at the issuer's desk nor audits. */
  async show(issuer: string, person: string): Promise<ChargesHandOver> {
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'ledger.read', scope: issuer });
      const { country } = await getIssuer(transaction, issuer);
      const listed = await listChargeFiles(transaction, issuer);
      const handOvers = await readHandOvers(
        transaction,
        listed.map(({ id }) => id),
      );
      const files: ShownChargeFile[] = [];
      for (const [index, file] of listed.entries()) {
        const handOver = handOvers[index];
        if (handOver?.export) files.push({ ...file, ...handOver, export: handOver.export, ...(await standing(transaction, file, handOver)) });
      }
      return { outside: await sumChargesOutsideFiles(transaction, issuer, this.clock.today(country)), files };
    });
  }

  /** Makes the next file: of all charges in a currency on or before a day that no file has. `charges-none` when there are none, `day-not-over` for a day to come. */
  async export(
    command: ByPerson & { readonly issuer: string; readonly currency: Currency; readonly untilOn: LocalDate | null },
  ): Promise<ChargeFileName> {
    const { commandId, ...body } = command;
    const { issuer } = command;
    const number = await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'charge-export', body, at: this.clock.now() }, () => this.exportOnce(transaction, command)),
    );
    return { issuer, number };
  }

  private async exportOnce(
    transaction: Transaction,
    {
      issuer,
      currency,
      person,
      ...until
    }: { readonly issuer: string; readonly currency: Currency; readonly untilOn: LocalDate | null; readonly person: string },
  ): Promise<number> {
    await mustHaveRight(transaction, { person, right: 'ledger.hand-over', scope: issuer });
    await lockChargeFiles(transaction, issuer);
    const today = this.clock.today((await getIssuer(transaction, issuer)).country);
    const untilOn = until.untilOn ?? today;
    if (untilOn > today) throw new DomainError('day-not-over', `${untilOn} is not over`, { untilOn });
    const postings = await listPostingsOutsideFiles(transaction, { issuer, currency, untilOn });
    if (postings.length === 0)
      throw new DomainError('charges-none', `no charges of ${issuer} in ${currency} on or before ${untilOn} are in no file`, { issuer });
    const [last] = await listChargeFiles(transaction, issuer);
    const number = (last?.number ?? 0) + 1;
    const id = `${issuer}/charges/${number}`;
    const { bytes: _bytes, ...sums } = writeLedgerFile(id, postings);
    await recordExport(transaction, { id, ...sums, madeBy: person, madeAt: this.clock.now() }, { id, issuer, number, currency, untilOn });
    await addExportedEntries(transaction, id, [...new Set(postings.map(({ entry }) => entry))]);
    return number;
  }

  /** The bytes as they were exported. */
  async file(of: ChargeFileName): Promise<{ readonly bytes: Buffer; readonly made: LedgerExport }> {
    return await this.database.snapshot(async (transaction) => {
      const { id } = await mustFind(transaction, of);
      const made = await exportOf(transaction, id);
      const { bytes, sha256 } = writeLedgerFile(id, await listPostingsOfFile(transaction, id));
      mustBeExported(made, sha256);
      return { bytes, made };
    });
  }

  /** What the finance system says it booked; `ledger-receipt-differs` when that is not what was exported. */
  async acknowledge(command: ByPerson & ChargeFileName & Booked): Promise<void> {
    const { commandId, debitOre, ...said } = command;
    const step = { commandId, kind: 'charge-receipt', body: { ...said, debit: formatAmount(debitOre) }, at: this.clock.now() };
    await this.database.transaction((transaction) =>
      stepOnce(transaction, step, async () => {
        const { id } = await this.desk(transaction, command);
        await recordReceipt(transaction, id, { ...command, at: this.clock.now() });
      }),
    );
  }

  /** Signs that charges = ledger = export, and that no charge of the time up to the file's day is outside; `charges-do-not-reconcile` names what differs. */
  async signOff(command: ByPerson & ChargeFileName): Promise<void> {
    const { commandId, ...body } = command;
    const step = { commandId, kind: 'charge-sign-off', body, at: this.clock.now() };
    await this.database.transaction((transaction) => stepOnce(transaction, step, () => this.signOffOnce(transaction, command)));
  }

  private async signOffOnce(transaction: Transaction, command: ByPerson & ChargeFileName): Promise<void> {
    const file = await this.desk(transaction, command);
    const handOver = await readHandOver(transaction, file.id);
    if (handOver.signOff) return;
    const made = await exportOf(transaction, file.id);
    const { differences } = agreementOf(file, await readChargeReconciliation(transaction, file), handOver);
    if (differences.length > 0) throw new DomainError('charges-do-not-reconcile', differences.join('; '), { export: file.id });
    const at = this.clock.now();
    await addSignOff(transaction, file.id, { person: command.person, at, totalOre: made.owedOre, entries: made.entries });
    await appendAuditEvent(transaction, {
      ...{ at, actor: command.person, type: 'charges-signed-off', subject: file.id },
      data: { total: formatAmount(made.owedOre), entries: made.entries, ledgerSha256: made.sha256 },
    });
  }

  private async desk(transaction: Transaction, of: ChargeFileName & { readonly person: string }): Promise<ChargeFile> {
    const file = await mustFind(transaction, of);
    await mustHaveRight(transaction, { person: of.person, right: 'ledger.hand-over', scope: file.issuer });
    await lockChargeFiles(transaction, file.issuer);
    return file;
  }
}

async function mustFind(transaction: Transaction, of: ChargeFileName): Promise<ChargeFile> {
  const found = await findChargeFile(transaction, of);
  if (!found)
    throw new DomainError('charge-file-unknown', `${of.issuer} has no file ${of.number} of charges`, { issuer: of.issuer, number: of.number });
  return found;
}

async function exportOf(transaction: Transaction, id: string): Promise<LedgerExport> {
  const [made] = await listLedgerExports(transaction, [id]);
  if (!made) throw new DomainError('ledger-not-exported', `${id} was not exported`, { export: id });
  return made;
}

async function standing(transaction: Transaction, file: ChargeFile, handOver: HandOver): Promise<Pick<ShownChargeFile, 'agreement' | 'outside'>> {
  if (handOver.signOff) return { agreement: null, outside: 0 };
  const sums = await readChargeReconciliation(transaction, file);
  return { agreement: agreementOf(file, sums, handOver), outside: sums.outside };
}

function agreementOf(file: ChargeFile, sums: ChargeReconciliation, { export: made, receipt }: HandOver): Agreement {
  return {
    sums: [
      { of: 'charged', ore: sums.chargedOre },
      ...(sums.ledgerOwedOre === sums.postedOre ? [] : [{ of: 'taken-back' as const, ore: sums.ledgerOwedOre - sums.postedOre }]),
      { of: 'ledger', ore: sums.ledgerOwedOre },
      ...(made ? [{ of: 'export' as const, ore: made.owedOre }] : []),
    ],
    differences: [
      ...differing('charged by the reminders and posted of them', sums.chargedOre, sums.postedOre),
      ...differing('debit and credit of the ledger', sums.ledgerDebitOre, sums.ledgerCreditOre),
      ...differing('ledger and export', sums.ledgerOwedOre, made?.owedOre ?? 0n),
      ...(sums.outside === 0 ? [] : [`${sums.outside} entries on or before ${file.untilOn} are in no file`]),
      ...(receipt ? [] : ['the export is not acknowledged']),
    ],
  };
}

function differing(what: string, left: bigint, right: bigint): string[] {
  return left === right ? [] : [`${what}: ${formatAmount(left)} ≠ ${formatAmount(right)}`];
}
