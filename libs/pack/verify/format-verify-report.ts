import type { CheckResult, Finding, VerifyReport } from '#pack/verify/verify-report';
import { sentenceOf } from '#pack/verify/remark';

const VERDICTS: Record<VerifyReport['verdict'], string> = {
  authentic: 'AUTHENTIC: everything recomputes, and key and audit chain are those of your anchor.',
  consistent: 'CONSISTENT: everything recomputes. Give the anchor you got by mail (--anchor FILE) to know that the pack is the real one.',
  failed: 'FAILED: this pack is not what was issued, or not whole. The places are above.',
};

const FINDINGS_SHOWN = 10;
const REMARKS_SHOWN = 5;

/** The report in plain words, a line a check, findings below theirs; ends with the verdict. No colour, ends with a line feed. */
export function formatVerifyReport(report: VerifyReport): string {
  return [...report.checks.flatMap(formatCheck).map(showControls), '', VERDICTS[report.verdict], ''].join('\n');
}

/** The report as one JSON value, for `--json`: verdict, then every check with its findings and remarks, each with its sentence. */
export function formatVerifyReportJson(report: VerifyReport): string {
  const checks = report.checks.map((check) => ({ ...check, remarks: check.remarks.map((remark) => ({ ...remark, sentence: sentenceOf(remark) })) }));
  return `${JSON.stringify({ ...report, checks }, null, 2)}\n`;
}

/** C0, DEL, C1 and what turns the direction of writing: in a terminal they would let a cell rewrite the report. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A line with every control character as its code, `\u001b`. */
export function showControls(line: string): string {
  return line.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function formatCheck(check: CheckResult): string[] {
  const mark = { passed: 'ok      ', failed: 'FAILED  ', 'not-made': 'not made' }[check.outcome];
  const counted = check.outcome === 'not-made' ? '' : `  (${check.checked} checked${check.failureCount > 0 ? `, ${check.failureCount} wrong` : ''})`;
  return [
    `${mark}  ${check.name}${counted}`,
    ...limited(check.failures.map(formatFinding), FINDINGS_SHOWN, check.failureCount),
    ...limited(
      check.remarks.map((remark) => `            note: ${sentenceOf(remark)}`),
      REMARKS_SHOWN,
      check.remarks.length,
    ),
  ];
}

function formatFinding({ file, line, column, found, expected }: Finding): string {
  const place = [file, line === null ? '' : `line ${line}`, column ?? ''].filter((part) => part !== '').join(', ');
  return `          ${place === '' ? '' : `${place}: `}found ${found}; expected ${expected}`;
}

function limited(lines: readonly string[], most: number, total: number): string[] {
  const shown = lines.slice(0, most);
  return total > shown.length ? [...shown, `          … and ${total - shown.length} more`] : shown;
}
