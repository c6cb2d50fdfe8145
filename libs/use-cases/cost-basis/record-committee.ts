import { Injectable } from '@nestjs/common';
import { REMARKS_TAKEN_IN } from '#domain/committee/version-state';
import { DomainError } from '#domain/errors';
import { parseCommittee } from '#imports/committee/parse-committee';
import { appendAuditEvent } from '#persistence/audit-log';
import { addAnswer, addAttendance, addCase, addFollowUp, addMeeting, addOutcome, addPosition, addRemark } from '#persistence/committee';
import { parseSign } from '#persistence/committee-follow-ups';
import type { KeptVersion, VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableFile } from '#tabular/table-file';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { getLockedVersion, versionIdOf } from '#use-cases/cost-basis/version-desk';
import { mustBeIn } from '#use-cases/cost-basis/remark-place';
import { mustHaveRight } from '#use-cases/rights';

export type CommitteeImport =
  | { readonly outcome: 'recorded'; readonly counts: Readonly<Record<string, number>> }
  | { readonly outcome: 'refused'; readonly issues: readonly ImportIssue[] };

/** What the secretariat writes down about a version: meetings, cases with outcomes, attendance, positions, remarks, answers, follow-up items. */
@Injectable()
export class RecordCommittee {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly process: BillingProcess,
  ) {}

  /** Records sheets together: all of them or none. Remarks need the version they are about; meetings alone need none. */
  async importSheets(command: {
    readonly files: ReadonlyMap<string, TableFile>;
    readonly version: VersionKey | null;
    readonly person: string;
  }): Promise<CommitteeImport> {
    const parsed = parseCommittee((sheet) => command.files.get(sheet) ?? null);
    if ('issues' in parsed) return { outcome: 'refused', issues: parsed.issues };
    const { rows } = parsed;
    const result = await this.database.transaction(async (transaction): Promise<CommitteeImport> => {
      await mustHaveRight(transaction, { person: command.person, right: 'cost-bases.keep-minutes', scope: null });
      const at = this.clock.now();
      const by = { person: command.person, at };
      for (const meeting of rows.meetings) await addMeeting(transaction, meeting);
      for (const { outcome, ...row } of rows.cases) {
        await addCase(transaction, row);
        if (outcome !== null) await addOutcome(transaction, { case: row.number, outcome }, by);
      }
      await addAttendance(transaction, rows.attendance);
      for (const row of rows.positions) await addPosition(transaction, row);
      if (rows.remarks.length > 0) {
        const version = await this.takingRemarks(command.version, (key) => getLockedVersion(transaction, key));
        for (const remark of rows.remarks) {
          mustBeIn(version, remark.place);
          await addRemark(transaction, { ...remark, basis: version.basis, version: version.number }, by);
        }
      }
      for (const row of rows.answers) await addAnswer(transaction, row, by);
      for (const row of rows.followUps) await addFollowUp(transaction, { ...row, sign: signOf(row.code, row.sign) }, by);
      const counts = {
        meetings: rows.meetings.length,
        cases: rows.cases.length,
        attendance: rows.attendance.length,
        positions: rows.positions.length,
        remarks: rows.remarks.length,
        answers: rows.answers.length,
        followUps: rows.followUps.length,
      };
      const subject = command.version === null ? 'committee' : versionIdOf(command.version);
      await appendAuditEvent(transaction, { at, actor: command.person, type: 'committee-recorded', subject, data: { counts } });
      return { outcome: 'recorded', counts };
    });
    // A new meeting concerns no round yet: no version was sent out to it.
    if (rows.meetings.length > 0) await this.process.tellMeetingsChanged([]);
    return result;
  }

  private async takingRemarks(key: VersionKey | null, get: (key: VersionKey) => Promise<KeptVersion>): Promise<KeptVersion> {
    if (key === null) throw new DomainError('version-unnamed', 'remarks are about a version: name it', {});
    const version = await get(key);
    if (!REMARKS_TAKEN_IN.includes(version.state)) {
      throw new DomainError('version-in-other-state', `the version is ${version.state}: it takes no remarks`, { state: version.state });
    }
    return version;
  }
}

function signOf(code: string, text: string) {
  try {
    return parseSign(JSON.parse(text));
  } catch (error) {
    throw new DomainError('sign-malformed', `the sign of ${code} cannot be read: ${error instanceof Error ? error.message : text}`, {
      followUp: code,
    });
  }
}
