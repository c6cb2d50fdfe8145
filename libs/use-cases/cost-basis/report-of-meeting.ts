import type { AgendaCase, Attendance, Meeting, Position } from '#domain/committee/meeting';
import type { ReportDocument } from '#documents/report-document';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { formatDate } from '#glossary/format';
import type { ReportLook } from '#use-cases/cost-basis/report-of-version';
import { followUpBlocks, wideTable, type AnsweredRemark, type Promises } from '#use-cases/cost-basis/report-tables';

/** A meeting as it was minuted. */
export interface MinutedMeeting {
  readonly meeting: Meeting;
  readonly cases: readonly AgendaCase[];
  readonly attendance: readonly Attendance[];
  readonly positions: readonly Position[];
}

/** Cases with type and outcome, attendance by sector and role, positions, remarks with their answers, and the follow-up items they led to. */
export function reportOfMeeting(
  held: MinutedMeeting,
  said: { readonly remarks: readonly AnsweredRemark[] } & Pick<Promises, 'followUps'>,
  look: ReportLook,
): ReportDocument {
  const { language } = look;
  const texts = COMMITTEE_TEXTS[language];
  const { words } = texts;
  const cases = new Set(held.cases.map((row) => row.number));
  const remarks = said.remarks.filter((remark) => remark.case !== null && cases.has(remark.case));
  const codes = new Set(remarks.map((remark) => remark.code));
  return {
    ...look,
    title: texts.minutesTitle(held.meeting.number),
    facts: [
      { label: words.date, value: formatDate(held.meeting.on, language) },
      { label: words.minutes, value: String(held.meeting.durationMinutes) },
      { label: words.place, value: held.meeting.place },
    ],
    madeOn: held.meeting.on,
    blocks: [
      { type: 'heading', text: words.attendance },
      wideTable(
        [words.sector, words.role, words.presence, words.count],
        held.attendance.map((row) => [texts.sector[row.sector], texts.role[row.role], texts.presence[row.presence], String(row.count)]),
      ),
      { type: 'heading', text: words.cases },
      wideTable(
        [words.number, words.title, words.type, words.outcome],
        held.cases.map((row) => [row.number, row.title, texts.caseType[row.type], row.outcome ?? '']),
      ),
      { type: 'heading', text: words.remarks },
      wideTable(
        [words.sector, words.remark, words.answer],
        remarks.map((remark) => [texts.sector[remark.sector], remark.text, remark.answers.map((answer) => answer.text).join(' ')]),
      ),
      { type: 'heading', text: words.positions },
      wideTable(
        [words.number, words.sector, words.positions],
        held.positions.map((row) => [row.case, texts.sector[row.sector], row.text]),
      ),
      ...followUpBlocks({ remarks: said.remarks, followUps: said.followUps.filter((item) => codes.has(item.followUp.remark)) }, language),
    ],
  };
}
