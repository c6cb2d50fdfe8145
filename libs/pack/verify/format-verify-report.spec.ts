import { formatVerifyReport, formatVerifyReportJson } from '#pack/verify/format-verify-report';
import { makeCheck } from '#pack/verify/check';

const bad = makeCheck('shares are target less what was settled before', (log) => {
  log.count(30);
  for (let line = 2; line < 14; line += 1) log.fail({ file: 'shares.csv', line, column: 'target', found: '1.00', expected: '2.00' });
});

describe('formatVerifyReport', () => {
  const text = formatVerifyReport({ verdict: 'failed', checks: [bad] });

  it('names file, line and column with what was found and expected', () => {
    expect(text).toContain('shares.csv, line 2, target: found 1.00; expected 2.00\n');
  });

  it('shows the first findings and counts the rest', () => expect(text).toContain('… and 2 more\n'));

  it('ends with the verdict in a sentence', () => expect(text.trimEnd().split('\n').at(-1)).toMatch(/^FAILED: /));

  it('gives all of it as JSON', () =>
    expect(JSON.parse(formatVerifyReportJson({ verdict: 'failed', checks: [bad] }))).toMatchObject({ verdict: 'failed' }));
});

describe('makeCheck', () => {
  it('fails a check that cannot be made to its end', () => {
    const check = makeCheck('the runs can be recomputed', () => {
      throw new Error('weights sum to nothing');
    });
    expect(check).toMatchObject({ outcome: 'failed', failureCount: 1, failures: [{ found: 'weights sum to nothing' }] });
  });
});
