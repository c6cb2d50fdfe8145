import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAmount, sum } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import type { ImportContext } from '#imports/import-context';
import { parseImport, type ImportKind } from '#imports/parse-import';
import { amount } from '#tabular/read-number';
import { readRecords, required } from '#tabular/read-records';
import { readTable } from '#tabular/read-table';
import { code, text } from '#tabular/read-text';

const EXAMPLE = join(__dirname, '../../example');

/** Imports the example in order, each file seeing what the ones before it recorded; fails on the first issue. */
function importExample(): { facts: Facts; context: ImportContext } {
  const empty: Facts = { programmes: [], budgets: [], actualCosts: [], agreements: [], keys: [], arrangements: [], payers: [] };
  const attachedFiles = new Map(readdirSync(join(EXAMPLE, 'fut-telma/accounts')).map((name) => [`accounts/${name}`, new Uint8Array()] as const));
  let context: ImportContext = { today: '2026-06-01', mayBackdate: true, facts: empty, issuers: [], attachedFiles };
  const add = (facts: Partial<Facts>) => {
    context = { ...context, facts: { ...context.facts, ...facts } };
    return context.facts;
  };
  const rows = <Kind extends ImportKind>(kind: Kind) => rowsOf(kind, `fut-telma/${kind}.csv`, context);
  const versioned = <Row extends object>(list: readonly Row[]) => list.map((row, index) => ({ ...row, version: index + 1 }));
  add({ programmes: rows('programmes') });
  add({ payers: rows('payers') });
  context = { ...context, issuers: rows('issuers') };
  expect(rows('people')).toHaveLength(15);
  add({ keys: versioned(rows('keys')) });
  add({ budgets: versioned(rows('budgets')) });
  add({ agreements: versioned(rows('agreements')) });
  add({ arrangements: rows('arrangements') });
  const facts = add({ actualCosts: versioned(rows('actual-costs')) });
  return { facts, context };
}

function fileOf(path: string) {
  return { name: path.slice(path.indexOf('/') + 1), bytes: readFileSync(join(EXAMPLE, path)) };
}

function rowsOf<Kind extends ImportKind>(kind: Kind, path: string, context: ImportContext) {
  const { rows, issues } = parseImport(kind, fileOf(path), context);
  expect(issues).toEqual([]);
  return rows;
}

