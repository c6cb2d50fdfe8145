import { COST_BASIS_SHEET_TEXTS } from '#glossary/cost-basis-sheet-texts';
import type { Standing } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';

/** How much weight a figure bears, in a word under it. */
export function StandingWord({ standing }: { readonly standing: Standing }) {
  return <span className={`standing standing-${standing}`}>{COST_BASIS_SHEET_TEXTS[useLanguage()].standings[standing]}</span>;
}

/** Standing and source of a row, as one text. */
export function SourceText({ standing, source }: { readonly standing: Standing; readonly source: string }) {
  return (
    <>
      <StandingWord standing={standing} /> <span className="standing-source">{source}</span>
    </>
  );
}
