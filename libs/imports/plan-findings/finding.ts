import { absolute, formatAmount, sum, type Ore } from '#domain/money/money';

/**
 * A printed figure that disagrees with its parts. It is reported and never "mended": what is billed is computed in øre from the budgets.
 * `difference` = printed − expected.
 */
export interface Finding {
  /** What the table is called where it is printed, or the kind of file. */
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly printedOre: Ore;
  readonly expectedOre: Ore;
  readonly differenceOre: Ore;
  readonly code: FindingCode;
  readonly because: string;
}

/**
 * `row-sum`, `column-sum`: a total is not the sum of what is printed along its row or column. `parts-sum`: the parts of a column do not sum to
 * the budget they split. `not-the-budget`: a total is not the budget itself. `not-the-share`: a part is not its exact share, rounded to kroner.
 */
export type FindingCode = 'row-sum' | 'column-sum' | 'parts-sum' | 'not-the-budget' | 'not-the-share';

export interface Disagreement {
  readonly code: FindingCode;
  readonly expectedOre: Ore;
  readonly because: string;
}

/** One finding for a printed figure, however many ways it disagrees in; the first way gives the expected figure. None when it agrees. */
export function findingOf(place: { table: string; row: string; column: string; printedOre: Ore }, ways: readonly (Disagreement | null)[]): Finding[] {
  const disagreements = ways.filter((way) => way !== null);
  const [first] = disagreements;
  if (!first) return [];
  const because = disagreements.map((way) => way.because).join('; ');
  return [{ ...place, code: first.code, expectedOre: first.expectedOre, differenceOre: place.printedOre - first.expectedOre, because }];
}

/** A disagreement when a printed total is not the sum of its printed parts; none when there are no parts to compare with. */
export function sumDisagreement(code: FindingCode, along: string, printedOre: Ore, parts: readonly Ore[]): Disagreement | null {
  const expectedOre = sum(parts);
  if (parts.length === 0 || printedOre === expectedOre) return null;
  return { code, expectedOre, because: `the figures along its ${along} sum to ${formatAmount(expectedOre)}` };
}

/** Whether a printed figure is the exact one, or the exact one rounded to whole kroner; an exact half may go either way. */
export function isRounded(printedOre: Ore, exactOre: Ore): boolean {
  return printedOre === exactOre || (printedOre % 100n === 0n && absolute(printedOre - exactOre) <= 50n);
}
