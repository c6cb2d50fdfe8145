import { join } from 'node:path';
import { waitFor } from '#apps/cli/demo/wait-for';
import { RIGHTS } from '#use-cases/rights';
import { ASKERS, listSecrets, mailboxOf, playAccessWorld, subjectsOf, type Asker, type Secret, type Subject } from './support/access-world';
import { ask, pathOf, readOperations, textOf, type Operation } from './support/api-operations';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestWorker, type TestWorker } from './support/test-worker';

/**
 * Every route of the API's document, for every role at every organisation, on what is theirs and on what is not. A new route is tried as soon as it stands
 * in the document; the test fails until it is said what it is about.
 */
const LIMIT_MS = 240_000;
jest.setTimeout(LIMIT_MS);

const OPERATIONS = readOperations();
/** Routes of the session itself, which everybody has who is signed in: sign-in.spec.ts. */
const RIGHTFUL = OPERATIONS.filter(({ right }) => right !== 'signed-in');

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;
let worker: TestWorker;
let subjects: Readonly<Record<string, readonly Subject[]>>;

beforeAll(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  worker = await startTestWorker(aconto, temporal);
  await playAccessWorld(aconto);
  subjects = await subjectsOf(aconto);
}, LIMIT_MS);

afterAll(async () => {
  await worker.stop();
  await aconto.stop();
}, LIMIT_MS);

