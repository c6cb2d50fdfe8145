/** Something a version lacks. What `blocks` must be mended before it is sent out; what is `wanted` is what the committee asks for, and is listed with it. */
export interface Missing {
  readonly severity: 'blocks' | 'wanted';
  /** Stable, hyphenated; its words are in the glossary. */
  readonly code: MissingCode;
  /** Sheet and row it is about: `components`, `SFM`. */
  readonly sheet: string;
  readonly row: string;
}

export type MissingCode =
  | 'source-missing'
  | 'cost-missing'
  | 'shares-not-whole'
  | 'name-unknown'
  | 'row-twice'
  | 'sector-weights-missing'
  | 'basis-reference-missing'
  | 'development-as-running'
  | 'change-unexplained'
  | 'decision-missing'
  | 'risk-overused'
  | 'billed-key-missing'
  | 'investment-differs'
  | 'result-missing'
  | 'carried-result-missing'
  | 'risk-missing'
  | 'gp-split-missing'
  | 'volume-missing'
  | 'quality-missing'
  | 'downtime-missing'
  | 'benefit-missing'
  | 'upkeep-missing'
  | 'figure-disputed';

export function blocks<Code extends MissingCode>(code: Code, sheet: string, row: string): Missing & { readonly code: Code } {
  return { severity: 'blocks', code, sheet, row };
}

export function wanted(code: MissingCode, sheet: string, row: string): Missing {
  return { severity: 'wanted', code, sheet, row };
}
