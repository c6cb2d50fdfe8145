import type { FollowUpStatus } from '#domain/committee/follow-up-state';
import type { Answer, Remark } from '#domain/committee/remark';
import type { ReportBlock, ReportTable } from '#documents/report-document';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import type { Language } from '#glossary/language';

export type AnsweredRemark = Remark & { readonly answers: readonly Answer[] };

/** What was promised on which remarks, and where it stands. */
export interface Promises {
  readonly remarks: readonly Remark[];
  readonly followUps: readonly FollowUpStatus[];
}

/** Each follow-up item with the sector that asked, what was promised, by whom, to which meeting, and where it stands. */
export function followUpBlocks(view: Promises, language: Language): ReportBlock[] {
  const texts = COMMITTEE_TEXTS[language];
  const { words } = texts;
  if (view.followUps.length === 0) return [];
  const sectors = new Map(view.remarks.map((remark) => [remark.code, texts.sector[remark.sector]]));
  return [
    { type: 'heading', text: words.followUps },
    wideTable(
      [words.sector, words.promise, words.owner, words.due, words.status],
      view.followUps.map(({ followUp, state, metInVersion }) => [
        sectors.get(followUp.remark) ?? '',
        followUp.promise,
        followUp.owner,
        followUp.dueMeeting,
        metInVersion === null ? texts.followUp[state] : texts.metIn(metInVersion),
      ]),
    ),
  ];
}

/** In characters: below, a word of a case's type would be broken; beyond, one long text would starve the others. */
const [NARROWEST, WIDEST] = [22, 50];

/** Columns are as wide as their share of what is longest in them, within bounds, so that a remark gets more room than a number. */
export function wideTable(heads: readonly string[], rows: readonly (readonly string[])[]): ReportTable {
  const longest = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)));
  return {
    type: 'table',
    columns: heads.map((head, index) => ({ head, share: Math.min(Math.max(longest[index] ?? 0, NARROWEST), WIDEST), align: 'left' })),
    rows: rows.map((cells) => ({ cells })),
  };
}