describe('the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(aconto, temporal, { settings: { ACONTO_CAUGHT_MAIL_DIR: mailboxOf(aconto) } });
  }, LIMIT_MS);
  afterAll(async () => {
    await api.stop();
  });

  it('tells nobody anything who has not signed in', async () => {
    const browser = new TestBrowser(api.url);
    for (const operation of OPERATIONS) {
      for (const { values } of subjectsFor(operation)) {
        const response = await ask(browser, operation, values);
        await response.text();
        expect([operation.name, response.status]).toEqual([operation.name, 401]);
      }
    }
  });

  it.each(ASKERS)('answers $person by role and organisation', async (asker) => {
    const browser = await signedIn(api, asker);
    const wrong: string[] = [];
    for (const operation of RIGHTFUL) {
      for (const subject of subjectsFor(operation)) {
        const expected = expectedFor(asker, operation, subject);
        const response = await ask(browser, operation, subject.values, { isOnlyAsking: expected === 'answered' });
        const text = await textOf(operation, response);
        const found = outcomeOf(operation, response.status, text);
        if (!isKept(expected, found))
          wrong.push(`${operation.method} ${pathOf(operation, subject.values)}: ${found} (${response.status} ${text.slice(0, 90)}), not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** But for the mailbox, whose mails are files and no rows; production has none. */
describe('the API when it forgets to ask for rights', () => {
  let api: TestApi;
  let secrets: readonly Secret[];
  beforeAll(async () => {
    api = await startTestApi(aconto, temporal, { preload: join(__dirname, 'support', 'rights-off.mjs') });
    secrets = await listSecrets(aconto);
  }, LIMIT_MS);
  afterAll(async () => {
    await api.stop();
  });

  it.each(ASKERS)('shows $person nothing of others, because the database does not', async (asker) => {
    const browser = await signedIn(api, asker);
    const foreign = secrets.filter((secret) => !secret.isFor(asker)).map(({ text }) => text);
    const leaks: string[] = [];
    let answers = 0;
    for (const operation of RIGHTFUL.filter(({ method, isStream }) => method === 'get' && !isStream)) {
      for (const { values } of subjectsFor(operation)) {
        const response = await ask(browser, operation, values);
        const text = await response.text();
        if (response.status >= 400) continue;
        answers += 1;
        leaks.push(...foreign.filter((secret) => text.includes(secret)).map((secret) => `${pathOf(operation, values)}: ${secret}`));
      }
    }
    expect(leaks).toEqual([]);
    expect([answers > 0, foreign.length > 0]).toEqual([true, !['auditor', 'administrator'].includes(asker.role ?? '')]);
  });

  it.each(ASKERS)('lets $person change nothing beyond their right', async (asker) => {
    const browser = await signedIn(api, asker);
    await mailsAtRest();
    const before = await fingerprint();
    const done: string[] = [];
    let refused = 0;
    for (const operation of RIGHTFUL.filter(({ isCommand }) => isCommand)) {
      for (const subject of subjectsFor(operation).filter((each) => !isOpenTo(asker, operation, each))) {
        const response = await ask(browser, operation, subject.values);
        if (response.status < 400) done.push(`${operation.name} ${pathOf(operation, subject.values)}`);
        else refused += 1;
      }
    }
    expect(done).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(await fingerprint()).toEqual(before);
  });
});

type Outcome = 'answered' | 'not there' | 'refused';

/** An empty list answers and has nothing; what is not theirs may also be said to be refused. */
function isKept(expected: Outcome, found: ReturnType<typeof outcomeOf>): boolean {
  return found === expected || (expected !== 'refused' && found === 'nothing') || (expected === 'not there' && found === 'refused');
}

/** By the table of rights alone: what a role may at all, and otherwise whether it reaches there. What is not yours is not there. */
function expectedFor(asker: Asker, { right }: Operation, subject: Subject): Outcome {
  const bearers: Readonly<Record<string, string>> = right === 'signed-in' ? {} : RIGHTS[right];
  const reach = bearers[asker.role ?? ''];
  if (reach === undefined) return 'refused';
  if (subject === EVERYTHING || reach === 'whole') return 'answered';
  const isTheirs = reach === 'issuer' ? subject.issuer === null || subject.issuer === asker.scope : subject.payers.includes(asker.scope ?? '');
  return isTheirs ? 'answered' : 'not there';
}

/** Handing a ledger out again that was handed out changes nothing, and gives its file to those who may read it. */
function isOpenTo(asker: Asker, operation: Operation, subject: Subject): boolean {
  const reading: Operation = operation.name === 'exportLedger' ? { ...operation, right: 'ledger.read' } : operation;
  return expectedFor(asker, reading, subject) === 'answered';
}

/** The worker sends mails of its own accord, and a mail on its way is no change of anybody's. */
async function mailsAtRest(): Promise<void> {
  await waitFor('mails to rest', async () => {
    const moving = await aconto.query(`select 1 from mail where state in ('queued', 'claimed', 'handed-over') limit 1`);
    return moving.length === 0 ? true : null;
  });
}

/** A command without its idempotency key is let in and then sent back for it; a stream answers with events, or with none. */
function outcomeOf({ isStream }: Operation, status: number, text: string): Outcome | 'nothing' | 'neither' {
  if (isStream && status === 200) return text.includes('event: progress') ? 'answered' : 'not there';
  if (status === 404) return 'not there';
  if (status === 200 && text.startsWith('{"items":[]')) return 'nothing';
  if (status === 403 && text.includes('"role-missing"')) return 'refused';
  // What may not be previewed cannot be confirmed either: its fingerprint comes with the preview.
  if (status === 412 && text.includes('"import-not-as-previewed"')) return 'refused';
  return status === 200 || (status === 400 && text.includes('"idempotency-key-missing"')) ? 'answered' : 'neither';
}

/** What a route without parameters is about: whatever of it the asker may see. */
const EVERYTHING: Subject = { values: {}, issuer: null, payers: [] };

function subjectsFor({ name, path }: Operation): readonly Subject[] {
  const [, found] =
    Object.entries(subjects)
      .filter(([beginning]) => path === beginning || path.startsWith(`${beginning}/`))
      .sort(([a], [b]) => b.length - a.length)
      .at(0) ?? [];
  if (found === undefined && path.includes('{')) throw new Error(`${name} is new: say in access-world.ts what it is about`);
  return found ?? [EVERYTHING];
}

async function signedIn(api: TestApi, { person }: Asker): Promise<TestBrowser> {
  const browser = new TestBrowser(api.url);
  await browser.signIn(person);
  return browser;
}

/** Of every table that a command could write, its rows. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = (
    await aconto.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('web_session', 'migrations')
         and has_table_privilege(oid, 'select') order by 1`,
    )
  ).map(({ name }) => name);
  const rows = await Promise.all(
    tables.map((table) => aconto.query<{ rows: string | null }>(`select md5(string_agg(t::text, ',' order by t::text)) as rows from ${table} t`)),
  );
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]?.[0]?.rows ?? '']));
}
