import { exampleFile, ALFA_2024, budgetsOn, budgets, smallWorld } from './support/small-world';
import { AppointAdministrator } from '#use-cases/appoint-administrator';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;

beforeAll(async () => {
  temporal = await createTestNamespace();
});

async function startWith(options: { profile?: 'embedded' | 'production' } = {}): Promise<void> {
  aconto = await TestInstallation.start({ temporal, ...options });
}

afterEach(async () => {
  await aconto.stop();
});

async function countOf(table: string): Promise<number> {
  const [row] = await aconto.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
  return row?.rows ?? 0;
}

describe('an import', () => {
  it('with one bad file among good ones records nothing and lists every error of every file', async () => {
    await startWith();
    const reports = await aconto.import({
      ...smallWorld(),
      budgets: budgets('ALFA,2024,1000.00,approved', 'GAMMA,2024,1.00,approved', 'ALFA,20x4,much,maybe'),
      agreements: 'programme,from_year\nALFA,2024',
    });
    expect(reports.map((report) => report.outcome)).toEqual(reports.map(() => 'refused'));
    const errors = reports.flatMap((report) => report.issues.map((issue) => [issue.file, issue.row, issue.column]));
    expect(errors).toEqual(
      expect.arrayContaining([
        ['budgets.csv', 3, 'programme'],
        ['budgets.csv', 4, 'year'],
        ['budgets.csv', 4, 'amount'],
        ['budgets.csv', 4, 'status'],
      ]),
    );
    expect(reports.find((report) => report.kind === 'agreements')?.issues.length).toBeGreaterThan(0);
    for (const table of ['programme', 'payer', 'budget', 'allocation_key', 'imported_file', 'audit_event', 'person'])
      expect([table, await countOf(table)]).toEqual([table, 0]);
  });

  it('of the same file again records it once, also while others are new', async () => {
    await startWith();
    await aconto.record(smallWorld());
    const again = await aconto.import({ ...smallWorld(), budgets: budgets('ALFA,2025,900.00,approved') });
    expect(Object.fromEntries(again.map((report) => [report.kind, report.outcome]))).toMatchObject({
      programmes: 'recorded-before',
      payers: 'recorded-before',
      budgets: 'recorded',
    });
    expect(await countOf('budget')).toBe(3);
  });

  it('of a register that holds a known code is refused in words, and nothing of it stays', async () => {
    await startWith();
    await aconto.record(smallWorld());
    await expect(aconto.import({ programmes: 'code,name,currency,minimum_true_up\nGAMMA,Gamma,DKK,\nALFA,Alpha,DKK,' })).rejects.toMatchObject({
      code: 'row-recorded-before',
    });
    expect(await countOf('programme')).toBe(2);
  });

  it("of another key for a programme that has one numbers it as the programme's next", async () => {
    await startWith();
    await aconto.record(smallWorld());
    const node = (rest: string) => `ALFA-EQUAL,ALFA,2025-01-01,${rest},the new key,,2024-11-01`;
    const header = 'key,programme,valid_from,node,parent,method,weight,source,name,recorded_on';
    await aconto.record({ keys: [header, node('ALL,,,'), node('0101,ALL,weight,1'), node('0147,ALL,weight,1')].join('\n') });
    expect(await aconto.query(`select key, version from allocation_key where programme = 'ALFA' order by version`)).toEqual([
      { key: 'ALFA', version: 1 },
      { key: 'ALFA-EQUAL', version: 2 },
    ]);
  });

  it('keeps the bytes, and says in the audit trail who imported what', async () => {
    await startWith();
    await aconto.record(smallWorld());
    expect(await aconto.query(`select imported_by, convert_from(bytes, 'UTF8') as text from imported_file where kind = 'budgets'`)).toEqual([
      { imported_by: 'administrator', text: smallWorld().budgets },
    ]);
    expect(await aconto.query(`select actor, type, subject from audit_event where subject = 'budgets.csv'`)).toEqual([
      { actor: 'administrator', type: 'file-imported', subject: 'budgets.csv' },
    ]);
  });

  it('counts a version up for each later row of a year', async () => {
    await startWith();
    await aconto.record({ ...smallWorld(), budgets: budgetsOn('2024-01-15', 'ALFA,2024,1.00,approved') });
    await aconto.record({ budgets: budgetsOn('2024-02-01', 'ALFA,2024,2.00,approved') });
    expect(await aconto.query(`select version, amount_ore from budget order by version`)).toEqual([
      { version: 1, amount_ore: 100n },
      { version: 2, amount_ore: 200n },
    ]);
  });

  it('is for officers and administrators; the first brings them along', async () => {
    await startWith();
    await expect(aconto.import(smallWorld(), 'mallory')).rejects.toMatchObject({ code: 'role-missing' });
    expect(await countOf('person')).toBe(0);
    await aconto.record(smallWorld());
    const more = { budgets: budgets('ALFA,2025,900.00,approved') };
    await expect(aconto.import(more, 'mallory')).rejects.toMatchObject({ code: 'role-missing' });
    await expect(aconto.import(more, 'auditor')).rejects.toMatchObject({ code: 'role-missing' });
    await expect(
      aconto.import(
        { people: `person,label,email,role,issuer,organisation,valid_from,valid_until\nmallory,M,m@aconto.example,administrator,,,2022-01-01,` },
        'mallory',
      ),
    ).rejects.toMatchObject({ code: 'role-missing' });
    expect((await aconto.import(more, 'officer-kombit')).map((report) => report.outcome)).toEqual(['recorded']);
  });

  it('of figures is for officers of an issuer that bills the programme, of registers for administrators', async () => {
    await startWith();
    await aconto.record(smallWorld());
    const alfa = { budgets: budgets('ALFA,2025,900.00,approved') };
    await expect(aconto.import(alfa, 'officer-rm')).rejects.toMatchObject({ code: 'role-missing', message: expect.stringContaining('ALFA') });
    await expect(aconto.import(alfa, 'approver-kombit')).rejects.toMatchObject({ code: 'role-missing' });
    const programmes = { programmes: 'code,name,currency,minimum_true_up\nGAMMA,Gamma,DKK,' };
    await expect(aconto.import(programmes, 'officer-rm')).rejects.toMatchObject({ code: 'role-missing' });
    expect((await aconto.import(programmes, 'administrator')).map((report) => report.outcome)).toEqual(['recorded']);
  });
});

