import { join } from 'node:path';
import { waitFor } from '#apps/cli/demo/wait-for';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { CommandLine, expectRefusal } from './support/command-line';
import { smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { environmentOf } from './support/test-worker';

const LIMIT_MS = 180_000;

let aconto: TestInstallation;
let line: CommandLine;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record(smallWorld());
  line = await CommandLine.start(environmentOf(aconto, temporal));
}, LIMIT_MS);

afterAll(async () => {
  await line.stop();
  await aconto.stop();
}, LIMIT_MS);

const cli = (...args: readonly string[]) => line.run(...args);

describe('the round of a cost basis', () => {
  const EXAMPLE = join(process.cwd(), 'example', 'nhn');
  const roundsOf = async (...args: readonly string[]) => {
    const { out } = await cli('basis', 'round', ...args, '--json');
    return (JSON.parse(out) as { rounds: { waitsFor: unknown[]; version: { state: string } | null }[] }).rounds;
  };

  it(
    'is taken on step by step, and says what it waits for',
    async () => {
      expect((await cli('import', join(EXAMPLE, 'register'), '--as', 'administrator')).code).toBe(0);
      expect((await cli('basis', 'committee', join(EXAMPLE, 'committee', 'autumn-2023'), '--as', 'secretariat-tbu')).code).toBe(0);
      expect((await cli('basis', 'import', join(EXAMPLE, 'versions', '1'), '--issuer', 'NHN', '--as', 'preparer-nhn')).code).toBe(0);
      expect((await roundsOf('NHN-2024'))[0]?.waitsFor).toEqual([{ step: 'send-out', number: 1, roles: ['preparer'], until: null }]);
      const sendOut = [
        'basis',
        'send-out',
        'NHN-2024/1',
        '--meeting',
        'TBU-2023-4',
        '--as',
        'preparer-nhn',
        '--on',
        '2023-08-11',
        '--command',
        'send-out-1',
      ];
      expect((await cli(...sendOut)).out).toMatch(/^NHN-2024\/1: (?:sent-out|remarks-closed)\nfrozen; written remarks until 2023-08-22/);
      expect((await cli(...sendOut)).code).toBe(0);
      await waitFor('the window to close by itself', async () => ((await roundsOf())[0]?.version?.state === 'remarks-closed' ? true : null));
      expect((await roundsOf())[0]?.waitsFor).toEqual([{ step: 'advise', number: 1, roles: ['secretariat'], until: '2023-08-25' }]);
      expectRefusal(
        await cli('basis', 'decide', 'NHN-2024/1', '--reference', 'r', '--text', 't', '--as', 'secretariat-tbu'),
        'version-in-other-state',
      );
    },
    LIMIT_MS,
  );

  it(
    'stands in the status beside the day on which each issuer opens its next run',
    async () => {
      await aconto.get(PlanCalendar).planAhead();
      const status = JSON.parse((await cli('status', '--json')).out) as {
        roundsUnderWay: unknown;
        schedules: { issuer: string; opensOn: string | null }[];
      };
      expect(status.roundsUnderWay).toEqual([{ basis: 'NHN-2024', waitsFor: ['advise'] }]);
      expect(status.schedules.map(({ issuer }) => issuer)).toEqual(['KOMBIT', 'NHN', 'RM']);
      expect(status.schedules.find(({ issuer }) => issuer === 'KOMBIT')?.opensOn).toMatch(/^20\d\d-03-\d\d$/);
      expect((await cli('status')).out).toContain('  waits for: advise NHN-2024/1 by secretariat, until 2023-08-25');
    },
    LIMIT_MS,
  );
});
