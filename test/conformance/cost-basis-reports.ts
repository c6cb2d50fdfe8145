import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReport } from '#documents/render-report';
import { followUpStatus, type FollowUpStatus } from '#domain/committee/follow-up-state';
import { findMissing } from '#domain/cost-basis/find-missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { versionJson } from '#domain/cost-basis/version-json';
import { LANGUAGES } from '#glossary/language';
import { parseCommittee, type CommitteeRows } from '#imports/committee/parse-committee';
import { parseCostBasis } from '#imports/cost-basis/parse-cost-basis';
import { parseSign } from '#persistence/committee-follow-ups';
import type { TableFile } from '#tabular/table-file';
import { reportOfMeeting } from '#use-cases/cost-basis/report-of-meeting';
import { reportOfVersion } from '#use-cases/cost-basis/report-of-version';

const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const TODAY = '2023-12-31';
const LOOK = { author: 'Norsk helsenett SF', brandColour: '#1a3c6e', logo: null, isExample: true } as const;

/** The report on version 2 of the example and the minutes of the meeting of 25 August 2023, in each language. */
export function costBasisReports(): { readonly name: string; readonly bytes: Buffer }[] {
  const content = version();
  const autumn = committee('autumn-2023');
  const said = committee('meeting-4-2023');
  const promises = promisesOf(said, content);
  const [meeting] = autumn.meetings;
  if (!meeting) throw new Error('the example has lost its meeting');
  const digest = createHash('sha256').update(versionJson(content)).digest('hex');
  return LANGUAGES.flatMap((language) => {
    const look = { ...LOOK, language };
    const report = reportOfVersion({ content, digest, sentOutOn: '2023-10-06', missing: findMissing(content), promises }, look, TODAY);
    return [
      { name: `cost-basis-report-${language}.pdf`, bytes: renderReport(report) },
      { name: `committee-minutes-${language}.pdf`, bytes: renderReport(reportOfMeeting({ ...said, meeting }, promises, look)) },
    ];
  });
}

function version(): CostBasisVersion {
  const parsed = parseCostBasis((sheet) => csv('versions', '2', sheet));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues[0]));
  return { ...parsed.version, number: 2 };
}

function committee(folder: string): CommitteeRows {
  const parsed = parseCommittee((sheet) => csv('committee', folder, sheet));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues[0]));
  return parsed.rows;
}

function promisesOf(said: CommitteeRows, later: CostBasisVersion) {
  const remarks = said.remarks.map((remark) => ({
    ...remark,
    basis: later.basis,
    version: 1,
    answers: said.answers.filter((answer) => answer.remark === remark.code),
  }));
  const followUps = said.followUps.map((row): FollowUpStatus => {
    const followUp = { ...row, sign: parseSign(JSON.parse(row.sign)) };
    return followUpStatus(followUp, { laterVersions: [later], confirmedByPerson: false, dueOn: '2023-10-20', today: TODAY });
  });
  return { remarks, followUps };
}

function csv(...path: readonly [string, string, string]): TableFile | null {
  const [kind, folder, sheet] = path;
  try {
    return { name: `${sheet}.csv`, bytes: readFileSync(join(EXAMPLE, kind, folder, `${sheet}.csv`)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
