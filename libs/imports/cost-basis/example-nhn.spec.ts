import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeOf } from '#domain/bridge/bridge';
import { isShownIn } from '#domain/committee/check-follow-up';
import { bridgeBetween } from '#domain/cost-basis/bridge-between';
import { chargesOf } from '#domain/cost-basis/charges';
import { findMissing } from '#domain/cost-basis/find-missing';
import { runningCostsOfInvestments } from '#domain/cost-basis/running-cost';
import { totalsOf } from '#domain/cost-basis/totals';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { sum } from '#domain/money/money';
import { parseCommittee } from '#imports/committee/parse-committee';
import { COST_BASIS_SHEETS, parseCostBasis } from '#imports/cost-basis/parse-cost-basis';
import type { TableFile } from '#tabular/table-file';

const NHN = join(__dirname, '..', '..', '..', 'example', 'nhn');
const MNOK = 100_000_000n;

const fileIn =
  (folder: string) =>
  (sheet: string): TableFile | null => {
    const path = join(NHN, folder, `${sheet}.csv`);
    return existsSync(path) ? { name: `${folder}/${sheet}.csv`, bytes: readFileSync(path) } : null;
  };

function versionOf(number: number): CostBasisVersion {
  const parsed = parseCostBasis(fileIn(`versions/${number}`));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues.slice(0, 5)));
  return { ...parsed.version, number };
}

const [v1, v2] = [versionOf(1), versionOf(2)];
const minutes = parseCommittee(fileIn('committee/meeting-4-2023'));
if ('issues' in minutes) throw new Error(JSON.stringify(minutes.issues));

