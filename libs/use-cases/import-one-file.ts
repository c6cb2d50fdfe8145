import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { recordedFacts } from '#domain/audit/fact-rows';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { broughtBy, NOTHING_BROUGHT, type Brought } from '#imports/brought/brought';
import { parseImport, type ImportKind, type ImportResult } from '#imports/parse-import';
import { printedCells, type PrintedCell } from '#imports/plan-findings/printed-cells';
import { appendAuditEvent } from '#persistence/audit-log';
import type { Transaction } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { isFileKept, keepImportedFile, sha256Of } from '#persistence/imported-files';
import { findLastIssuedDays } from '#persistence/invoice-run';
import { isAnybodyRegistered, listIssuers } from '#persistence/register';
import { recordRows } from '#use-cases/record-rows';
import { mustBillProgrammes } from '#use-cases/import-rights';

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
  readonly sha256: string;
  readonly outcome: 'recorded' | 'refused' | 'recorded-before';
  readonly rows: number;
  /** The figures of a printed plan, each by its place in the table; none of other kinds. */
  readonly printed: readonly PrintedCell[];
  /** What its rows record, beside what stood before them. */
  readonly brought: Brought;
}

export interface ImportSurroundings {
  readonly person: string;
  readonly at: string;
  /** The local day of import. */
  readonly today: LocalDate;
  readonly mayBackdate: boolean;
}

/** Reads one file against what is recorded by now, and records it unless it has an issue. */
export async function importOneFile(transaction: Transaction, file: FileToImport, surroundings: ImportSurroundings): Promise<ImportReport> {
  const { kind, name } = file;
  const { at, person } = surroundings;
  const head = { kind, file: name, sha256: sha256Of(file.bytes), issues: [], findings: [], printed: [], brought: NOTHING_BROUGHT, rows: 0 };
  if (await wasImported(transaction, file)) return { ...head, outcome: 'recorded-before' };
  // What is recorded now must be later, or a run that is issued would no longer explain itself.
  const { openedOn: lastKnown } = await findLastIssuedDays(transaction);
  const facts = await readFacts(transaction);
  const result = parseImport(
    kind,
    { name, bytes: file.bytes },
    {
      today: later(surroundings.today, lastKnown === null ? null : addDays(lastKnown, 1)),
      mayBackdate: surroundings.mayBackdate,
      facts,
      issuers: await listIssuers(transaction),
      attachedFiles: file.attachments,
    },
  );
  const { issues, findings, rows } = result;
  const report = { ...head, issues, findings, printed: printedCells(result), brought: broughtBy(result, facts), rows: rows.length };
  if (issues.length > 0) return { ...report, outcome: 'refused' };
  refuseBehind(lastKnown, rows);
  if (await isAnybodyRegistered(transaction)) await mustBillProgrammes(transaction, person, rows);
  await keepImportedFile(transaction, { kind, name, bytes: file.bytes, person, at });
  for (const [path, bytes] of namedIn(rows, file.attachments))
    await keepImportedFile(transaction, { kind: 'attachment', name: path, bytes, person, at });
  await orRecordedBefore(name, recordRows(transaction, result, { at, person, attachments: file.attachments }));
  const brought = recordedFacts(facts, await readFacts(transaction));
  await appendAuditEvent(transaction, {
    at,
    actor: person,
    type: RECORD_EVENTS.fileImported,
    subject: name,
    data: {
      kind,
      sha256: head.sha256,
      rows: rows.length,
      findings: findings.length,
      facts: [...brought.facts],
      factsHash: brought.factsHash,
    },
  });
  return { ...report, outcome: 'recorded' };
}

/** A list of logos is another one with other pictures; any other file is what its own bytes say. */
async function wasImported(transaction: Transaction, { kind, bytes, attachments }: FileToImport): Promise<boolean> {
  if (!(await isFileKept(transaction, { kind, bytes }))) return false;
  if (kind !== 'logos') return true;
  for (const picture of attachments.values()) if (!(await isFileKept(transaction, { kind: 'attachment', bytes: picture }))) return false;
  return true;
}

/** The attachments that a row names; what was handed in beside them belongs to nothing. */
function namedIn(rows: readonly object[], attachments: FileToImport['attachments']): [string, Uint8Array][] {
  const named = new Set(rows.flatMap((row) => ('accounts' in row ? [row.accounts] : 'alt' in row && 'logo' in row ? [row.logo] : [])));
  return [...attachments].filter(([path]) => named.has(path));
}

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

/** A printed table records nothing: its day is that of the budgets it shows. */
function refuseBehind(lastKnown: LocalDate | null, rows: readonly object[]): void {
  for (const row of rows) {
    if ('printedOre' in row) continue;
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
