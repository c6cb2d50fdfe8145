import { chmodSync, mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitWith, ROOT, runToEnd, setUp } from './set-up.mjs';

// Unit tests only compute, so every processor works on them. The others start servers and wait for them: two files at a time at least, and one processor left on larger machines.
// Waiting for a server takes as long as the machine needs: what passes does not depend on its speed, so the limit is only there to end what hangs.
const AT_A_TIME = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
const OPTIONS = {
  unit: ['--maxWorkers=100%', '--testTimeout=30000'],
  integration: [AT_A_TIME, '--testTimeout=120000'],
  e2e: [AT_A_TIME, '--testTimeout=120000'],
};

// `npm test [-- SUITE … JEST-OPTIONS …]`: suites are jest's projects, run one after the other; the last line sums them up.
await exitWith(async () => {
  const known = allSuites();
  const given = process.argv.slice(2);
  const firstOther = given.findIndex((argument) => !known.includes(argument));
  const named = firstOther === -1 ? given : given.slice(0, firstOther);
  const options = (firstOther === -1 ? [] : given.slice(firstOther)).filter((option) => option !== '--update-golden');

  await setUp({ quiet: true, temporal: named.length === 0 || named.some((suite) => suite !== 'unit') });
  const suites = named.length > 0 ? named : known;
  const reports = mkdtempSync(join(tmpdir(), 'aconto-test-'));
  // Where tests run as root, the played example's database is another user's, and must lie in its folder to be copied with it.
  chmodSync(reports, 0o711);
  const environment = {
    // The browser tests start from the played example, which is played once.
    ACONTO_PLAYED_DIR: process.env.ACONTO_PLAYED_DIR ?? join(reports, 'played'),
    ...(given.includes('--update-golden') ? { UPDATE_GOLDEN: '1' } : {}),
  };
  const total = { passed: 0, failed: 0, skipped: 0 };
  let sound = true;
  for (const suite of suites) {
    const report = join(reports, `${suite}.json`);
    process.stderr.write(`\ntest: ${suite}\n`);
    const jest = [
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      suite,
      '--passWithNoTests',
      '--json',
      `--outputFile=${report}`,
      ...(OPTIONS[suite] ?? []),
      ...options,
    ];
    const status = await runQuietly(jest, environment);
    const counted = readReport(report);
    total.passed += counted.passed;
    total.failed += counted.failed;
    total.skipped += counted.skipped;
    sound = sound && status === 0 && counted.failed === 0;
  }
  rmSync(reports, { recursive: true, force: true });
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`);
  return sound && total.passed > 0 ? 0 : 1;
});

/** Jest tells its progress on standard error; with --json its standard output would be the report again, and that is in the file. */
async function runQuietly(args, environment) {
  return runToEnd(process.execPath, args, environment, ['inherit', 'ignore', 'inherit']);
}

function allSuites() {
  const config = createRequire(import.meta.url)(join(ROOT, 'jest.config.js'));
  return config.projects.map((project) => project.displayName);
}

/** A test file that could not be run at all counts as one failure: its tests are unknown. */
function readReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