describe('the example', () => {
  const { facts, context } = importExample();

  it('imports whole, without an issue', () => {
    expect(facts.payers).toHaveLength(103);
    expect(facts.keys.map((key) => [key.key, key.validFrom, key.recordedOn, key.nodes.length])).toEqual([
      ['FUT', '2022-01-01', '2022-12-01', 106],
      ['FUT', '2023-01-01', '2023-02-15', 106],
      ['TELMA', '2022-01-01', '2022-12-01', 106],
      ['TELMA', '2023-01-01', '2023-02-15', 106],
    ]);
    expect(facts.budgets).toHaveLength(8);
    expect(facts.agreements).toHaveLength(4);
    expect(facts.arrangements).toHaveLength(6);
    expect(facts.actualCosts.map((cost) => [cost.programme, cost.year, cost.amountOre, cost.audited])).toEqual([
      ['FUT', 2022, 4512048000n, false],
      ['FUT', 2023, 4691237743n, false],
      ['FUT', 2023, 4699812015n, true],
      ['TELMA', 2023, 1120451807n, false],
      ['FUT', 2024, 5198011560n, false],
    ]);
  });

  it('weighs municipalities and regions by the same people', () => {
    for (const key of facts.keys) {
      const weightBelow = (parent: string) => sum(key.nodes.filter((node) => node.parent === parent).map((node) => BigInt(node.weight ?? '0')));
      expect(weightBelow('DR')).toBe(weightBelow('KL'));
      expect(weightBelow('KL')).toBe(key.validFrom === '2022-01-01' ? 5_873_327n : 5_932_561n);
    }
  });

  it('attaches accounts that sum to each actual cost', () => {
    for (const cost of facts.actualCosts) {
      const path = `fut-telma/${cost.accounts}`;
      expect(existsSync(join(EXAMPLE, path))).toBe(true);
      const table = readTable(fileOf(path));
      if (!('table' in table)) throw new Error(JSON.stringify(table.issues));
      const { records } = readRecords(table.table, {
        account: required<string>(['account'], text({ max: 100 })),
        amountOre: required<bigint>(['amount'], amount({ sign: 'any' })),
      });
      expect(sum(records.map((record) => record.values.amountOre))).toBe(cost.amountOre);
    }
  });

  it('says the same in Danish Excel and in a workbook as in plain CSV', () => {
    const figures = (path: string) =>
      rowsOf('budgets', path, context)
        .filter((row) => row.recordedOn === '2023-01-15')
        .map(({ source: _source, ...row }) => row);
    const plain = figures('fut-telma/budgets.csv');
    expect(plain).toHaveLength(6);
    expect(figures('fut-telma/note-table-danish.csv')).toEqual(plain);
    expect(figures('fut-telma/note-tables.xlsx')).toEqual(plain);
  });

  it('finds in the note exactly the eight places where it does not add up', () => {
    const findings = (['printed-budget-totals', 'printed-payment-plan'] as const).flatMap((kind) => {
      const { issues, findings: found } = parseImport(kind, fileOf(`fut-telma/${kind}.csv`), context);
      expect(issues).toEqual([]);
      return found;
    });
    const kroner = (text: string) => parseAmount(text);
    expect(
      findings.map((finding) => [finding.table, finding.row, finding.column, finding.printedOre, finding.expectedOre, finding.differenceOre]),
    ).toEqual([
      ['table 1', 'TELMA', 'Total', kroner('29873450'), kroner('43474900'), kroner('-13601450')],
      ['table 1', 'Total', 'Total', kroner('173013310'), kroner('186614760'), kroner('-13601450')],
      ['table 3', 'Danske Regioner + KL', '2023 FUT', kroner('47353501'), kroner('47353500'), kroner('1')],
      ['table 3', 'Danske Regioner + KL', '2023 Total', kroner('58325501'), kroner('58325500'), kroner('1')],
      ['table 3', 'KL', '2024 Total', kroner('26504981'), kroner('26504982'), kroner('-1')],
      ['table 3', 'Danske Regioner + KL', '2024 FUT', kroner('51778501'), kroner('51778500'), kroner('1')],
      ['table 3', 'KL', '2025 Total', kroner('21603491'), kroner('21603492'), kroner('-1')],
      ['table 3', 'Danske Regioner + KL', '2025 FUT', kroner('44007861'), kroner('44007860'), kroner('1')],
    ]);
  });

  it('finds the same eight from the workbook', () => {
    const found = (path: (kind: ImportKind) => string) =>
      (['printed-budget-totals', 'printed-payment-plan'] as const).flatMap((kind) => parseImport(kind, fileOf(path(kind)), context).findings);
    expect(found(() => 'fut-telma/note-tables.xlsx')).toEqual(found((kind) => `fut-telma/${kind}.csv`));
  });

  it('carries two regions over into Region Østdanmark', () => {
    const payers = rowsOf('payers', 'ostdanmark/payers.csv', context);
    expect(payers.map((payer) => [payer.code, payer.validUntil, payer.successor])).toEqual([
      ['1084', '2027-01-01', '1086'],
      ['1085', '2027-01-01', '1086'],
      ['1086', null, null],
    ]);
    const merged = [...facts.payers.filter((payer) => !payers.some(({ code: own }) => own === payer.code)), ...payers];
    const keys = rowsOf('keys', 'ostdanmark/keys.csv', { ...context, facts: { ...facts, payers: merged } });
    expect(keys.map((key) => key.nodes.length)).toEqual([105, 105]);
    expect(code.read({ text: '1086', kind: 'text' }, 'plain')).toEqual({ value: '1086' });
  });
});
