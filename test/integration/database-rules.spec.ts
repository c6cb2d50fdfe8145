import { approve, attempt as attemptOn, becomes, DRAFT, ISSUED, PERMISSION_DENIED, submit } from './support/attack';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  await aconto.addBillingDates(BETA_2024);
  await aconto.prepare(BETA_2024);
});

afterAll(async () => {
  await aconto.stop();
});

async function attempt(...statements: readonly string[]): Promise<string> {
  return await attemptOn(aconto.testDatabase, statements);
}

const person = (id: string, role: string, scope: string, until = 'null') =>
  `with p as (insert into person values ('${id}', '${id}', '${id}@aconto.example') returning id)
   insert into person_role select id, '${role}', '${scope}', '2022-01-01', ${until} from p`;

describe('four eyes', () => {
  it('lets an officer submit and another person approve', async () => {
    expect(await attempt(submit(), approve())).toBe('allowed');
  });

  it.each([
    [
      'an approver who submitted it',
      'AC004',
      [`insert into person_role values ('approver-rm', 'officer', 'RM', '2022-01-01', null)`, submit('approver-rm'), approve()],
    ],
    ['nobody as approver', 'AC004', [submit(), `update invoice_run set state = 'approved', approved_digest = digest where id = '${DRAFT}'`]],
    ['an approval without its time', 'AC004', [submit(), becomes('approved', `, approved_by = 'approver-rm', approved_digest = digest`)]],
    ['an approver without the role', 'AC003', [submit(), approve('administrator')]],
    ['an officer as approver', 'AC003', [person('second', 'officer', 'RM'), submit(), approve('second')]],
    ['an approver whose role has ended', 'AC003', [person('former', 'approver', 'RM', 'current_date'), submit(), approve('former')]],
    ['an approver of another issuer', 'AC003', [submit(), approve('approver-kombit')]],
    ['a submitter without the role', 'AC003', [submit('administrator')]],
    ['a submitter of another issuer', 'AC003', [submit('officer-kombit')]],
    ['a submitter nobody knows', 'AC003', [submit('nobody')]],
    ['no submitter', 'AC003', [`update invoice_run set state = 'submitted', submitted_at = now() where id = '${DRAFT}'`]],
    ['an approval of another digest', 'AC005', [submit(), approve('approver-rm', `repeat('0', 64)`)]],
    ['an approval of no digest', 'AC005', [submit(), approve('approver-rm', 'null')]],
    ['an approval of a draft', 'AC002', [approve()]],
    ['an issue of a draft', 'AC002', [becomes('issued')]],
    ['an issue of what is only submitted', 'AC002', [submit(), becomes('issued')]],
    ['an approval of what is rejected', 'AC002', [submit(), becomes('rejected'), approve()]],
    ['a cancellation of what is issued', 'AC002', [`update invoice_run set state = 'cancelled' where id = '${ISSUED}'`]],
    ['an issued run as a draft again', 'AC002', [`update invoice_run set state = 'draft' where id = '${ISSUED}'`]],
    ['another submitter after the fact', 'AC002', [submit(), `update invoice_run set submitted_by = 'administrator' where id = '${DRAFT}'`]],
    [
      'another submitter within the approval',
      'AC002',
      [submit(), becomes('approved', `, submitted_by = 'administrator', approved_by = 'approver-rm', approved_at = now(), approved_digest = digest`)],
    ],
    [
      'another digest within the approval',
      'AC002',
      [
        submit(),
        becomes('approved', `, digest = repeat('0', 64), approved_by = 'approver-rm', approved_at = now(), approved_digest = repeat('0', 64)`),
      ],
    ],
    [
      'another digest within the submission',
      'AC002',
      [becomes('submitted', `, digest = repeat('0', 64), submitted_by = 'officer-rm', submitted_at = now()`)],
    ],
    ['another approver after the fact', 'AC002', [submit(), approve(), `update invoice_run set approved_by = 'officer-rm' where id = '${DRAFT}'`]],
    ['an approver written on a draft', 'AC002', [`update invoice_run set approved_by = 'approver-rm' where id = '${DRAFT}'`]],
    ['a draft that keeps its approval', 'AC002', [submit(), approve(), becomes('draft')]],
    ['another day of knowledge once issued', 'AC002', [`update invoice_run set opened_on = '2020-01-01' where id = '${ISSUED}'`]],
    ['another day of knowledge once submitted', 'AC002', [submit(), `update invoice_run set opened_on = '2020-01-01' where id = '${DRAFT}'`]],
    ['another date of issue', 'AC002', [`update invoice_run set issued_on = '2020-01-01' where id = '${ISSUED}'`]],
    ['another time of completion', 'AC002', [`update invoice_run set completed_at = now() where id = '${ISSUED}'`]],
    [
      'a run that begins approved',
      'AC002',
      [
        `insert into invoice_run (id, issuer, business_date, opened_on, played, state, created_at, digest, submitted_by, submitted_at, approved_by, approved_at, approved_digest)
       values ('RM/2030-01-01', 'RM', '2030-01-01', '2030-01-01', false, 'approved', now(), 'd', 'officer-rm', now(), 'approver-rm', now(), 'd')`,
      ],
    ],
    [
      'a run that begins submitted',
      'AC002',
      [
        `insert into invoice_run (id, issuer, business_date, opened_on, played, state, created_at) values ('RM/2030-01-01', 'RM', '2030-01-01', '2030-01-01', false, 'submitted', now())`,
      ],
    ],
    ['a run of another issuer', PERMISSION_DENIED, [`update invoice_run set issuer = 'KOMBIT' where id = '${DRAFT}'`]],
    ['a run that vanishes', PERMISSION_DENIED, [`delete from invoice_run where id = '${DRAFT}'`]],
  ])('refuses %s', async (_what, code, statements) => {
    expect(await attempt(...statements)).toBe(code);
  });
});

