import { factsHash } from '#domain/audit/facts-hash';
import { runRowsHash, type IssuedRows } from '#domain/audit/run-rows-hash';
import { AUDIT_PATH } from '#pack/manifest';
import type { InvoiceRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { factsOf, groupBy, issuedRuns } from '#pack/verify/recompute-runs';
import { tellRunHistory, type Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

/** The event that issued a run holds the hashes of the rows that it added and of the facts that it knew; runs were issued in the order of the chain. */
export function checkRunEvents(pack: ReadPack): CheckResult {
  return makeCheck('what was issued is what the audit chain holds', (log) => {
    const events = groupBy(pack.events, ({ row }) => row.subject);
    const invoices = groupBy(pack.invoices, ({ row }) => row.run);
    const rowsOf = indexRows(pack);
    const facts = factsOf(pack);
    let lastIssued = 0;
    for (const run of issuedRuns(pack)) {
      log.count();
      const { issue } = tellRunHistory(events.get(run.row.run) ?? []);
      if (!issue) {
        log.fail({ file: PACK_TABLES.runs.path, line: run.line, column: 'run', found: 'no event that issued it', expected: `one in ${AUDIT_PATH}` });
        continue;
      }
      compare(log, issue, 'data.rowsHash', dataOf(issue, 'rowsHash'), runRowsHash(rowsOf(invoices.get(run.row.run) ?? [])));
      compare(log, issue, 'data.factsHash', dataOf(issue, 'factsHash'), factsHash(facts, run.row.openedOn));
      if (issue.row.seq < lastIssued) {
        log.fail({
          file: AUDIT_PATH,
          line: issue.line,
          column: 'seq',
          found: `run ${run.row.run} issued before an earlier one`,
          expected: 'runs in the order of issued_at',
        });
      }
      lastIssued = Math.max(lastIssued, issue.row.seq);
    }
  });
}

/** Gives the rows that were added when a run with these invoices was issued. */
function indexRows(pack: ReadPack): (invoices: readonly Located<InvoiceRow>[]) => IssuedRows {
  const lines = groupBy(
    pack.invoiceLines.map(({ row }) => row),
    (line) => line.number,
  );
  const ledger = groupBy(
    pack.ledger.map(({ row }) => row),
    (entry) => entry.entry,
  );
  const rounds = new Map(pack.rounds.map(({ row }) => [row.round, row]));
  return (located) => {
    const invoices = located.map(({ row }) => row);
    return {
      invoices,
      ledger: invoices.flatMap(({ number }) => ledger.get(number) ?? []),
      lines: invoices
        .flatMap(({ number }) => lines.get(number) ?? [])
        .map((line) => {
          const round = rounds.get(line.round);
          return {
            ...line,
            programme: round?.programme ?? '',
            serviceYear: round?.serviceYear ?? 0,
            branch: round?.branch ?? '',
            roundSequence: round?.sequence ?? 0,
          };
        }),
    };
  };
}

function compare(log: CheckLog, event: Event, column: string, found: string, expected: string): void {
  if (found !== expected)
    log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected: `${expected}, as the rows of ${event.row.subject} give` });
}
