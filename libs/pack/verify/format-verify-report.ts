import type { CheckResult, Finding, VerifyReport } from '#pack/verify/verify-report';

const VERDICTS: Record<VerifyReport['verdict'], string> = {
  authentic: 'AUTHENTIC: everything recomputes, and key and audit chain are those of your anchor.',
  consistent: 'CONSISTENT: everything recomputes. Give the anchor you got by mail (--anchor FILE) to know that the pack is the real one.',
  failed: 'FAILED: this pack is not what was issued, or not whole. The places are above.',
};

const FINDINGS_SHOWN = 10;
const REMARKS_SHOWN = 5;

/** The report in plain words, a line a check, findings below theirs; ends with the verdict. No colour, ends with a line feed. */
export function formatVerifyReport(report: VerifyReport): string {
  return [...report.checks.flatMap(formatCheck), '', VERDICTS[report.verdict], ''].join('\n');
}

/** The report as one JSON value, for `--json`: verdict, then every check with its findings. */
export function formatVerifyReportJson(report: VerifyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function formatCheck(check: CheckResult): string[] {
  const mark = { passed: 'ok      ', failed: 'FAILED  ', 'not-made': 'not made' }[check.outcome];
  const counted = check.outcome === 'not-made' ? '' : `  (${check.checked} checked${check.failureCount > 0 ? `, ${check.failureCount} wrong` : ''})`;
  return [
    `${mark}  ${check.name}${counted}`,
    ...limited(check.failures.map(formatFinding), FINDINGS_SHOWN, check.failureCount),
    ...limited(
      check.remarks.map((remark) => `            note: ${remark}`),
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