describe('the content of a run', () => {
  const CONTENT: Readonly<Record<string, string>> = {
    settlement_round: `('RUN', 99, 'ALFA', 2030, 'ALL', 1, 'on-account', 'budget', 1, null, 'ALFA', 1, 1, 'DKK', 1, 1)`,
    blocked_round: `('RUN', 99, 'ALFA', 2030, 'ALL', 'on-account', 'no-budget')`,
    allocation_step: `('RUN', 99, 'ALL', null, 0, null, 1, 1, 1, 0, false, 1)`,
    share: `('RUN', 99, '0101', 1, 0, 1, 0)`,
    document: `('RUN', 99, '0101', 'DKK', 'other', 'invoice', 1, 0, 1)`,
    document_line: `('RUN', 99, 1, 0, 1, 0, 'S', '25.00', 'because')`,
  };
  const tables = Object.entries(CONTENT);
  const insert = (table: string, row: string, into: string) => `insert into ${table} values ${row.replace('RUN', into)}`;

  it.each(tables)('may be written while it is a draft: %s', async (table, row) => {
    expect(await attempt(insert(table, row, DRAFT), `delete from ${table} where run = '${DRAFT}'`)).toBe('allowed');
  });

  it.each(tables)('takes no row once submitted, approved or issued, nor for a run that is not there: %s', async (table, row) => {
    expect(await attempt(submit(), insert(table, row, DRAFT))).toBe('AC001');
    expect(await attempt(submit(), approve(), insert(table, row, DRAFT))).toBe('AC001');
    expect(await attempt(insert(table, row, ISSUED))).toBe('AC001');
    if (!['settlement_round', 'blocked_round', 'document'].includes(table)) expect(await attempt(insert(table, row, 'RM/2031-04-01'))).toBe('AC001');
  });

  it.each(tables)('loses no row once submitted, and none once issued: %s', async (table, row) => {
    expect(await attempt(insert(table, row, DRAFT), submit(), `delete from ${table} where run = '${DRAFT}'`)).toBe('AC001');
    const [found] = await aconto.query(`select 1 from ${table} where run = $1 limit 1`, [ISSUED]);
    if (found) expect(['AC001', '23503']).toContain(await attempt(`delete from ${table} where run = '${ISSUED}'`));
  });

  it.each(tables)('is changed or emptied by nobody: %s', async (table) => {
    expect(await attempt(`update ${table} set run = run`)).toBe(PERMISSION_DENIED);
    expect(await attempt(`truncate ${table}`)).toBe(PERMISSION_DENIED);
    const [found] = await aconto.query(`select 1 from ${table} where run = $1 limit 1`, [ISSUED]);
    if (!found) return;
    await aconto.asOwner(async (owner) => {
      await expect(owner.query(`update ${table} set run = run where run = '${ISSUED}'`)).rejects.toMatchObject({ code: 'AC001' });
    });
  });
});

