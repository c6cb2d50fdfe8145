import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { playCostBasis, NORWAY } from '#apps/cli/demo/nhn-story';
import { parseAmount, sum } from '#domain/money/money';
import { totalsOf } from '#domain/cost-basis/totals';
import { listAuditEvents } from '#persistence/audit-log';
import { readTable } from '#tabular/read-table';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { ExportFigures } from '#use-cases/cost-basis/export-figures';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { readPdfText } from '../golden/documents/read-pdf-text';
import { smallWorld } from './support/small-world';
import { stepTaker } from './support/take-round-step';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const GOLDEN = join(__dirname, '..', 'golden', 'documents');
const V1 = { basis: NORWAY.basis, number: 1 };

let aconto: TestInstallation;

const START_LIMIT_MS = 120_000;

// Played once for all: what is tried afterwards is refused, or adds a draft at the end.
beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await play();
  await play();
}, START_LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

const play = () => playCostBasis(aconto.module, EXAMPLE, () => undefined, stepTaker(aconto));
const sheetsOf = (version: number) => {
  const folder = join(EXAMPLE, 'versions', String(version));
  return new Map(readdirSync(folder).map((name) => [name.replace('.csv', ''), { name, bytes: readFileSync(join(folder, name)) }]));
};
const importVersion = (version: number) => aconto.get(ImportCostBasis).execute({ files: sheetsOf(version), issuer: 'NHN', person: 'preparer-nhn' });
const refusal = (code: string) => expect.objectContaining({ code });

describe('a cost basis from its first version to the charges', () => {
  it('is played once, although it was played twice', async () => {
    const view = await aconto.get(ShowCostBasis).show(NORWAY.basis, '2023-12-31');
    expect(view.versions.map((version) => [version.number, version.state])).toEqual([
      [1, 'superseded'],
      [2, 'charged'],
    ]);
    expect(view.moves.map((move) => [move.number, move.state, move.on])).toEqual([
      [1, 'sent-out', '2023-08-11'],
      [1, 'remarks-closed', '2023-08-22'],
      [1, 'superseded', '2023-10-06'],
      [2, 'sent-out', '2023-10-06'],
      [2, 'remarks-closed', '2023-10-17'],
      [2, 'advised', '2023-10-20'],
      [2, 'put-forward', '2023-11-01'],
      [2, 'decided', '2023-12-15'],
      [2, 'charged', '2023-12-20'],
    ]);
    expect(view.followUps.filter((item) => item.metInVersion !== 2).map((item) => [item.followUp.code, item.state])).toEqual([
      ['F01', 'overdue'],
      ['F05', 'overdue'],
      ['F30', 'open'],
    ]);
  });

  it('charges exactly what may be charged, as budgets that the settlement engine bills', async () => {
    const view = await aconto.get(ShowCostBasis).show(NORWAY.basis, '2023-12-31');
    const decided = view.versions.find((version) => version.number === 2);
    const withoutOre = decided && totalsOf(decided.content).columns.find((column) => column.column === 'budget-2024')?.withoutOre;
    expect(sum(view.charges.map((charge) => charge.amountOre))).toBe(withoutOre);
    const budgets = await aconto.query<{ programme: string; amount: bigint; status: string }>(
      `select programme, amount_ore as amount, status from budget where currency = 'NOK' order by programme`,
    );
    expect(budgets.map((row) => [row.programme, row.amount, row.status])).toEqual(
      view.charges.map((row) => [row.programme, row.amountOre, 'approved']),
    );
    const types = (await aconto.database.read((transaction) => listAuditEvents(transaction, 'NHN-2024/2'))).map((event) => event.type);
    expect(types).toEqual([
      'cost-basis-drafted',
      'cost-basis-sent-out',
      'cost-basis-remarks-closed',
      'committee-recorded',
      'cost-basis-advised',
      'cost-basis-put-forward',
      'cost-basis-decided',
      'cost-basis-charged',
      'charges-created',
    ]);
  });

  it('keeps the meetings of 2024 for the basis of 2025, and shows people by sector and role', async () => {
    const show = aconto.get(ShowCostBasis);
    expect((await show.meetings()).filter((meeting) => meeting.basisYear === 2025).map((meeting) => [meeting.on, meeting.durationMinutes])).toEqual([
      ['2024-03-15', 180],
      ['2024-04-08', 180],
      ['2024-04-19', 90],
      ['2024-08-23', 180],
      ['2024-09-06', 120],
      ['2024-09-23', 60],
    ]);
    const { cases, attendance } = await show.meeting('TBU-2023-4');
    expect(cases.map((row) => [row.number, row.type])).toEqual([
      ['09/23', 'decision'],
      ['10/23', 'information'],
      ['11/23', 'discussion'],
      ['12/23', 'decision'],
    ]);
    expect(attendance).toContainEqual({ meeting: 'TBU-2023-4', sector: 'health-authorities', role: 'member', presence: 'absent', count: 2 });
  });
});

