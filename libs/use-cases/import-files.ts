import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database, type Transaction } from '#persistence/database';
import { lockFacts } from '#persistence/facts-recorder';
import { sha256Of } from '#persistence/imported-files';
import { listOpenRunKeys } from '#persistence/invoice-run';
import { isAnybodyRegistered, readPayerNames } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { importOneFile, type FileToImport, type ImportReport } from '#use-cases/import-one-file';
import { mustBeAllowedToImport } from '#use-cases/import-rights';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';

export interface ImportCommand {
  readonly files: readonly FileToImport[];
  readonly person: string;
}

/** What an import would do, and the fingerprint that names just these bytes. */
export interface ImportPreview {
  readonly digest: string;
  readonly reports: readonly ImportReport[];
  /** What the payers are called whose shares change. */
  readonly payerNames: ReadonlyMap<string, string>;
}

/** What an import did. It is kept with its command, so that the same command again gives the same receipt. */
export interface ImportReceipt {
  readonly at: string;
  readonly files: readonly Pick<ImportReport, 'file' | 'kind' | 'sha256' | 'outcome' | 'rows'>[];
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

  async execute(command: ImportCommand): Promise<ImportReport[]> {
    const reports: ImportReport[] = [];
    try {
      await this.database.transaction(async (transaction) => {
        await lockFacts(transaction);
        reports.push(...(await this.importAll(transaction, command)));
        if (isRefused(reports)) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      return reports.map((report) => ({ ...report, outcome: 'refused' }));
    }
    await this.tellOpenRuns();
    return reports;
  }

  /** Does all that the import would do, and takes it back: each file is read against what those before it would have recorded. */
  async preview(command: ImportCommand): Promise<ImportPreview> {
    const reports: ImportReport[] = [];
    let payerNames: ReadonlyMap<string, string> = new Map();
    try {
      await this.database.transaction(async (transaction) => {
        await lockFacts(transaction);
        reports.push(...(await this.importAll(transaction, command)));
        payerNames = await readPayerNames(transaction, changedPayers(reports));
        throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
    return { digest: digestOf(command.files), reports, payerNames };
  }

  /**
   * Imports what was previewed. `import-not-as-previewed` when these are not the bytes whose fingerprint is given; `import-refused` when something
   * was recorded meanwhile that they do not fit to: nothing is recorded, and a new preview says why.
   */
  async confirm(command: ImportCommand & { readonly commandId: string; readonly digest: string }): Promise<ImportReceipt> {
    const { commandId, digest, files } = command;
    if (digestOf(files) !== digest) throw new DomainError('import-not-as-previewed', 'these are not the files that were previewed', {});
    const at = this.clock.now();
    const receipt = await this.database.transaction(async (transaction) => {
      await lockFacts(transaction);
      return await onceByCommand(transaction, { id: commandId, kind: 'import-files', body: { digest }, at }, async () => {
        const reports = await this.importAll(transaction, command);
        if (isRefused(reports)) throw new DomainError('import-refused', 'the files no longer fit to what is recorded', {});
        return { at, files: reports.map(({ file, kind, sha256, outcome, rows }) => ({ file, kind, sha256, outcome, rows })) };
      });
    });
    await this.tellOpenRuns();
    return receipt;
  }

  private async importAll(transaction: Transaction, { files, person }: ImportCommand): Promise<ImportReport[]> {
    const kinds = files.map((file) => file.kind);
    const isFirst = !(await isAnybodyRegistered(transaction));
    if (isFirst) this.mustMayBegin();
    else await mustBeAllowedToImport(transaction, person, kinds);
    const reports: ImportReport[] = [];
    for (const file of files) {
      const day = { today: this.clock.today('DK'), mayBackdate: this.profile.mayPlayThePast };
      reports.push(await importOneFile(transaction, file, { person, at: this.clock.now(), ...day }));
    }
    if (isFirst && (await isAnybodyRegistered(transaction))) await mustBeAllowedToImport(transaction, person, kinds);
    return reports;
  }

  private async tellOpenRuns(): Promise<void> {
    await this.process.tellFactsRecorded(await this.database.read(listOpenRunKeys));
  }

  private mustMayBegin(): void {
    if (this.profile.mayBeginWithAnImport) return;
    throw new DomainError('role-missing', 'nobody is registered yet: `aconto people appoint` names the first administrator', {});
  }
}

/** Rolls the transaction back; the report has been made. */
class RolledBack extends Error {}

function changedPayers(reports: readonly ImportReport[]): string[] {
  return reports.flatMap(({ brought }) => brought.keys.flatMap(({ changes }) => changes.map(({ payer }) => payer)));
}

function isRefused(reports: readonly ImportReport[]): boolean {
  return reports.some((report) => report.outcome === 'refused');
}

/** Names files as handed in together: kinds, names, bytes and attachments, in their order. */
function digestOf(files: readonly FileToImport[]): string {
  const hash = createHash('sha256');
  for (const { kind, name, bytes, attachments } of files) {
    hash.update(JSON.stringify([kind, name, sha256Of(bytes), [...attachments].map(([path, content]) => [path, sha256Of(content)])]));
  }
  return hash.digest('hex');
}
