import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '#apps/cli/demo/wait-for';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { CommandLine, expectRefusal } from './support/command-line';
import { ALFA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { environmentOf } from './support/test-worker';

/** The command line from the build, beside an `aconto dev` that stays up. Each test goes on where the last one ended. */
const RUN = 'KOMBIT/2024-04-02';
const LIMIT_MS = 120_000;

let aconto: TestInstallation;
let line: CommandLine;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  line = await CommandLine.start(environmentOf(aconto, temporal));
}, LIMIT_MS);

afterAll(async () => {
  await line.stop();
  await aconto.stop();
}, LIMIT_MS);

const cli = (...args: readonly string[]) => line.run(...args);
const cliWith = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) => line.runWith(environment, ...args);

function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(aconto.folder, name);
  mkdirSync(folder, { recursive: true });
  for (const [kind, text] of Object.entries(files)) writeFileSync(join(folder, `${kind}.csv`), text);
  return folder;
}

async function digest(): Promise<string> {
  return (await aconto.view(ALFA_2024)).run.digest ?? '';
}

describe('aconto import', () => {
  it(
    'ends with 4 and lists every error with its place when a file is bad; nothing is recorded',
    async () => {
      const folder = folderWith('bad', {
        ...smallWorld(),
        budgets: 'programme,year,amount,status,source,recorded_on\nGAMMA,2024,1.00,approved,x,2024-01-15\nALFA,2024,1.00,perhaps,x,2024-13-01',
      });
      const answer = await cli('import', folder, '--as', 'administrator', '--json');
      expect(answer.code).toBe(4);
      const reports = JSON.parse(answer.out) as { kind: string; outcome: string; issues: { row: number; column: string; code: string }[] }[];
      expect(reports.every((report) => report.outcome === 'refused')).toBe(true);
      expect(reports.find((report) => report.kind === 'budgets')?.issues.map(({ row, column }) => [row, column])).toEqual(
        expect.arrayContaining([
          [2, 'programme'],
          [3, 'status'],
          [3, 'recorded_on'],
        ]),
      );
      expect(await aconto.query(`select 1 from programme`)).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'says the same to people, without a stack',
    async () => {
      const answer = await cli('import', join(aconto.folder, 'bad'), '--as', 'administrator');
      expect(answer).toMatchObject({ code: 4 });
      expect(answer.out).toMatch(/budgets\.csv: refused/);
      expect(answer.out).toContain('row 3');
      expect(answer.err).not.toMatch(/^\s+at /m);
    },
    LIMIT_MS,
  );

  it(
    'records a good folder, and the same again once',
    async () => {
      const folder = folderWith('good', { ...smallWorld() });
      expect((await cli('import', folder, '--as', 'administrator')).code).toBe(0);
      const again = await cli('import', folder, '--as', 'administrator', '--json');
      expect(again.code).toBe(0);
      expect(new Set((JSON.parse(again.out) as { outcome: string }[]).map((report) => report.outcome))).toEqual(new Set(['recorded-before']));
    },
    LIMIT_MS,
  );

  it(
    'refuses who may not import, and what it cannot tell the kind of',
    async () => {
      const file = folderWith('more', { budgets: 'programme,year,amount,status,source,recorded_on\nALFA,2026,1.00,approved,x,2024-01-15' });
      expectRefusal(await cli('import', file, '--as', 'nobody'), 'role-missing');
      writeFileSync(join(file, 'what.csv'), 'a,b');
      expectRefusal(await cli('import', join(file, 'what.csv'), '--as', 'administrator'), 'import-kind-unknown');
      expect((await cli('import', file)).code).toBe(2);
      expectRefusal(await cli('import', join(file, 'not-there.csv'), '--as', 'administrator', '--kind', 'budgets'), 'file-not-found');
    },
    LIMIT_MS,
  );
});

describe('aconto runs', () => {
  it(
    'lists and shows runs for machines, amounts as decimal text',
    async () => {
      await aconto.get(PlanCalendar).playPast({ from: '2024-01-01', to: '2024-12-31' });
      await waitFor('the run', async () => ((await aconto.query(`select 1 from invoice_run where id = $1`, [RUN])).length > 0 ? true : null));
      const list = JSON.parse((await cli('runs', 'list', '--json')).out) as { id: string; state: string; total: string }[];
      expect(list.find((run) => run.id === RUN)).toMatchObject({ state: 'draft', total: '1250.00' });
      const view = JSON.parse((await cli('runs', 'show', RUN, '--json')).out) as {
        run: { digest: string };
        total: string;
        documents: { total: string }[];
      };
      expect(view).toMatchObject({ run: { digest: await digest() }, total: '1250.00' });
      expect(view.documents.map((document) => document.total)).toEqual(['312.50', '312.50', '625.00']);
      expect((await cli('runs', 'show', RUN)).out).toContain(await digest());
    },
    LIMIT_MS,
  );

  it(
    'refuses with 3 and a sentence what a rule refuses',
    async () => {
      expectRefusal(await cli('runs', 'submit', RUN, '--as', 'nobody'), 'role-missing');
      expectRefusal(await cli('runs', 'approve', RUN, '--as', 'approver-kombit', '--digest', await digest()), 'run-in-other-state');
      expectRefusal(await cli('runs', 'show', 'KOMBIT/2030-04-01'), 'run-unknown');
      expectRefusal(await cli('documents', 'mails', 'KOMBIT-999999'), 'document-unknown');
      expectRefusal(await cli('mail', 'start', '--as', 'administrator', '--reason', 'why not'), 'mailing-not-stopped');
      expectRefusal(await cli('runs', 'submit', 'KOMBIT/2030-04-01', '--as', 'officer-kombit'), 'run-not-open');
      expectRefusal(await cli('runs', 'submit', 'KOMBIT', '--as', 'officer-kombit'), 'run-malformed');
      expectRefusal(await cli('runs', 'submit', 'KOMBIT/2024-02-30', '--as', 'officer-kombit'), 'date-impossible');
    },
    LIMIT_MS,
  );

  it(
    'ends with 2 when it is used wrongly',
    async () => {
      expect((await cli('runs', 'approve', RUN, '--as', 'approver-kombit')).code).toBe(2);
      expect((await cli('runs', 'reject', RUN, '--as', 'approver-kombit')).code).toBe(2);
      expect((await cli('runs', 'explode')).code).toBe(2);
      expect((await cli('--help')).code).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'submits, rejects, prepares again and approves',
    async () => {
      expect(await cli('runs', 'submit', RUN, '--as', 'officer-kombit')).toMatchObject({ code: 0, out: `${RUN}: submitted\n` });
      expect(await cli('runs', 'reject', RUN, '--as', 'approver-kombit', '--reason', 'look again')).toMatchObject({
        code: 0,
        out: `${RUN}: rejected\n`,
      });
      expect(await cli('runs', 'prepare-again', RUN, '--as', 'officer-kombit')).toMatchObject({ code: 0, out: `${RUN}: draft\n` });
      expect(await cli('runs', 'submit', RUN, '--as', 'officer-kombit', '--command', 'submit-2')).toMatchObject({
        code: 0,
        out: `${RUN}: submitted\n`,
      });
      expectRefusal(await cli('runs', 'approve', RUN, '--as', 'approver-kombit', '--digest', '0'.repeat(64)), 'approval-digest-differs');
      expectRefusal(await cli('runs', 'approve', RUN, '--as', 'officer-kombit', '--digest', await digest()), 'same-person');
      expect(await cli('runs', 'approve', RUN, '--as', 'approver-kombit', '--digest', await digest())).toMatchObject({
        code: 0,
        out: `${RUN}: approved\n`,
      });
      await waitFor('the run to be completed', async () => ((await aconto.view(ALFA_2024)).run.state === 'completed' ? true : null));
      const reconciled = await cli('runs', 'reconcile', RUN);
      expect(reconciled).toMatchObject({ code: 0 });
      expect(reconciled.out).toContain('everything agrees');
    },
    LIMIT_MS,
  );
});

it(
  'aconto reminders proposes, shows what would be charged, hands out the letter, and approves; aconto payments writes the account as a file',
  async () => {
    const at = (name: string) => join(aconto.folder, name);
    const policy = ['--issuer', 'KOMBIT', '--programme', 'ALFA', '--reason', 'Aftalens § 7', '--as', 'officer-kombit'];
    expect(await cli('reminders', 'policy', ...policy)).toMatchObject({ code: 0, out: 'ALFA: reminders, charging nothing\n' });
    const proposed = await cli('reminders', 'propose', '--issuer', 'KOMBIT', '--as', 'officer-kombit');
    const batch = proposed.out.split(':')[0] ?? '';
    const list = (await cli('reminders', 'list', '--issuer', 'KOMBIT', '--as', 'approver-kombit')).out;
    const [, seen = ''] = /digest ([0-9a-f]{64})/.exec(list) ?? [];
    expect((await cli('reminders', 'letter', batch, '0101', '--out', at('letter.pdf'))).code).toBe(0);
    expectRefusal(await cli('reminders', 'approve', batch, '--digest', seen, '--as', 'officer-kombit'), 'role-missing');
    expect(await cli('reminders', 'approve', batch, '--digest', seen, '--as', 'approver-kombit')).toMatchObject({ code: 0 });
    const account = ['payments', 'statement', '0101', '--issuer', 'KOMBIT', '--from', '2024-01-01', '--until', '2025-01-01'];
    expect((await cli(...account)).out).toContain('after 312.50');
    expect((await cli(...account, '--csv', at('account.csv'), '--pdf', at('account.pdf'), '--as', 'officer-kombit')).code).toBe(0);
    expect(readFileSync(at('account.csv'), 'utf8')).toContain('KOMBIT-000001');
  },
  LIMIT_MS,
);

describe('aconto verify', () => {
  const pack = () => join(aconto.folder, 'pack');

  it(
    'passes what was exported',
    async () => {
      expect((await cli('export', '--out', pack())).code).toBe(0);
      const answer = await cli('verify', pack(), '--json');
      expect(answer.code).toBe(0);
      expect(JSON.parse(answer.out)).toMatchObject({ verdict: 'consistent' });
    },
    LIMIT_MS,
  );

  it(
    'ends with 5 when one digit of an amount is another, and names the file',
    async () => {
      const file = join(pack(), 'invoices.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace('312.50', '312.51'));
      const answer = await cli('verify', pack());
      expect(answer.code).toBe(5);
      expect(answer.out).toContain('invoices.csv');
      expect(answer.err).toBe('');
    },
    LIMIT_MS,
  );

  it(
    'does not take a folder that is no pack',
    async () => {
      const answer = await cli('verify', folderWith('no-pack', {}));
      expect([3, 5]).toContain(answer.code);
      expect(answer.err).not.toMatch(/^\s+at /m);
    },
    LIMIT_MS,
  );
});

describe('in production', () => {
  const production = () => ({
    ...line.environment,
    ACONTO_PROFILE: 'production',
    MAIL_JOURNAL_SETTLES_AFTER_SECONDS: '60',
    AUDIT_SIGNING_KEY_FILE: join(aconto.folder, 'audit-signing-key.pem'),
  });

  it(
    'never plays the demo',
    async () => {
      expectRefusal(await cliWith(production(), 'demo', '--exit'), 'demo-in-production');
    },
    LIMIT_MS,
  );

  it(
    'takes nobody at their word for who they are',
    async () => {
      expectRefusal(await cliWith(production(), 'runs', 'submit', RUN, '--as', 'officer-kombit'), 'sign-in-needed');
    },
    LIMIT_MS,
  );
});
