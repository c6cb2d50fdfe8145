import { Injectable } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { recordedFacts } from '#domain/audit/fact-rows';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { parseImport, type ImportKind, type ImportResult } from '#imports/parse-import';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { lockFacts } from '#persistence/facts-recorder';
import { readFacts } from '#persistence/facts-reader';
import { isFileKept, keepImportedFile, sha256Of } from '#persistence/imported-files';
import { findLastIssuedDays, listOpenRunKeys } from '#persistence/invoice-run';
import { isAnybodyRegistered, listIssuers } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { Profile } from '#use-cases/profile';
import { recordRows } from '#use-cases/record-rows';
import { mustBeAllowedToImport, mustBillProgrammes } from '#use-cases/import-rights';

export interface FileToImport {
  readonly kind: ImportKind;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Files handed in beside it, by the path the rows name them with. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/** What became of one file: how much was recorded, what is wrong with it, and what a printed plan does not add up to. */
export interface ImportReport extends Pick<ImportResult<ImportKind>, 'kind' | 'issues' | 'findings'> {
  readonly file: string;
  readonly outcome: 'recorded' | 'refused' | 'recorded-before';
  readonly rows: number;
}

/**
 * Records files together: all of them, or, when any has an issue, none. The report is whole either way. Officers import figures, administrators
 * anything; the first import of an example installation brings them along.
 */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly process: BillingProcess,
  ) {}

  async execute(command: { readonly files: readonly FileToImport[]; readonly person: string }): Promise<ImportReport[]> {
    const reports: ImportReport[] = [];
    try {
      await this.database.transaction(async (transaction) => {
        await lockFacts(transaction);
        const kinds = command.files.map((file) => file.kind);
        const isFirst = !(await isAnybodyRegistered(transaction));
        if (isFirst) this.mustMayBegin();
        else await mustBeAllowedToImport(transaction, command.person, kinds);
        for (const file of command.files) reports.push(await this.importOne(transaction, file, command.person));
        if (reports.some((report) => report.outcome === 'refused')) throw new Refused();
        if (isFirst && (await isAnybodyRegistered(transaction))) await mustBeAllowedToImport(transaction, command.person, kinds);
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return reports.map((report) => ({ ...report, outcome: 'refused' }));
    }
    await this.process.tellFactsRecorded(await this.database.read(listOpenRunKeys));
    return reports;
  }

  private mustMayBegin(): void {
    if (this.profile.mayBeginWithAnImport) return;
    throw new DomainError('role-missing', 'nobody is registered yet: `aconto people appoint` names the first administrator', {});
  }

  private async importOne(transaction: Transaction, file: FileToImport, person: string): Promise<ImportReport> {
    const { kind, name } = file;
    if (await isFileKept(transaction, file)) return { kind, file: name, issues: [], findings: [], rows: 0, outcome: 'recorded-before' };
    const at = this.clock.now();
    // What is recorded now must be later, or a run that is issued would no longer explain itself.
    const { openedOn: lastKnown } = await findLastIssuedDays(transaction);
    const today = later(this.clock.today('DK'), lastKnown === null ? null : addDays(lastKnown, 1));
    const facts = await readFacts(transaction);
    const result = parseImport(
      kind,
      { name, bytes: file.bytes },
      {
        today,
        mayBackdate: this.profile.mayPlayThePast,
        facts,
        issuers: await listIssuers(transaction),
        attachedFiles: new Set(file.attachments.keys()),
      },
    );
    const report = { kind, file: name, issues: result.issues, findings: result.findings, rows: result.rows.length };
    if (result.issues.length > 0) return { ...report, outcome: 'refused' };
    refuseBehind(lastKnown, result.rows);
    if (await isAnybodyRegistered(transaction)) await mustBillProgrammes(transaction, person, result.rows);
    await keepImportedFile(transaction, { kind, name, bytes: file.bytes, person, at });
    for (const [path, bytes] of file.attachments) await keepImportedFile(transaction, { kind: 'attachment', name: path, bytes, person, at });
    await orRecordedBefore(name, recordRows(transaction, result, { at, person, attachments: file.attachments }));
    const brought = recordedFacts(facts, await readFacts(transaction));
    await appendAuditEvent(transaction, {
      at,
      actor: person,
      type: RECORD_EVENTS.fileImported,
      subject: name,
      data: {
        kind,
        sha256: sha256Of(file.bytes),
        rows: result.rows.length,
        findings: result.findings.length,
        facts: [...brought.facts],
        factsHash: brought.factsHash,
      },
    });
    return { ...report, outcome: 'recorded' };
  }
}

/** Rolls the transaction back; the report has been made. */
class Refused extends Error {}

/** A register holds a code once: a file that brings one again is refused in words. */
async function orRecordedBefore(file: string, recording: Promise<void>): Promise<void> {
  try {
    await recording;
  } catch (error) {
    if (!(error instanceof QueryFailedError) || !(error.driverError instanceof DatabaseError) || error.driverError.code !== UNIQUE_VIOLATION)
      throw error;
    throw new DomainError('row-recorded-before', `${file} holds what is recorded already: ${error.driverError.detail ?? error.message}`, { file });
  }
}

const UNIQUE_VIOLATION = '23505';

function refuseBehind(lastKnown: LocalDate | null, rows: readonly object[]): void {
  for (const row of rows) {
    if (lastKnown !== null && 'recordedOn' in row && typeof row.recordedOn === 'string' && row.recordedOn <= lastKnown) {
      throw new DomainError('fact-behind-issued-run', `recorded_on ${row.recordedOn} is not after ${lastKnown}, the day an issued run knows`, {
        lastKnown,
      });
    }
  }
}

function later(a: LocalDate, b: LocalDate | null): LocalDate {
  return b !== null && b > a ? b : a;
}