describe('in production', () => {
  it('nobody imports before an administrator is appointed, and only the first one is', async () => {
    await startWith({ profile: 'production' });
    await expect(aconto.import(smallWorld())).rejects.toMatchObject({ code: 'role-missing' });
    const appointed = {
      person: 'administrator',
      label: 'Administrator',
      email: 'a@aconto.example',
      account: { issuer: 'https://id.example', subject: '1' },
    };
    await aconto.get(AppointAdministrator).execute(appointed);
    expect(await aconto.query(`select person, subject, linked_by from person_account`)).toEqual([
      { person: 'administrator', subject: '1', linked_by: 'operator' },
    ]);
    expect(await aconto.query(`select actor, type, subject from audit_event`)).toEqual([
      { actor: 'operator', type: 'administrator-appointed', subject: 'administrator' },
    ]);
    await expect(aconto.get(AppointAdministrator).execute({ ...appointed, person: 'another' })).rejects.toMatchObject({
      code: 'somebody-registered',
    });
  });

  it('a fact is recorded on the day it is imported: another day is refused', async () => {
    await startWith({ profile: 'production' });
    aconto.clock.set('2024-01-15T09:00:00.000Z');
    await aconto.get(AppointAdministrator).execute({ person: 'administrator', label: 'Administrator', email: 'a@aconto.example', account: null });
    const { arrangements: _backdated, ...today } = smallWorld();
    await aconto.record(today);
    const [report] = await aconto.import({ budgets: budgetsOn('2024-01-14', 'ALFA,2025,900.00,approved') });
    expect(report).toMatchObject({ outcome: 'refused', issues: [{ code: 'recorded-on-not-today', row: 2, column: 'recorded_on' }] });
    expect((await aconto.import({ budgets: budgetsOn('2024-01-15', 'ALFA,2025,900.00,approved') })).map(({ outcome }) => outcome)).toEqual([
      'recorded',
    ]);
  });
});

describe('a file of payers', () => {
  const header = exampleFile('payers', []);
  const region = exampleFile('payers', ['1084']).split('\n')[1] ?? '';
  const ended = (successor: string, until = '2027-01-01') => `${header}\n${region.replace(',2007-01-01,,', `,2007-01-01,${until},${successor}`)}`;
  const oestdanmark =
    '1086,Region Østdanmark,region,99008318,5799990010865,Eksempelvej 113,0999,Sorø,faktura@region-oestdanmark.example,da,2027-01-01,,';

  beforeEach(async () => {
    await startWith();
    await aconto.record({ ...smallWorld(), payers: exampleFile('payers', ['0101', '0147', '0151', '1082', '1084']) });
  });

  it('ends a known payer and names its successor, which may come after it', async () => {
    await aconto.record({ payers: `${ended('1086')}\n${oestdanmark}` });
    expect(await aconto.query(`select code, valid_until, successor from payer where code in ('1084', '1086') order by code`)).toEqual([
      { code: '1084', valid_until: '2027-01-01', successor: '1086' },
      { code: '1086', valid_until: null, successor: null },
    ]);
    expect(await aconto.query(`select version from payer_details where payer = '1084'`)).toEqual([{ version: 1 }]);
  });

  it.each([
    ['name', region.replace('Hovedstaden,region', 'Hovedstadens,region')],
    ['email', region.replace('faktura@', 'other@')],
    ['kind', region.replace(',region,', ',other,')],
    ['valid_from', region.replace('2007-01-01', '2006-01-01')],
  ])('changes nothing else of a known payer, as that takes two people: %s', async (field, row) => {
    expect(row).not.toBe(region);
    await expect(aconto.import({ payers: `${header}\n${row}` })).rejects.toMatchObject({
      code: 'payer-differs',
      message: expect.stringContaining(`1084 (${field})`),
    });
  });

  it('does not bring an ended payer back', async () => {
    await aconto.record({ payers: `${ended('1086')}\n${oestdanmark}` });
    await expect(aconto.import({ payers: `${header}\n${region}` })).rejects.toMatchObject({ code: 'payer-differs' });
  });

  it('refuses payers that succeed one another in a circle', async () => {
    const other = exampleFile('payers', ['1082']).split('\n')[1] ?? '';
    await expect(
      aconto.import({ payers: `${ended('1082')}\n${other.replace(',2007-01-01,,', ',2007-01-01,2027-01-01,1084')}` }),
    ).rejects.toMatchObject({
      code: 'successor-cycle',
    });
  });

  it('does not change who answered on a day that is billed', async () => {
    await aconto.playToIssue(ALFA_2024);
    await expect(aconto.import({ payers: ended('1082', '2024-04-02') })).rejects.toMatchObject({ code: 'payer-end-behind-issued-run' });
    await aconto.record({ payers: ended('1082', '2024-04-03') });
    await expect(aconto.import({ payers: ended('1082', '2024-04-01') })).rejects.toMatchObject({ code: 'payer-end-behind-issued-run' });
  });
});
