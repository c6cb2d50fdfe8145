import type { CheckName } from '#domain/audit/check-names';
import type { Remark } from '#pack/verify/remark';

/** Something that is not as it must be, and where: a file of the pack, the line it starts on, and the column, as far as they apply. */
export interface Finding {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
}

export interface CheckResult {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'not-made';
  /** How many things were looked at: files, rows, runs, documents. */
  readonly checked: number;
  /** The first findings; `failureCount` counts them all. */
  readonly failures: readonly Finding[];
  readonly failureCount: number;
  /** What is in order but an auditor will want to know. */
  readonly remarks: readonly Remark[];
}

/**
 * `authentic`: everything recomputes, and key and head are those the auditor got by mail. `consistent`: everything recomputes, but nothing
 * outside the pack says whose it is. `failed`: something does not.
 */
export type Verdict = 'authentic' | 'consistent' | 'failed';

export interface VerifyReport {
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
}