describe('the example of Norsk helsenett', () => {
  it('can be sent out in both versions, and the second lacks much less of what the committee wants', () => {
    const wanted = [v1, v2].map((version) => findMissing(version).map((missing) => missing.severity));
    expect(wanted.map((list) => list.filter((severity) => severity === 'blocks').length)).toEqual([0, 0]);
    expect(wanted.map((list) => list.length)).toEqual([43, 0]);
  });

  it('meets in version 2 every promise that a figure can show, and met none of them in version 1 but those it already kept', () => {
    const signs = minutes.rows.followUps.map((row) => ({ code: row.code, sign: JSON.parse(row.sign) }));
    expect(signs.filter(({ sign }) => isShownIn(v2, sign) === false).map(({ code }) => code)).toEqual([]);
    expect(signs.filter(({ sign }) => isShownIn(v1, sign) === true).map(({ code }) => code)).toEqual(['F13']);
    expect(signs.filter(({ sign }) => isShownIn(v2, sign) === null).map(({ code }) => code)).toEqual(['F01', 'F05', 'F30']);
  });

  it('keeps the three solutions without a basis in regulation apart in version 2, with the part of the approval process that belongs to one', () => {
    const budget = totalsOf(v2).isolated.map((row) => [row.component, row.columns.find((column) => column.column === 'budget-2024')?.amountOre]);
    // With 5 % margin: 17, 55, 6 and 22 MNOK.
    expect(budget).toEqual([
      ['PROVESVAR', 1_785_000_000n],
      ['SFM', 5_775_000_000n],
      ['SFM-GODKJENNING', 630_000_000n],
      ['VKP', 2_310_000_000n],
    ]);
    const isolatedOre = totalsOf(v2).columns.find((column) => column.column === 'budget-2024')?.isolatedOre;
    expect(isolatedOre).toBe(105n * MNOK);
  });

  it('shows the investment of 85 MNOK that 17 MNOK at 20 % imply', () => {
    expect(runningCostsOfInvestments(v2)[0]).toMatchObject({ component: 'PROVESVAR', percent: '20', impliedInvestmentOre: 85n * MNOK });
  });

  it('has 4 MNOK under the disputed heading, which version 2 calls otherwise', () => {
    const bridge = bridgeBetween({ version: v2, column: 'forecast-2023' }, { version: v2, column: 'budget-2024' }, { service: 'KJERNEJOURNAL' });
    expect(changeOf(bridge, 'law-consequences')).toBe(4n * MNOK);
    expect([v1, v2].map((version) => version.drivers.at(-1)?.title)).toEqual(['Endrede forutsetninger', 'Konsekvenser av lovforståelse']);
  });

  it('explains version 2 from version 1: what was moved cancels in the total, the rest are risk, margin on it, and the surplus', () => {
    const bridge = bridgeBetween({ version: v1, column: 'budget-2024' }, { version: v2, column: 'budget-2024' });
    expect(changeOf(bridge, 'carried-result')).toBe(-18n * MNOK);
    expect(changeOf(bridge, 'risk')).toBe(10n * MNOK);
    expect(changeOf(bridge, 'unexplained')).toBe(0n);
  });

  it('lets the unit cost of Kjernejournal fall as more use it', () => {
    const costs =
      unitCostsOf(v2)
        .find((row) => row.service === 'KJERNEJOURNAL')
        ?.costs.map((cost) => Number(cost.unitOre)) ?? [];
    expect(costs).toHaveLength(4);
    expect([...costs].sort((a, b) => b - a)).toEqual(costs);
  });

  it('charges the total of 2024 without what stands apart, to 357 municipalities, four health authorities and the pharmacies', () => {
    const charges = chargesOf(v2, []);
    const withoutOre = totalsOf(v2).columns.find((column) => column.column === 'budget-2024')?.withoutOre;
    expect(sum(charges.map((charge) => charge.amountOre))).toBe(withoutOre);
    const payers = new Set(charges.flatMap((charge) => charge.nodes.filter((node) => node.method === 'weight').map((node) => node.node)));
    expect(payers.size).toBe(357 + 4 + 1);
    expect(charges.map((charge) => charge.programme)).not.toContain('VKP');
    expect(charges.filter((charge) => charge.part === 'gp')).toHaveLength(5);
  });

  it('binds every remark to a place that version 1 has, and speaks of sectors only', () => {
    expect(minutes.rows.remarks).toHaveLength(31);
    for (const { place } of minutes.rows.remarks) {
      if (place.of === 'service') expect(v1.services.map((row) => row.code)).toContain(place.service);
      if (place.of === 'component') expect(v1.components.map((row) => row.code)).toContain(place.component);
    }
  });
});

describe('a cost basis that is imported', () => {
  const file = fileIn('versions/2');
  const withSheet = (sheet: string, change: (text: string) => string) =>
    parseCostBasis((name) => {
      const found = file(name);
      return found && name === sheet ? { ...found, bytes: Buffer.from(change(Buffer.from(found.bytes).toString('utf8'))) } : found;
    });

  it('is refused whole with every error in its place', () => {
    const parsed = withSheet('costs', (text) => text.replace('96000000.00', 'mange').replace('101000000.00', '1234.567'));
    expect('issues' in parsed ? parsed.issues.map((issue) => [issue.file, issue.row, issue.column, issue.code]) : []).toEqual([
      ['versions/2/costs.csv', 2, 'amount', 'amount-malformed'],
      ['versions/2/costs.csv', 3, 'amount', 'amount-too-fine'],
    ]);
  });

  it('is refused when a row names what is not there, and when a sheet is left out', () => {
    const parsed = withSheet('shares', (text) => text.replace('KJ-DRIFT,KJERNEJOURNAL', 'KJ-DRIFT,KJERNE'));
    expect('issues' in parsed ? parsed.issues.map((issue) => [issue.sheet, issue.code]) : []).toEqual([['shares', 'name-unknown']]);
    const without = parseCostBasis((sheet) => (sheet === 'risks' ? null : file(sheet)));
    expect('issues' in without ? without.issues.map((issue) => [issue.file, issue.code]) : []).toEqual([['risks', 'sheet-missing']]);
    expect(COST_BASIS_SHEETS).toHaveLength(17);
  });
});
