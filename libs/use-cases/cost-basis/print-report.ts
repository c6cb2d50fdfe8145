import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { renderReport } from '#documents/render-report';
import type { ReportBlock, ReportTable } from '#documents/report-document';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { formatDate } from '#glossary/format';
import type { Language } from '#glossary/language';
import { findCostBasis, type VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { getIssuer, type RegisteredIssuer } from '#persistence/register';
import { bridgeBlocks, totalBlocks, unitCostBlocks } from '#use-cases/cost-basis/report-blocks';
import { ShowCostBasis, type CostBasisView } from '#use-cases/cost-basis/show-cost-basis';
import { Profile } from '#use-cases/profile';

/** The report on a version and the minutes of a meeting as PDF. Both are made from the record each time; equal records give equal bytes. */
@Injectable()
export class PrintReport {
  constructor(
    private readonly database: Database,
    private readonly costBasis: ShowCostBasis,
    private readonly profile: Profile,
  ) {}

  /** Totals with and without what stands apart, bridges as charts and tables, unit costs, what is missing, and where promises stand on `today`. */
  async version(key: VersionKey, as: { readonly language: Language; readonly today: LocalDate }): Promise<Buffer> {
    const { language } = as;
    const texts = COMMITTEE_TEXTS[language];
    const { words } = texts;
    const { version, missing } = await this.costBasis.version(key);
    const view = await this.costBasis.show(key.basis, as.today);
    const issuer = await this.issuerOf(key.basis);
    const wanted = missing.map((row) => [COST_BASIS_TEXTS[language].missing[row.code], row.row]);
    const sentOut = version.sentOutOn === null ? [] : [{ label: words.sentOut, value: formatDate(version.sentOutOn, language) }];
    return renderReport({
      ...this.lookOf(issuer, language),
      title: texts.reportTitle(key.basis, key.number),
      facts: [{ label: words.version, value: version.content.title }, ...sentOut, { label: words.digest, value: version.digest }],
      madeOn: version.sentOutOn ?? as.today,
      blocks: [
        { type: 'paragraph', text: words.illustrative },
        ...totalBlocks(version.content, language),
        ...bridgeBlocks(version.content, language),
        ...unitCostBlocks(version.content, language),
        { type: 'heading', text: words.missing },
        ...(wanted.length === 0 ? [{ type: 'paragraph', text: words.nothingMissing } as const] : [tableOf([words.missing, words.where], wanted)]),
        ...followUpBlocks(view, language),
      ],
    });
  }

  /** Cases with type and outcome, attendance by sector and role, positions, remarks with their answers, and the follow-up items they led to. */
  async minutes(meeting: string, basis: string, as: { readonly language: Language; readonly today: LocalDate }): Promise<Buffer> {
    const { language } = as;
    const texts = COMMITTEE_TEXTS[language];
    const { words } = texts;
    const held = await this.costBasis.meeting(meeting);
    const view = await this.costBasis.show(basis, as.today);
    const cases = new Set(held.cases.map((row) => row.number));
    const remarks = view.remarks.filter((remark) => remark.case !== null && cases.has(remark.case));
    const codes = new Set(remarks.map((remark) => remark.code));
    return renderReport({
      ...this.lookOf(await this.issuerOf(basis), language),
      title: texts.minutesTitle(held.meeting.number),
      facts: [
        { label: words.date, value: formatDate(held.meeting.on, language) },
        { label: words.minutes, value: String(held.meeting.durationMinutes) },
        { label: words.place, value: held.meeting.place },
      ],
      madeOn: held.meeting.on,
      blocks: [
        { type: 'heading', text: words.attendance },
        tableOf(
          [words.sector, words.role, words.presence, words.count],
          held.attendance.map((row) => [texts.sector[row.sector], texts.role[row.role], texts.presence[row.presence], String(row.count)]),
        ),
        { type: 'heading', text: words.cases },
        tableOf(
          [words.number, words.title, words.type, words.outcome],
          held.cases.map((row) => [row.number, row.title, texts.caseType[row.type], row.outcome ?? '']),
        ),
        { type: 'heading', text: words.remarks },
        tableOf(
          [words.sector, words.remark, words.answer],
          remarks.map((remark) => [texts.sector[remark.sector], remark.text, remark.answers.map((answer) => answer.text).join(' ')]),
        ),
        { type: 'heading', text: words.positions },
        tableOf(
          [words.number, words.sector, words.positions],
          held.positions.map((row) => [row.case, texts.sector[row.sector], row.text]),
        ),
        ...followUpBlocks({ ...view, followUps: view.followUps.filter((item) => codes.has(item.followUp.remark)) }, language),
      ],
    });
  }

  private lookOf(issuer: RegisteredIssuer, language: Language) {
    return { author: issuer.name, brandColour: issuer.brandColour, language, isExample: this.profile.mayPlayThePast };
  }

  private async issuerOf(basis: string): Promise<RegisteredIssuer> {
    return await this.database.read(async (transaction) => await getIssuer(transaction, (await findCostBasis(transaction, basis))?.issuer ?? ''));
  }
}

function followUpBlocks(view: Pick<CostBasisView, 'remarks' | 'followUps'>, language: Language): ReportBlock[] {
  const texts = COMMITTEE_TEXTS[language];
  const { words } = texts;
  if (view.followUps.length === 0) return [];
  const sectors = new Map(view.remarks.map((remark) => [remark.code, texts.sector[remark.sector]]));
  return [
    { type: 'heading', text: words.followUps },
    tableOf(
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
function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): ReportTable {
  const longest = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)));
  return {
    type: 'table',
    columns: heads.map((head, index) => ({ head, share: Math.min(Math.max(longest[index] ?? 0, NARROWEST), WIDEST), align: 'left' })),
    rows: rows.map((cells) => ({ cells })),
  };
}
