import type { LocalDate } from '#domain/calendar/local-date';
import type { Issuer } from '#domain/facts/facts';
import type { Facts } from '#domain/settlement/known-facts';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** What an import is read against: everything recorded so far, and the day it is recorded on. Nothing is looked up behind its back. */
export interface ImportContext {
  readonly today: LocalDate;
  /** Whether a file may say that it was recorded earlier (or later) than today: only where the past is played, as in the example. */
  readonly mayBackdate: boolean;
  readonly facts: Facts;
  readonly issuers: readonly Pick<Issuer, 'code'>[];
  /** Files handed in beside the imported one, by their path relative to it. */
  readonly attachedFiles: ReadonlyMap<string, Uint8Array>;
  /** The sheet of a workbook; without it the sheet that bears the kind's name, or the only one. */
  readonly sheet?: string;
}

export interface ParsedRows<Row> {
  readonly rows: readonly Row[];
  readonly issues: readonly ImportIssue[];
}

/** The day a row becomes known: today, unless the context lets the file say another. */
export function recordedOnOf<Values extends { recordedOn: LocalDate | null }>(
  record: TableRecord<Values>,
  context: ImportContext,
  issues: ImportIssue[],
): LocalDate {
  const { recordedOn } = record.values;
  if (recordedOn === null || recordedOn === context.today) return context.today;
  if (!context.mayBackdate) {
    issues.push(
      record.issue('recordedOn', {
        code: 'recorded-on-not-today',
        message: 'a fact is recorded on the day it is imported',
        expected: `no recorded_on, or ${context.today}`,
        accepted: [context.today],
      }),
    );
  }
  return recordedOn;
}