describe("a version's figures in a spreadsheet", () => {
  it('sum to its totals to the øre, and say what each is worth', async () => {
    const file = await aconto.get(ExportFigures).execute({ basis: NORWAY.basis, number: 2 }, { format: 'xlsx', language: 'nb' });
    const read = readTable(file, {});
    if ('issues' in read) throw new Error(JSON.stringify(read.issues[0]));
    const { version, totals } = await aconto.get(ShowCostBasis).version({ basis: NORWAY.basis, number: 2 });
    const rows = read.table.rows.map((row) => row.cells.map((cell) => cell.text));
    for (const { code, title } of version.content.columns) {
      const exported = sum(rows.filter((row) => row[0] === title).map((row) => parseAmount(row[5] ?? '')));
      expect(exported).toBe(totals.columns.find((column) => column.column === code)?.withOre);
    }
    expect(rows.find((row) => row[2]?.startsWith('Sentral forskrivningsmodul, drift') && row[0] === 'Budsjett 2024')?.slice(6)).toEqual([
      'forutsatt',
      'spurt',
      'referat 25.08.2023, sak 11/23',
    ]);
  });
});

describe('the report and the minutes', () => {
  const as = { language: 'nb', today: '2023-12-31' } as const;

  async function agree(name: string, pdf: Promise<Buffer>): Promise<string> {
    const file = join(GOLDEN, `${name}.txt`);
    const text = `${readPdfText(await pdf).join('\n--- page ---\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
    return text;
  }

  it('show totals without what stands apart, every bridge, and where each promise stands', async () => {
    const text = await agree('cost-basis-report', aconto.get(PrintReport).version({ basis: NORWAY.basis, number: 2 }, as));
    expect(text).toMatch(/1\s151\s750\s000,00/);
    for (const shown of ['Konsekvenser av lovforståelse', 'Risikoavsetning', 'oppfylt i', 'EKSEMPEL']) {
      expect(text).toContain(shown);
    }
  });

  it('name sectors and roles, and nobody', async () => {
    const text = await agree('committee-minutes', aconto.get(PrintReport).minutes('TBU-2023-4', NORWAY.basis, as));
    for (const shown of ['11/23', 'drøfting', 'Kommunal sektor', 'ikke til stede', 'Datoene ble besluttet']) expect(text).toContain(shown);
  });
});

describe('what payers are told', () => {
  it('sums over all of them to what the decision charges, and each row to its own bridge', async () => {
    const [sums] = await aconto.query<{ told: bigint; charged: bigint; unclosed: bigint }>(
      `select (select sum(to_ore)::bigint from cost_basis_consequence where number = 2 and stage = 'decided') as told,
         (select sum(amount_ore)::bigint from cost_basis_charge) as charged,
         (select count(*) from cost_basis_consequence c where to_ore <> from_ore + (select sum((step->>'change')::numeric * 100) from jsonb_array_elements(c.steps) step)) as unclosed`,
    );
    expect(sums?.told).toBe(sums?.charged);
    expect(sums?.unclosed).toBe(0n);
  });
});

describe('what the record refuses', () => {
  it('is any change of a version that was sent out, also by its owner', async () => {
    const change = (sql: string) => aconto.asOwner((client) => client.query(sql));
    await expect(change(`update cost_basis_version set content = content || ' ' where number = 1`)).rejects.toThrow(/does not change/);
    await expect(change(`update cost_basis_version set digest = digest where number = 1`)).rejects.toThrow(/but its state/);
    await expect(change(`update cost_basis_version set state = 'draft' where number = 2`)).rejects.toThrow(/does not go from/);
    await expect(change(`delete from cost_basis_version`)).rejects.toThrow(/only ever added/);
    await expect(change(`update remark set text = 'x'`)).rejects.toThrow(/only ever added/);
    await expect(change(`delete from ministry_decision`)).rejects.toThrow(/only ever added/);
  });

  it('is a content that is not the one its digest names', async () => {
    await expect(
      aconto.asOwner((client) =>
        client.query(
          `insert into cost_basis_version (basis, number, state, content, digest, made_by, made_at) values ('NHN-2024', 3, 'draft', '{}', 'abc', 'x', now())`,
        ),
      ),
    ).rejects.toThrow(/check constraint/);
  });

  it('is a decision on what was not put forward, a remark on what takes none, and a second charge', async () => {
    const act = { ...V1, ...aconto.commandOf('secretariat-tbu'), on: '2023-12-21' };
    await expect(aconto.get(DecideVersion).decide({ ...act, reference: 'r', text: 't', components: [], standing: 'illustrative' })).rejects.toThrow(
      refusal('version-in-other-state'),
    );
    const remarks = `code,sector,of,target,sheet,kind,text,on,case\nLATE,gp,version,,,wish,too late,2023-12-21,\n`;
    await expect(
      aconto.get(RecordCommittee).importSheets({
        files: new Map([['remarks', { name: 'remarks.csv', bytes: Buffer.from(remarks) }]]),
        version: V1,
        person: 'secretariat-tbu',
      }),
    ).rejects.toThrow(refusal('version-in-other-state'));
    const terms = {
      rule: { type: 'once', on: '2024-02-01' },
      vatBasis: 'excluding',
      vatCategory: 'S',
      vatRatePercent: '25.00',
      vatReason: 'assumed',
    } as const;
    await expect(
      aconto.get(CreateCharges).execute({ ...V1, ...aconto.commandOf('preparer-nhn'), number: 2, terms, on: '2023-12-21' }),
    ).rejects.toThrow(refusal('version-in-other-state'));
  });

  it('is a draft by somebody who prepares none, and advice from somebody who keeps no minutes', async () => {
    await expect(aconto.get(ImportCostBasis).execute({ files: sheetsOf(2), issuer: 'NHN', person: 'member-pharmacies' })).rejects.toThrow(
      refusal('role-missing'),
    );
    await expect(aconto.get(SendOutVersion).execute({ ...V1, ...aconto.commandOf('member-gp'), meeting: 'TBU-2024-1', on: null })).rejects.toThrow(
      refusal('role-missing'),
    );
  });
});

describe('a draft', () => {
  it('is changed by importing again, and becomes the next version once it was sent out', async () => {
    const first = await importVersion(1);
    const again = await importVersion(2);
    expect([first, again].map((result) => result.outcome === 'drafted' && result.number)).toEqual([3, 3]);
    const view = await aconto.get(ShowCostBasis).show(NORWAY.basis, '2024-01-01');
    expect(view.versions.at(-1)?.state).toBe('draft');
  });
});

describe('over the web', () => {
  let web: Client;

  beforeEach(async () => {
    web = new Client({ connectionString: aconto.testDatabase.webUrl });
    await web.connect();
  });

  afterEach(async () => {
    await web.end();
  });

  const seenBy = async (person: string, sql: string): Promise<number> => {
    await web.query('begin');
    await web.query(`select set_config('aconto.person', $1, true)`, [person]);
    const { rowCount } = await web.query(sql);
    await web.query('rollback');
    return rowCount ?? 0;
  };

  it('members see what was sent out and no draft; officers see what was decided and none of the remarks', async () => {
    await importVersion(2);
    const versions = 'select number from cost_basis_version';
    expect(await seenBy('preparer-nhn', versions)).toBe(3);
    expect(await seenBy('member-municipalities', versions)).toBe(2);
    expect(await seenBy('officer-nhn', versions)).toBe(1);
    expect(await seenBy('member-municipalities', 'select code from remark')).toBe(31);
    expect(await seenBy('officer-nhn', 'select code from remark')).toBe(0);
    expect(await seenBy('', versions)).toBe(0);
  });

  it('a payer sees what a version costs its own organisation, and neither others nor the version', async () => {
    const rows = 'select distinct payer from cost_basis_consequence';
    expect(await seenBy('finance-4601', 'select 1 from cost_basis_version')).toBe(0);
    expect(await seenBy('finance-4601', rows)).toBe(1);
    expect(await seenBy('finance-4601', `select 1 from cost_basis_consequence where payer = '4601'`)).toBe(5);
    expect(await seenBy('finance-rhf-v', `select 1 from cost_basis_consequence where payer <> 'RHF-V'`)).toBe(0);
    expect(await seenBy('officer-nhn', rows)).toBe(0);
    expect(await seenBy('member-gp', rows)).toBe(362);
  });

  it('each step of a version is recorded by the role whose step it is', async () => {
    const step = (state: string, person: string) =>
      seenBy(
        person,
        `insert into cost_basis_move (basis, number, state, on_day, at, person) values ('NHN-2024', 2, '${state}', '2024-01-01', now(), '${person}')`,
      );
    await expect(step('decided', 'preparer-nhn')).rejects.toThrow(/row-level security/);
    await web.query('rollback');
    await expect(step('charged', 'secretariat-tbu')).rejects.toThrow(/row-level security/);
    await web.query('rollback');
    await expect(step('remarks-closed', 'member-gp')).rejects.toThrow(/row-level security/);
    await web.query('rollback');
    expect(await step('remarks-closed', 'secretariat-tbu')).toBe(1);
  });
});
