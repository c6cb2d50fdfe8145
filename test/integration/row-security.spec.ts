import { Client } from 'pg';
import { ALFA_2024, BETA_2024, exampleFile, smallWorld } from './support/small-world';
import { run, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const OTHER_ROLES = `,officer,KOMBIT,,2022-01-01,`;
const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-0151,0151,f@aconto.example,payer,,0151,2022-01-01,',
  'finance-1082,1082,f@aconto.example,payer,,1082,2022-01-01,',
  `former,Former,f@aconto.example,officer,KOMBIT,,2022-01-01,2023-01-01`,
  `withdrawn,Withdrawn,f@aconto.example${OTHER_ROLES}`,
  'member,Member,m@aconto.example,member,,,2022-01-01,',
].join('\n');

const DRAFT_2025 = run('KOMBIT', '2025-04-01');

const START_LIMIT_MS = 120_000;

let aconto: TestInstallation;
let web: Client;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  web = new Client({ connectionString: aconto.testDatabase.webUrl });
  await web.connect();
  // 0147 was merged into 0101, which therefore sees its documents; 0151 stands alone.
  const payers = smallWorld().payers?.replace(/^(0147,.*),2007-01-01,,,/m, '$1,2007-01-01,2025-01-01,0101,') ?? '';
  expect(payers).toContain(',2025-01-01,0101,');
  await aconto.record({ ...smallWorld(), people: PEOPLE, payers });
  for (const key of [ALFA_2024, BETA_2024]) {
    await aconto.playToIssue(key);
    await aconto.deliver(key);
  }
  await aconto.record({ budgets: 'programme,year,amount,status,source,recorded_on\nALFA,2025,800.00,approved,the budget,2024-06-01' });
  await aconto.addBillingDates(DRAFT_2025);
  await aconto.prepare(DRAFT_2025);
  await aconto.query(`update person_role set withdrawn_at = now() where person = 'withdrawn'`);
}, START_LIMIT_MS);

afterAll(async () => {
  await web.end();
  await aconto.stop();
});

/** Raw SQL as the web's role for a person; null: without naming anybody. Nothing stays. */
async function asPerson<Row extends object>(person: string | null, sql: string): Promise<Row[]> {
  await web.query('begin');
  try {
    if (person !== null) await web.query(`select set_config('aconto.person', $1, true)`, [person]);
    return (await web.query<Row>(sql)).rows;
  } finally {
    await web.query('rollback');
  }
}

/** The code of what refused it, or how many rows it wrote. */
async function attempt(person: string | null, sql: string): Promise<string | number> {
  await web.query('begin');
  try {
    if (person !== null) await web.query(`select set_config('aconto.person', $1, true)`, [person]);
    return (await web.query(sql)).rowCount ?? 0;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await web.query('rollback');
  }
}

