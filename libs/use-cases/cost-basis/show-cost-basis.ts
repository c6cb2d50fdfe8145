import { Injectable } from '@nestjs/common';
import { followUpStatus, type FollowUpStatus } from '#domain/committee/follow-up-state';
import type { AgendaCase, Attendance, Position } from '#domain/committee/meeting';
import type { StandingMeeting } from '#domain/committee/notice';
import type { Answer, Remark } from '#domain/committee/remark';
import type { LocalDate } from '#domain/calendar/local-date';
import { findMissing } from '#domain/cost-basis/find-missing';
import type { Missing } from '#domain/cost-basis/missing';
import { totalsOf, type VersionTotals } from '#domain/cost-basis/totals';
import { DomainError } from '#domain/errors';
import {
  listAnswers,
  listAttendance,
  listCases,
  listMeetings,
  listPositions,
  listRemarks,
  type Advice,
  type MinistryDecision,
} from '#persistence/committee';
import { findDecision, listAdvice, listConfirmations, listFollowUps } from '#persistence/committee-follow-ups';
import {
  findVersion,
  listCharges,
  listCostBases,
  listMoves,
  listVersions,
  type KeptCharge,
  type KeptVersion,
  type VersionKey,
  type VersionMove,
} from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { listRolesHeld } from '#persistence/roles-held';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { hasRight, type Right } from '#use-cases/rights';

/** A cost basis with its versions and everything the committee said, promised and saw kept. */
export interface CostBasisView {
  readonly basis: string;
  readonly year: number;
  readonly versions: readonly KeptVersion[];
  readonly moves: readonly VersionMove[];
  readonly remarks: readonly (Remark & { readonly answers: readonly Answer[] })[];
  readonly followUps: readonly FollowUpStatus[];
  readonly advice: readonly Advice[];
  readonly decision: MinistryDecision | null;
  readonly charges: readonly KeptCharge[];
}

export interface VersionView {
  readonly version: KeptVersion;
  readonly totals: VersionTotals;
  readonly missing: readonly Missing[];
}

export interface MeetingView {
  readonly meeting: StandingMeeting;
  readonly cases: readonly AgendaCase[];
  readonly attendance: readonly Attendance[];
  readonly positions: readonly Position[];
}

/** What preparer, secretariat, members and payers read. Nothing here writes. */
@Injectable()
export class ShowCostBasis {
  constructor(private readonly database: Database) {}

  async list(): Promise<{ code: string; year: number; issuer: string }[]> {
    return await this.database.read(listCostBases);
  }

  /** `basis-unknown` when there is none of that code. */
  async show(basis: string, today: LocalDate): Promise<CostBasisView> {
    return await this.database.snapshot(async (transaction) => {
      const versions = await listVersions(transaction, basis);
      const year = versions[0]?.content.year;
      if (year === undefined) throw new DomainError('basis-unknown', `there is no cost basis ${basis}`, { basis });
      const answers = await listAnswers(transaction, basis);
      const remarks = (await listRemarks(transaction, basis)).map((remark) => ({
        ...remark,
        answers: answers.filter((answer) => answer.remark === remark.code),
      }));
      const decided = versions.find((version) => version.state === 'decided' || version.state === 'charged');
      return {
        basis,
        year,
        versions,
        moves: await listMoves(transaction, basis),
        remarks,
        followUps: await followUps(transaction, { basis, versions, remarks, today }),
        advice: await listAdvice(transaction, basis),
        decision: decided ? await findDecision(transaction, decided) : null,
        charges: await listCharges(transaction, basis),
      };
    });
  }

  /** `version-unknown` when there is none of that number. */
  async version(key: VersionKey): Promise<VersionView> {
    const version = await this.database.read((transaction) => findVersion(transaction, key));
    if (!version) throw new DomainError('version-unknown', `there is no version ${versionIdOf(key)}`, { version: versionIdOf(key) });
    return { version, totals: totalsOf(version.content), missing: findMissing(version.content) };
  }

  /** Whether the person has the right today, so that a page need not offer what would be refused. */
  async may(person: string, right: Right): Promise<boolean> {
    const held = await this.database.read((transaction) => listRolesHeld(transaction, person));
    return hasRight(
      right,
      held.map(({ role }) => role),
    );
  }

  async meetings(): Promise<StandingMeeting[]> {
    return await this.database.read(listMeetings);
  }

  /** `meeting-unknown` when there is none of that code. */
  async meeting(code: string): Promise<MeetingView> {
    return await this.database.snapshot(async (transaction) => {
      const meeting = (await listMeetings(transaction)).find((candidate) => candidate.code === code);
      if (!meeting) throw new DomainError('meeting-unknown', `there is no meeting ${code}`, { meeting: code });
      const cases = (await listCases(transaction)).filter((row) => row.meeting === code);
      return { meeting, cases, attendance: await listAttendance(transaction, code), positions: await listPositions(transaction, code) };
    });
  }
}

/** Where each promise stands: looked for in the versions sent out after the one that was remarked on. */
async function followUps(
  transaction: Transaction,
  known: {
    readonly basis: string;
    readonly versions: readonly KeptVersion[];
    readonly remarks: readonly Remark[];
    readonly today: LocalDate;
  },
): Promise<FollowUpStatus[]> {
  const confirmed = new Set((await listConfirmations(transaction, known.basis)).map((row) => row.followUp));
  const dueOn = new Map((await listMeetings(transaction)).map((meeting) => [meeting.code, meeting.on]));
  const aboutVersion = new Map(known.remarks.map((remark) => [remark.code, remark.version]));
  return (await listFollowUps(transaction, known.basis)).map((followUp) => {
    const about = aboutVersion.get(followUp.remark) ?? 0;
    const laterVersions = known.versions.filter((version) => version.number > about && version.state !== 'draft').map((version) => version.content);
    return followUpStatus(followUp, {
      laterVersions,
      confirmedByPerson: confirmed.has(followUp.code),
      dueOn: dueOn.get(followUp.dueMeeting) ?? known.today,
      today: known.today,
    });
  });
}