describe('what is forever', () => {
  const FOREVER = [
    'issued_round',
    'issued_document',
    'rendered_document',
    'ledger_entry',
    'audit_event',
    'command',
    'run_decision',
    'mail_event',
    'budget',
    'actual_cost',
    'agreement',
    'allocation_key',
    'key_node',
    'collection_arrangement',
    'imported_file',
    'payer_details',
  ];

  it.each(FOREVER)('is neither changed nor deleted by the application: %s', async (table) => {
    const [column] = await aconto.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 and is_identity = 'NO' limit 1`,
      [table],
    );
    const name = column?.name ?? '';
    expect(await attempt(`update ${table} set ${name} = ${name}`)).toBe(PERMISSION_DENIED);
    expect(await attempt(`delete from ${table}`)).toBe(PERMISSION_DENIED);
    expect(await attempt(`truncate ${table} cascade`)).toBe(PERMISSION_DENIED);
  });

  it.each(FOREVER)('is neither changed, deleted nor emptied by the owner without first taking the rule away: %s', async (table) => {
    const [column] = await aconto.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 and is_identity = 'NO' limit 1`,
      [table],
    );
    const name = column?.name ?? '';
    await aconto.asOwner(async (owner) => {
      for (const statement of [`update ${table} set ${name} = ${name}`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(owner.query(statement)).rejects.toMatchObject({ code: 'AC006' });
      }
    });
  });

  it('holds for the mails themselves and for proposals of changes: none is deleted', async () => {
    for (const table of ['mail', 'payer_change', 'invoice_run', 'payer', 'person', 'person_role', 'calendar_entry', 'number_series']) {
      expect(await attempt(`delete from ${table}`)).toBe(PERMISSION_DENIED);
    }
  });
});

describe("the application's role", () => {
  it('owns nothing and is no superuser', async () => {
    expect(
      await aconto.query(`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles where rolname = current_user`),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolreplication: false }]);
    expect(await aconto.query(`select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`)).toEqual([]);
    expect(
      await aconto.query(
        `select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = (select oid from pg_roles where rolname = current_user)`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['set session_replication_role = replica'],
    ['alter table ledger_entry disable trigger all'],
    ['drop trigger ledger_entry_forever on ledger_entry'],
    ['alter table ledger_entry drop constraint ledger_entry_check'],
    ['create or replace function refuse_any_change() returns trigger language plpgsql as $$ begin return null; end $$'],
    ['create table own (id int)'],
    ['create rule nothing as on insert to audit_event do instead nothing'],
    ['drop table ledger_entry'],
    ['grant update on ledger_entry to current_user'],
    ['reset role; set role aconto_owner'],
    ["insert into migrations (timestamp, name) values (1, 'x')"],
  ])('may not %s', async (statement) => {
    const refused = await attempt(statement);
    // A grant by who owns nothing is refused, or done with no effect.
    if (refused === 'allowed') expect(await attempt(statement, 'update ledger_entry set document = document')).toBe(PERMISSION_DENIED);
    else expect([PERMISSION_DENIED, '42939']).toContain(refused);
  });
});