async function tables(): Promise<string[]> {
  const rows = await aconto.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Tables that the web's role may look into at all. */
async function readableTables(): Promise<string[]> {
  const rows = await aconto.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and has_table_privilege('aconto_web', c.oid, 'select') order by 1`,
  );
  return rows.map((row) => row.name);
}

const PRIVILEGE_MISSING = '42501';
const ROLE_MISSING = 'AC003';

describe('row-level security', () => {
  it('is forced on every table, with policies for owner and application', async () => {
    const rows = await aconto.query<{ name: string; forced: boolean; roles: string[] }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         array(select distinct r.rolname::text from pg_policy p join pg_roles r on r.oid = any (p.polroles) where p.polrelid = c.oid order by 1) as roles
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !row.forced || !row.roles.includes('aconto_owner') || !row.roles.includes('aconto_app'))).toEqual([]);
  });

  it('keeps the web away from what has no policy for it, and gives it no more than policies speak of', async () => {
    const ungoverned = await aconto.query(
      `select c.relname, x.privilege from pg_class c cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) x (privilege, command)
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and (has_table_privilege('aconto_web', c.oid, x.privilege) or (x.privilege = 'update' and has_any_column_privilege('aconto_web', c.oid, 'update')))
         and not exists (select 1 from pg_policy p join pg_roles r on r.oid = any (p.polroles)
           where p.polrelid = c.oid and r.rolname = 'aconto_web' and p.polcmd::text in (x.command, '*'))`,
    );
    expect(ungoverned).toEqual([]);
    expect(await tables()).toContain('migrations');
    expect(await readableTables()).not.toContain('migrations');
  });

  it.each([[null], [''], ['nobody'], ['former'], ['withdrawn']])('shows nothing in any table to %p but their own name', async (person) => {
    for (const table of await readableTables()) {
      const own =
        table === 'person' ? `where id is distinct from '${person ?? ''}'` : table === 'person_role' ? `where person <> '${person ?? ''}'` : '';
      expect([table, await asPerson(person, `select 1 from ${table} ${own}`)]).toEqual([table, []]);
    }
  });
});

/** Which runs' and payers' rows each person must see, of the runs issued and the draft; everything else is foreign. */
const ALL_RUNS = ['KOMBIT/2024-04-02', 'KOMBIT/2025-04-01', 'RM/2024-04-02'];
const SEES = [
  { person: 'officer-kombit', runs: ['KOMBIT/2024-04-02', 'KOMBIT/2025-04-01'], payers: null },
  { person: 'approver-kombit', runs: ['KOMBIT/2024-04-02', 'KOMBIT/2025-04-01'], payers: null },
  { person: 'officer-rm', runs: ['RM/2024-04-02'], payers: null },
  { person: 'approver-rm', runs: ['RM/2024-04-02'], payers: null },
  { person: 'auditor', runs: ALL_RUNS, payers: null },
  { person: 'administrator', runs: [], payers: null },
  { person: 'finance-0101', runs: ['KOMBIT/2024-04-02', 'RM/2024-04-02'], payers: ['0101', '0147'] },
  { person: 'finance-0151', runs: ['KOMBIT/2024-04-02'], payers: ['0151'] },
  { person: 'finance-1082', runs: ['RM/2024-04-02'], payers: ['1082'] },
  { person: 'member', runs: [], payers: [] },
] as const;

/** Every table with amounts by run, with its payer where it has one. */
const AMOUNTS = [
  { table: 'document', payer: 'payer' },
  { table: 'share', payer: 'payer' },
  { table: 'ledger_entry', payer: 'payer' },
  { table: 'settlement_round', payer: null },
  { table: 'document_line', payer: '(select d.payer from document d where d.run = t.run and d.ordinal = t.ordinal)' },
] as const;

describe.each(SEES)('$person', ({ person, runs, payers }) => {
  it.each(AMOUNTS)('sees of $table what is theirs, all of it, and nothing foreign', async ({ table, payer }) => {
    const mine = payers === null || payer === null ? 'true' : `${payer} = any ('{${payers.join(',')}}')`;
    const seen = await asPerson(person, `select t.* from ${table} t`);
    const theirs = await aconto.query(`select t.* from ${table} t where t.run = any ('{${runs.join(',')}}') and ${mine}`);
    expect(sorted(seen)).toEqual(sorted(theirs));
    expect(seen.length > 0).toBe(runs.length > 0);
  });

  it('sees the numbers, bytes and mails of the same documents', async () => {
    const mine = payers === null ? 'true' : `i.payer = any ('{${payers.join(',')}}')`;
    const numbers = (
      await aconto.query<{ number: string }>(`select number from issued_document i where run = any ('{${runs.join(',')}}') and ${mine}`)
    )
      .map((row) => row.number)
      .sort();
    const read = async (sql: string) => (await asPerson<{ number: string }>(person, sql)).map((row) => row.number).sort();
    expect(await read('select number from rendered_document')).toEqual(numbers);
    if (person === 'administrator') return;
    expect(await read('select number from issued_document')).toEqual(numbers);
    const mailed = (await aconto.query<{ number: string }>(`select number from mail where number = any ('{${numbers.join(',')}}')`)).map(
      (row) => row.number,
    );
    expect(await read('select number from mail where number is not null')).toEqual(mailed.sort());
  });
});

describe('a payer', () => {
  it('sees of the key only its own way down', async () => {
    const nodes = async (person: string) =>
      (await asPerson<{ node: string }>(person, `select distinct node from allocation_step where run = 'KOMBIT/2024-04-02' order by 1`)).map(
        (row) => row.node,
      );
    expect(await nodes('finance-0151')).toEqual(['0151', 'ALL']);
    expect(await nodes('finance-0101')).toEqual(['0101', '0147', 'ALL']);
    expect(await nodes('finance-1082')).toEqual([]);
    expect(await nodes('officer-kombit')).toEqual(['0101', '0147', '0151', 'ALL']);
    expect(await nodes('officer-rm')).toEqual([]);
  });

  it('sees figures of the programmes whose cost it shares', async () => {
    expect(await asPerson('finance-0151', `select distinct programme from budget`)).toEqual([{ programme: 'ALFA' }]);
    expect(await asPerson('finance-1082', `select distinct programme from budget`)).toEqual([{ programme: 'BETA' }]);
    expect(await asPerson('finance-1082', `select distinct key from key_node`)).toEqual([{ key: 'BETA' }]);
  });

  it('sees names of all payers, and addresses of its own organisation only', async () => {
    expect(await asPerson('finance-0151', `select payer from payer_names('{0101,0151}') order by 1`)).toEqual([{ payer: '0101' }, { payer: '0151' }]);
    expect(await asPerson('finance-0151', `select payer from payer_details`)).toEqual([{ payer: '0151' }]);
    expect(await asPerson(null, `select payer from payer_names('{0101,0151}')`)).toEqual([]);
  });

  it('sees no other person, and no event but those of its own documents', async () => {
    expect(await asPerson('finance-0151', `select id from person`)).toEqual([{ id: 'finance-0151' }]);
    expect(await asPerson('finance-0151', `select subject from audit_event where subject !~ '^KOMBIT-'`)).toEqual([]);
  });
});

describe('the desk of one issuer', () => {
  it('reads no event of another one', async () => {
    const subjects = (await asPerson<{ subject: string }>('officer-rm', `select subject from audit_event`)).map((row) => row.subject);
    expect(subjects).toContain('RM/2024-04-02');
    expect(subjects.filter((subject) => subject.startsWith('KOMBIT'))).toEqual([]);
  });

  it('records figures of programmes that it bills, and of no other', async () => {
    const budget = (programme: string) =>
      `insert into budget (programme, year, version, status, currency, amount_ore, recorded_on, source, recorded_at)
       values ('${programme}', 2030, 1, 'approved', 'DKK', 100, '2026-01-01', 'x', now())`;
    expect(await attempt('officer-rm', budget('BETA'))).toBe(1);
    expect(await attempt('officer-rm', budget('ALFA'))).toBe(PRIVILEGE_MISSING);
    expect(await attempt('approver-rm', budget('BETA'))).toBe(PRIVILEGE_MISSING);
    expect(await attempt('finance-1082', budget('BETA'))).toBe(PRIVILEGE_MISSING);
    expect(await attempt(null, budget('BETA'))).toBe(PRIVILEGE_MISSING);
  });
});

describe('over the web', () => {
  it.each([
    ['a run', `update invoice_run set state = 'cancelled'`],
    ['a document', `update document set net_ore = 0`],
    ['an address in the outbox', `update mail set address = 'x@aconto.example'`],
    [
      'the ledger',
      `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document) values ('x', now(), '0101', 'bank', 0, 0, 'x')`,
    ],
    ['a role', `update person_role set role = 'auditor'`],
    ['the series of numbers', `update number_series set next = 1`],
    ['a number', `insert into issued_document (number) values ('KOMBIT-000099')`],
  ])('nobody writes %s', async (_, sql) => {
    for (const { person } of SEES) expect([person, await attempt(person, sql)]).toEqual([person, PRIVILEGE_MISSING]);
  });

  it.each([
    [
      'a role for oneself',
      'officer-kombit',
      `insert into person_role (person, role, scope, valid_from) values ('officer-kombit', 'approver', 'KOMBIT', '2022-01-01')`,
    ],
    ['a withdrawal of a role', 'officer-kombit', `update person_role set withdrawn_at = now()`],
    ['an event in the name of another', 'officer-kombit', eventOf('approver-kombit', 'mail-settled')],
    ['an event of the procedure', 'auditor', eventOf('auditor', 'run-approved')],
    ['a change of a payer in the name of another', 'officer-kombit', proposalOf('approver-kombit')],
    ['a change of a payer by a payer', 'finance-0101', proposalOf('finance-0101')],
    [
      'an account for another person',
      'officer-kombit',
      `insert into person_account (issuer, subject, person, linked_at, linked_by) values ('i', 's', 'auditor', now(), 'officer-kombit')`,
    ],
    [
      'a command of another',
      'officer-kombit',
      `insert into command (id, kind, body_hash, result, at, person) values ('c', 'k', 'h', '1', now(), 'auditor')`,
    ],
  ])('%s is refused', async (_, person, sql) => {
    const refused = await attempt(person, sql);
    // By a policy, by a rule of the table's own, or because the person sees no row to change.
    expect([PRIVILEGE_MISSING, ROLE_MISSING, 0]).toContain(refused);
  });

  it('an administrator withdraws a role, and its holder sees nothing from then on', async () => {
    await web.query('begin');
    try {
      await web.query(`select set_config('aconto.person', 'administrator', true)`);
      expect((await web.query(`update person_role set withdrawn_at = now() where person = 'officer-rm'`)).rowCount).toBe(1);
      await web.query(`select set_config('aconto.person', 'officer-rm', true)`);
      expect((await web.query(`select id from invoice_run`)).rows).toEqual([]);
    } finally {
      await web.query('rollback');
    }
  });

  it('writes one event in one’s own name on top of a chain that one may not read', async () => {
    expect(await attempt('finance-0151', eventOf('finance-0151', 'objection-made'))).toBe(1);
  });
});

function eventOf(actor: string, type: string): string {
  return `insert into audit_event (seq, format, at, actor, type, subject, data, previous_hash, hash)
    select h.seq + 1, 1, '2026-06-01T09:00:00.000Z', '${actor}', '${type}', 's', '{}', h.hash, repeat('a', 64) from audit_chain_head() h`;
}

function proposalOf(person: string): string {
  return `insert into payer_change (id, payer, details, reason, proposed_by, proposed_at, based_on) values ('c', '0101', '{}', 'r', '${person}', now(), 1)`;
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).sort();
}
