import type { LocalDate } from '#domain/calendar/local-date';
import type { Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { ReportDocument } from '#documents/report-document';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { formatDate } from '#glossary/format';
import type { Language } from '#glossary/language';
import { bridgeBlocks, totalBlocks, unitCostBlocks } from '#use-cases/cost-basis/report-blocks';
import { followUpBlocks, wideTable, type Promises } from '#use-cases/cost-basis/report-tables';

/** Whose report it is, and in which language. */
export type ReportLook = Pick<ReportDocument, 'author' | 'brandColour' | 'logo' | 'isExample'> & { readonly language: Language };

/** Totals with and without what stands apart, bridges as charts and tables, unit costs, what is missing, and where promises stand on `today`. */
export function reportOfVersion(
  of: {
    readonly content: CostBasisVersion;
    readonly digest: string;
    readonly sentOutOn: LocalDate | null;
    readonly missing: readonly Missing[];
    readonly promises: Promises;
  },
  look: ReportLook,
  today: LocalDate,
): ReportDocument {
  const { content, digest, sentOutOn, missing, promises } = of;
  const { language } = look;
  const texts = COMMITTEE_TEXTS[language];
  const { words } = texts;
  const wanted = missing.map((row) => [COST_BASIS_TEXTS[language].missing[row.code], row.row]);
  const sentOut = sentOutOn === null ? [] : [{ label: words.sentOut, value: formatDate(sentOutOn, language) }];
  return {
    ...look,
    title: texts.reportTitle(content.basis, content.number),
    facts: [{ label: words.version, value: content.title }, ...sentOut, { label: words.digest, value: digest }],
    madeOn: sentOutOn ?? today,
    blocks: [
      { type: 'paragraph', text: words.illustrative },
      ...totalBlocks(content, language),
      ...bridgeBlocks(content, language),
      ...unitCostBlocks(content, language),
      { type: 'heading', text: words.missing },
      ...(wanted.length === 0 ? [{ type: 'paragraph', text: words.nothingMissing } as const] : [wideTable([words.missing, words.where], wanted)]),
      ...followUpBlocks(promises, language),
    ],
  };
}
