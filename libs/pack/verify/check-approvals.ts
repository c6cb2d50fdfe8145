import { digestRun, RULES_VERSION } from '#domain/audit/run-digest';
import type { Country } from '#domain/calendar/bank-days';
import type { RunRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { localDateOf } from '#pack/verify/local-date-of';
import type { ReadPack } from '#pack/verify/read-pack';
import { isIssued, type RecomputedRun } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';

/** The digest that was approved is that of the recomputed run: inputs, keys, rules and every amount. */
export function checkDigests(runs: readonly RecomputedRun[]): CheckResult {
  return makeCheck('the approved digest covers what was issued', (log) => {
    for (const recomputed of runs) {
      log.count();
      const { row, line } = recomputed.run;
      if (row.rulesVersion !== RULES_VERSION)
        fail(log, recomputed.run, 'rules_version', row.rulesVersion, `${RULES_VERSION}: this verifier knows no other rules`);
      if (recomputed.outcome === 'impossible') {
        log.fail({
          file: PACK_TABLES.runs.path,
          line,
          column: 'digest',
          found: `cannot be recomputed: ${recomputed.why}`,
          expected: 'a run that follows from the inputs',
        });
        continue;
      }
      const { plan, documents, credit } = recomputed;
      const digest = digestRun({
        issuer: row.issuer,
        businessDate: row.businessDate,
        knownOn: row.openedOn,
        rounds: plan.rounds,
        blocked: plan.blocked,
        documents,
        ...(credit ? { credit } : {}),
      });
      if (row.digest !== digest) fail(log, recomputed.run, 'digest', row.digest ?? '(empty)', digest);
    }
  });
}

/** Submitted by an officer and approved by another person, an approver, each in that role at that issuer on that day, in that order. */
export function checkFourEyes(pack: ReadPack): CheckResult {
  return makeCheck('two people with the right roles decided each run', (log) => {
    const issuers = new Map(pack.issuers.map(({ row }) => [row.issuer, row]));
    for (const run of pack.runs) {
      log.count();
      checkState(log, run);
      if (!isIssued(run.row) && run.row.state !== 'approved') continue;
      const { submittedBy, submittedAt, approvedBy, approvedAt, issuedAt, issuer } = run.row;
      const country = issuers.get(issuer)?.country ?? 'DK';
      if (submittedBy !== null && submittedBy === approvedBy)
        fail(log, run, 'approved_by', approvedBy, `another person than ${submittedBy}, who submitted it`);
      checkRole(log, pack, run, country, { column: 'submitted_by', person: submittedBy, at: submittedAt, role: 'officer' });
      checkRole(log, pack, run, country, { column: 'approved_by', person: approvedBy, at: approvedAt, role: 'approver' });
      if ((submittedAt ?? '') > (approvedAt ?? ''))
        fail(log, run, 'approved_at', approvedAt ?? '(empty)', `not before it was submitted, ${submittedAt ?? ''}`);
      if (issuedAt !== null && (approvedAt ?? '') > issuedAt)
        fail(log, run, 'issued_at', issuedAt, `not before it was approved, ${approvedAt ?? ''}`);
      if (run.row.digest === null) fail(log, run, 'digest', '(empty)', 'the digest that was approved');
    }
  });
}

function checkState(log: CheckLog, run: Located<RunRow>): void {
  const { state, issuedAt, issuedOn } = run.row;
  if (isIssued(run.row) !== (issuedAt !== null))
    fail(log, run, 'issued_at', issuedAt ?? '(empty)', isIssued(run.row) ? `an instant, as the run is ${state}` : '(empty)');
  if (isIssued(run.row) !== (issuedOn !== null))
    fail(log, run, 'issued_on', issuedOn ?? '(empty)', isIssued(run.row) ? `a date, as the run is ${state}` : '(empty)');
}

function checkRole(
  log: CheckLog,
  pack: ReadPack,
  run: Located<RunRow>,
  country: Country,
  decision: { readonly column: string; readonly person: string | null; readonly at: string | null; readonly role: string },
): void {
  const { column, person, at, role } = decision;
  if (person === null || at === null) {
    fail(log, run, column, '(empty)', `a person and an instant, as the run is ${run.row.state}`);
    return;
  }
  const day = localDateOf(at, country);
  const holds = pack.people.some(
    ({ row }) =>
      row.person === person &&
      row.role === role &&
      row.issuer === run.row.issuer &&
      row.validFrom <= day &&
      (row.validUntil === null || day < row.validUntil),
  );
  if (!holds) fail(log, run, column, person, `somebody who was ${role} at ${run.row.issuer} on ${day}`);
}

function fail(log: CheckLog, { line }: Located<RunRow>, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.runs.path, line, column, found, expected });
}
