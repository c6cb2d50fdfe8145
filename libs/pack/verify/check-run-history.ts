import { RUN_EVENTS } from '#domain/audit/run-events';
import { AUDIT_PATH } from '#pack/manifest';
import type { PersonRow, RunRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf, valueOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import { isRunEvent, tellRunHistory, type Event, type RunHistory } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

/**
 * Each run is where its events have led it, by moves that a run may make, and was decided on by the people, in the roles and at the instants that
 * they tell. What `runs.csv` says of a run counts for nothing without its events.
 */
export function checkRunHistory(pack: ReadPack): CheckResult {
  return makeCheck('runs are where the audit chain has led them', (log) => {
    const events = groupBy(pack.events.filter(isRunEvent), ({ row }) => row.subject);
    for (const run of pack.runs) {
      log.count();
      const history = tellRunHistory(events.get(run.row.run) ?? []);
      events.delete(run.row.run);
      for (const { event, state } of history.contradictions) {
        fail(log, event, 'type', event.row.type, `no such event: the run was ${state}`);
      }
      checkRow(log, run, history);
      checkDecision(log, pack.people, run, history.submission, 'officer');
      checkDecision(log, pack.people, run, history.approval, 'approver');
      for (const event of [history.submission, history.approval, history.issue]) {
        if (event && dataOf(event, 'digest') !== history.digest)
          fail(log, event, 'data.digest', dataOf(event, 'digest'), `${history.digest ?? ''}, as prepared`);
      }
    }
    for (const [event] of events.values()) if (event) fail(log, event, 'subject', event.row.subject, `a run of ${PACK_TABLES.runs.path}`);
  });
}

function checkRow(log: CheckLog, run: Located<RunRow>, history: RunHistory): void {
  const { row } = run;
  const told: [column: string, found: string | null, expected: string | null][] = [
    ['state', row.state, history.state === 'none' ? `a run with an event ${RUN_EVENTS.prepared}` : history.state],
    ['digest', row.digest, history.digest],
    ['opened_on', row.openedOn, history.knownOn],
    ['submitted_by', row.submittedBy, history.submission?.row.actor ?? null],
    ['submitted_at', row.submittedAt, instantOf(history.submission)],
    ['approved_by', row.approvedBy, history.approval?.row.actor ?? null],
    ['approved_at', row.approvedAt, instantOf(history.approval)],
    ['issued_at', row.issuedAt, instantOf(history.issue)],
  ];
  for (const [column, found, expected] of told) {
    if (found === expected) continue;
    log.fail({
      file: PACK_TABLES.runs.path,
      line: run.line,
      column,
      found: found ?? '(empty)',
      expected: `${expected ?? '(empty)'}, as ${AUDIT_PATH} tells`,
    });
  }
}

/** The event carries the row by which its actor held the role, so that nobody is given it afterwards. */
function checkDecision(log: CheckLog, people: readonly Located<PersonRow>[], run: Located<RunRow>, event: Event | null, role: string): void {
  if (!event) return;
  const held = valueOf(event.row.data, 'role');
  const found = people.some(
    ({ row }) =>
      row.person === event.row.actor &&
      row.role === role &&
      row.issuer === run.row.issuer &&
      valueOf(held, 'role') === row.role &&
      valueOf(held, 'scope') === row.issuer &&
      valueOf(held, 'validFrom') === row.validFrom &&
      valueOf(held, 'validUntil') === row.validUntil &&
      valueOf(held, 'label') === row.name,
  );
  if (!found) {
    fail(
      log,
      event,
      'data.role',
      `${event.row.actor} ${held === undefined ? '(nothing)' : JSON.stringify(held)}`,
      `the row of ${PACK_TABLES.people.path} by which a person was ${role} at ${run.row.issuer}`,
    );
  }
}

function instantOf(event: Event | null): string | null {
  return event && new Date(event.row.at).toISOString();
}

function fail(log: CheckLog, event: Event, column: string, found: string, expected: string): void {
  log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected });
}
