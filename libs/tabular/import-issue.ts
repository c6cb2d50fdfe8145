/** One reason why a file is refused, bound to the place where it was found. A file with one issue is refused whole. */
export interface ImportIssue {
  readonly file: string;
  /** Sheet of a workbook; null in CSV. */
  readonly sheet: string | null;
  /** Line in CSV, row number in a workbook, from 1; null when the issue is the file's. */
  readonly row: number | null;
  /** The column's header, or its letter where it has none; null when the issue is the row's or the file's. */
  readonly column: string | null;
  /** Stable, hyphenated; what a machine reads. */
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  /** What would be taken, in no language: names of columns, words, days. Left out where `code` says all. */
  readonly accepted?: readonly string[];
  /** What stood there, cut to 80 characters with control characters made visible. */
  readonly found: string;
}

export type IssuePlace = Pick<ImportIssue, 'file' | 'sheet' | 'row' | 'column'>;

export interface IssueCollector {
  add(issue: ImportIssue): void;
  isEmpty(): boolean;
  list(): ImportIssue[];
}

const FOUND_LENGTH = 80;
const MOST_ISSUES = 500;

/** Collects every issue up to 500 and counts the rest, so that a hostile file costs bounded memory and the report says what it leaves out. */
export function collectIssues(): IssueCollector {
  const issues: ImportIssue[] = [];
  let leftOut = 0;
  return {
    add(issue) {
      if (issues.length < MOST_ISSUES) issues.push(issue);
      else leftOut += 1;
    },
    isEmpty: () => issues.length === 0,
    list() {
      const [first] = issues;
      if (!first || leftOut === 0) return issues;
      return [
        ...issues,
        {
          file: first.file,
          sheet: first.sheet,
          row: null,
          column: null,
          code: 'too-many-issues',
          message: `${leftOut} further issues are not listed`,
          expected: 'a file with fewer errors',
          found: String(leftOut),
        },
      ];
    },
  };
}

/** Cuts a text for a report: 80 characters, control and direction-changing characters written as their code points. */
export function cutFound(text: string): string {
  const visible = text.slice(0, FOUND_LENGTH + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
  return visible.length > FOUND_LENGTH ? `${visible.slice(0, FOUND_LENGTH - 1)}…` : visible;
}
