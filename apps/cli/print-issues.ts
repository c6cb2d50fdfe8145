import { print } from '#apps/cli/print';
import type { ImportIssue } from '#tabular/import-issue';

/** Every error of a file at its place: what is wrong, what was expected, what stands there. */
export function printIssues(issues: readonly ImportIssue[]): void {
  for (const issue of issues) {
    const place = [issue.sheet, issue.row === null ? null : `row ${issue.row}`, issue.column].filter((part) => part !== null).join(', ');
    print(`  ${issue.file}${place === '' ? '' : ` ${place}`}: ${issue.message}; expected ${issue.expected}; found ${JSON.stringify(issue.found)}`);
  }
}
