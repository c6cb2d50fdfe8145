import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import { factsHash } from '#domain/audit/facts-hash';
import { deliveriesHash, documentsHash } from '#domain/audit/follow-up-hashes';
import { RUN_EVENTS } from '#domain/audit/run-events';
import { runRowsHash, type IssuedRows } from '#domain/audit/run-rows-hash';
import { AUDIT_PATH } from '#pack/manifest';
import type { InvoiceRow, RunRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import { factsOf, groupBy, issuedRuns } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';

type Event = Located<ChainedAuditEvent>;

/** Each issued run has its events in the chain, by the same people at the same instants, and their hashes are those of the pack's rows. */
export function checkRunEvents(pack: ReadPack): CheckResult {
  return makeCheck('the audit chain tells of each run what its rows say', (log) => {
    const events = groupBy(pack.events, ({ row }) => row.subject);
    const invoices = groupBy(pack.invoices, ({ row }) => row.run);
    const rows = indexRows(pack);
    const runs = issuedRuns(pack);
    let lastIssued = 0;
    for (const run of runs) {
      log.count();
      const ofRun = events.get(run.row.run) ?? [];
      checkDecision(log, run, ofRun, { type: RUN_EVENTS.submitted, actor: run.row.submittedBy, at: run.row.submittedAt });
      checkDecision(log, run, ofRun, { type: RUN_EVENTS.approved, actor: run.row.approvedBy, at: run.row.approvedAt });
      const issued = checkIssued(log, pack, run, ofRun, rows(invoices.get(run.row.run) ?? []));
      if (issued && issued.row.seq < lastIssued)
        log.fail({
          file: AUDIT_PATH,
          line: issued.line,
          column: 'seq',
          found: `run ${run.row.run} issued before an earlier one`,
          expected: 'runs in the order of issued_at',
        });
      lastIssued = Math.max(lastIssued, issued?.row.seq ?? 0);
      checkFollowUp(log, pack, run, ofRun, invoices.get(run.row.run) ?? []);
    }
    const known = new Set(runs.map(({ row }) => row.run));
    for (const { row, line } of pack.events) {
      if (row.type === RUN_EVENTS.issued && !known.has(row.subject)) {
        log.fail({ file: AUDIT_PATH, line, column: 'subject', found: row.subject, expected: `an issued run of ${PACK_TABLES.runs.path}` });
      }
    }
  });
}

/** The newest event of its kind counts: a run that was rejected and prepared again has been submitted more than once. */
function checkDecision(
  log: CheckLog,
  run: Located<RunRow>,
  events: readonly Event[],
  decision: { readonly type: string; readonly actor: string | null; readonly at: string | null },
): void {
  const event = events.filter(({ row }) => row.type === decision.type).at(-1);
  if (!event) {
    log.fail({ file: PACK_TABLES.runs.path, line: run.line, column: 'run', found: `no event ${decision.type}`, expected: `one in ${AUDIT_PATH}` });
    return;
  }
  compare(log, event, 'actor', event.row.actor, decision.actor);
  compare(log, event, 'at', instantOf(event.row.at), decision.at);
  compare(log, event, 'data.digest', dataOf(event, 'digest'), run.row.digest);
}

function checkIssued(log: CheckLog, pack: ReadPack, run: Located<RunRow>, events: readonly Event[], rows: IssuedRows): Event | undefined {
  const [event, ...more] = events.filter(({ row }) => row.type === RUN_EVENTS.issued);
  if (!event || more.length > 0) {
    log.fail({
      file: PACK_TABLES.runs.path,
      line: run.line,
      column: 'run',
      found: `${event ? more.length + 1 : 0} events ${RUN_EVENTS.issued}`,
      expected: `one in ${AUDIT_PATH}`,
    });
    return undefined;
  }
  compare(log, event, 'at', instantOf(event.row.at), run.row.issuedAt);
  compare(log, event, 'data.digest', dataOf(event, 'digest'), run.row.digest);
  compare(log, event, 'data.rowsHash', dataOf(event, 'rowsHash'), runRowsHash(rows));
  compare(log, event, 'data.factsHash', dataOf(event, 'factsHash'), factsHash(factsOf(pack), run.row.openedOn));
  return event;
}

/** What became of the documents after issue. A run that is not completed has nothing to be held to yet. */
function checkFollowUp(
  log: CheckLog,
  pack: ReadPack,
  run: Located<RunRow>,
  events: readonly Event[],
  invoices: readonly Located<InvoiceRow>[],
): void {
  if (run.row.state !== 'completed') return;
  const event = events.filter(({ row }) => row.type === RUN_EVENTS.completed || row.type === RUN_EVENTS.deliveriesChanged).at(-1);
  if (!event) {
    log.fail({
      file: PACK_TABLES.runs.path,
      line: run.line,
      column: 'state',
      found: `no event ${RUN_EVENTS.completed}`,
      expected: `one in ${AUDIT_PATH}`,
    });
    return;
  }
  const numbers = new Set(invoices.map(({ row }) => row.number));
  const documents = invoices.flatMap(({ row: { number, pdfSha256 } }) => (pdfSha256 === null ? [] : [{ number, pdfSha256 }]));
  compare(log, event, 'data.documentsHash', dataOf(event, 'documentsHash'), documentsHash(documents));
  compare(
    log,
    event,
    'data.deliveriesHash',
    dataOf(event, 'deliveriesHash'),
    deliveriesHash(pack.deliveries.map(({ row }) => row).filter(({ number }) => numbers.has(number))),
  );
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

function compare(log: CheckLog, event: Event, column: string, found: string, expected: string | null): void {
  if (found !== expected)
    log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected: `${expected ?? '(empty)'}, as the rows of ${event.row.subject} give` });
}

function dataOf(event: Event, field: string): string {
  const { data } = event.row;
  const value =
    typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.entries(data).find(([name]) => name === field)?.[1] : undefined;
  return typeof value === 'string' ? value : '(nothing)';
}

function instantOf(at: string): string {
  return new Date(at).toISOString();
}
