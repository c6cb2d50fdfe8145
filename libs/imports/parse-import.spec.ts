import type { KeyNode, Programme } from '#domain/facts/facts';
import type { ImportContext } from '#imports/import-context';
import { importKinds, isImportKind, parseImport, type ImportKind } from '#imports/parse-import';

const node = (name: string, parent: string | null): KeyNode => ({
  node: name,
  parent,
  method: parent === null ? null : 'percent',
  weight: '50',
  source: '',
});
const FUT: Programme = { code: 'FUT', name: 'FUT', currency: 'DKK', minimumTrueUpOre: null };
const payer = (code: string) => ({ code, validFrom: '2007-01-01', validUntil: code === '1085' ? '2027-01-01' : null, successor: null });

const CONTEXT: ImportContext = {
  today: '2024-03-15',
  mayBackdate: false,
  issuers: [{ code: 'RM' }],
  attachedFiles: new Map([['accounts/a.csv', new Uint8Array()]]),
  facts: {
    programmes: [FUT],
    budgets: [],
    actualCosts: [],
    agreements: [],
    arrangements: [],
    payers: ['0101', '0147', '1085'].map(payer),
    keys: [
      { key: 'FUT', programme: 'FUT', version: 1, validFrom: '2022-01-01', recordedOn: '2022-01-01', nodes: [node('ALL', null), node('KL', 'ALL')] },
    ],
  },
};

function parse<Kind extends ImportKind>(kind: Kind, lines: readonly string[], context: Partial<ImportContext> = {}) {
  return parseImport(kind, { name: `${kind}.csv`, bytes: new TextEncoder().encode(lines.join('\n')) }, { ...CONTEXT, ...context });
}

/** Row, column and code of every issue: what a person needs to find the cell. */
function issuesOf(kind: ImportKind, lines: readonly string[], context: Partial<ImportContext> = {}) {
  const { rows, issues } = parse(kind, lines, context);
  if (issues.length > 0) expect(rows).toEqual([]);
  return issues.map((issue) => [issue.row, issue.column, issue.code]);
}

const BUDGET = 'programme,year,amount,status,source,recorded_on';
const KEY = 'key,programme,valid_from,node,parent,method,weight,source';
const PAYER = 'code,name,kind,cvr,ean,email,language,valid_from,valid_until,successor';
const AGREEMENT = 'programme,from_year,vat_basis,vat_category,vat_rate,vat_reason,agreed_by,agreed_on,document';
const ARRANGEMENT = 'programme,branch,issuer,rule,from_year,until_year,first_round,service_year_offset';
const PERSON = 'person,label,email,role,issuer,organisation,valid_from,valid_until';
const ISSUER = 'issuer,name,country,own_payer_code,series,internal_series,fik_creditor,cvr,street,postcode,city,email,brand_colour';

describe('parseImport', () => {
  it('is one door for every kind', () => {
    expect(importKinds).toHaveLength(13);
    expect(importKinds.every(isImportKind)).toBe(true);
    expect(isImportKind('toString')).toBe(false);
  });

  it('records on the given day, and where a fact stands in its file', () => {
    expect(parse('budgets', [BUDGET, 'FUT,2024,"52.644.321,00",approved,tabel 1,'])).toMatchObject({
      rows: [
        { programme: 'FUT', year: 2024, amountOre: 5_264_432_100n, currency: 'DKK', recordedOn: '2024-03-15', source: 'tabel 1 (budgets.csv:2)' },
      ],
      issues: [],
    });
  });

  it('refuses backdating unless the context allows it', () => {
    const lines = [BUDGET, 'FUT,2024,1,approved,,2023-01-15'];
    expect(issuesOf('budgets', lines)).toEqual([[2, 'recorded_on', 'recorded-on-not-today']]);
    expect(parse('budgets', lines, { mayBackdate: true }).rows).toMatchObject([{ recordedOn: '2023-01-15' }]);
  });

  it('refuses a file whole and lists everything that is wrong with it', () => {
    expect(
      issuesOf('budgets', [
        'Programme,YEAR,amount,status,colour',
        'FUT,2024,12.5,approved,red',
        'XYZ,1899,ten,perhaps,',
        'FUT,2024,7,approved,',
        ',2024,-1,approved,',
        'ABC,2024,1,approved,',
      ]),
    ).toEqual([
      [1, 'colour', 'column-unknown'],
      [3, 'YEAR', 'whole-number-out-of-range'],
      [3, 'amount', 'amount-malformed'],
      [3, 'status', 'word-unknown'],
      [4, 'Programme', 'row-duplicate'],
      [5, 'Programme', 'cell-empty'],
      [5, 'amount', 'amount-negative'],
      [6, 'Programme', 'programme-unknown'],
    ]);
    expect(issuesOf('budgets', ['programme,year', 'FUT,2024'])).toEqual([
      [1, null, 'column-missing'],
      [1, null, 'column-missing'],
    ]);
    expect(parse('budgets', [BUDGET, 'FUT,2024,1,approved,,', 'FUT,2024,2,approved,,']).issues[0]?.message).toContain('rows 2 and 3');
  });

  it('checks keys whole and points at the row: percentages, parents, payers, codes that lost a zero', () => {
    const head = [KEY, 'K,FUT,2022-01-01,ALL,,,,'];
    expect(issuesOf('keys', [...head, 'K,FUT,2022-01-01,0101,ALL,percent,"62,5%",', 'K,FUT,2022-01-01,0147,ALL,percent,"37,5",'])).toEqual([]);
    expect(issuesOf('keys', [...head, 'K,FUT,2022-01-01,0101,ALL,percent,62.5,', 'K,FUT,2022-01-01,0147,ALL,percent,30.0,'])).toEqual([
      [2, 'node', 'percent-sum'],
    ]);
    expect(issuesOf('keys', [...head, 'K,FUT,2022-01-01,0101,ALL,weight,1,', 'K,FUT,2022-01-01,0147,NO,weight,1,'])).toEqual([
      [4, 'parent', 'parent-unknown'],
    ]);
    expect(issuesOf('keys', [...head, 'K,FUT,2022-01-01,0101,ALL,,,'])).toEqual([[3, 'weight', 'weight-missing']]);
    expect(issuesOf('keys', [...head, 'K,FUT,2022-01-01,0101,ALL,weight,1,', 'K,FUT,2022-01-01,0101,ALL,weight,2,'])).toEqual([
      [4, 'node', 'node-duplicate'],
    ]);
    const lost = parse('keys', [...head, 'K,FUT,2022-01-01,101,ALL,weight,1,', 'K,FUT,2022-01-01,9999,ALL,weight,1,']).issues;
    expect(lost.map((issue) => [issue.row, issue.code])).toEqual([
      [3, 'payer-unknown'],
      [4, 'payer-unknown'],
    ]);
    expect(lost[0]?.message).toContain('0101 is: a spreadsheet may have dropped its leading zeros');
    expect(issuesOf('keys', [KEY, 'K,FUT,2027-01-01,ALL,,,,', 'K,FUT,2027-01-01,1085,ALL,weight,1,'])).toEqual([[3, 'node', 'payer-not-valid']]);
  });

  it('refuses a huge key that is one long chain, one ring or one node again and again, at once', () => {
    const rows = (parent: (index: number) => string, name = (index: number) => `n${index}`) =>
      Array.from({ length: 20_000 }, (_, index) => `K,FUT,2022-01-01,${name(index)},${parent(index)},weight,1,`);
    expect(issuesOf('keys', [KEY, ...rows((index) => `n${index + 1}`)])).toEqual([[2, 'parent', 'key-too-deep']]);
    expect(issuesOf('keys', [KEY, ...rows((index) => `n${(index + 1) % 20_000}`)])).toEqual([[2, 'parent', 'key-too-deep']]);
    const same = rows(
      () => 'ALL',
      () => '0101',
    );
    expect(issuesOf('keys', [KEY, 'K,FUT,2022-01-01,ALL,,,,', ...same])).toHaveLength(501);
  });

  it('keeps the versions of a key in one file apart', () => {
    const version = (from: string) => [`K,FUT,${from},ALL,,,,`, `K,FUT,${from},0101,ALL,weight,1,`];
    expect(parse('keys', [KEY, ...version('2022-01-01'), ...version('2023-01-01')]).rows.map((key) => [key.validFrom, key.nodes.length])).toEqual([
      ['2022-01-01', 2],
      ['2023-01-01', 2],
    ]);
  });

  it("checks payers: check digits, address, period, successor, the register's four digits", () => {
    expect(
      issuesOf('payers', [
        PAYER,
        '0101,A,municipality,99001003,5799990001016,a@b.example,da,2007-01-01,,',
        '101,B,municipality,99001003,,,da,2007-01-01,,',
        '0151,C,kommune,99001004,5799990001511,"a@b.example,c.example",da,2007-02-30,,',
        '0153,D,region,99001003,,,da,2007-01-01,2006-01-01,0153',
        '0155,E,region,99001003,,,da,2007-01-01,,7777',
        '0101,F,municipality,99001003,,,da,2007-01-01,,',
      ]),
    ).toEqual([
      [3, 'code', 'authority-code-malformed'],
      [4, 'cvr', 'cvr-check-digit'],
      [4, 'email', 'email-malformed'],
      [4, 'valid_from', 'date-impossible'],
      [5, 'valid_until', 'period-empty'],
      [5, 'successor', 'successor-self'],
      [6, 'successor', 'payer-unknown'],
      [6, 'successor', 'successor-without-end'],
      [7, 'code', 'row-duplicate'],
    ]);
  });

  it('has no default for the VAT basis, and holds rate and category together', () => {
    const rest = 'reason,DR and KL,2024-03-14,doc';
    expect(
      issuesOf('agreements', [
        AGREEMENT,
        `FUT,2024,,S,25.00,${rest}`,
        `FUT,2025,excluding,S,0,${rest}`,
        `FUT,2026,including,O,25.00,${rest}`,
        'FUT,2027,excluding,O,0,r,b,2024-03-16,d',
      ]),
    ).toEqual([
      [2, 'vat_basis', 'cell-empty'],
      [3, 'vat_rate', 'vat-rate-unfitting'],
      [4, 'vat_rate', 'vat-rate-unfitting'],
      [5, 'agreed_on', 'agreed-after-recorded'],
    ]);
    expect(parse('agreements', [AGREEMENT, `FUT,2024,Excluding,s,"25,00%",${rest}`]).rows).toMatchObject([
      { vatBasis: 'excluding', vatCategory: 'S', vatRatePercent: '25.00' },
    ]);
  });

  it('checks who bills what', () => {
    expect(parse('arrangements', [ARRANGEMENT, 'FUT,KL,RM,first-bank-day 4,2024,,on-account,0']).rows).toMatchObject([
      { rule: { type: 'first-bank-day', month: 4 }, serviceYearOffset: 0, untilYear: null },
    ]);
    expect(
      issuesOf('arrangements', [ARRANGEMENT, 'FUT,XX,NN,last-bank-day 8,2024,2024,on-account,0', 'FUT,KL,RM,last-bank-day 13,2024,,later,1']),
    ).toEqual([
      [2, 'issuer', 'issuer-unknown'],
      [2, 'branch', 'branch-unknown'],
      [2, 'until_year', 'period-empty'],
      [3, 'rule', 'billing-rule-malformed'],
      [3, 'first_round', 'word-unknown'],
      [3, 'service_year_offset', 'word-unknown'],
    ]);
  });

  it('wants the accounts that an actual cost names', () => {
    const head = 'programme,year,amount,audited,accounts';
    expect(parse('actual-costs', [head, 'FUT,2023,-46912377.43,nej,accounts/a.csv']).rows).toMatchObject([
      { amountOre: -4_691_237_743n, audited: false, accounts: 'accounts/a.csv' },
    ]);
    expect(issuesOf('actual-costs', [head, 'FUT,2023,1,ja,accounts/b.csv', 'FUT,2022,1,,'])).toEqual([
      [2, 'accounts', 'accounts-missing'],
      [3, 'audited', 'cell-empty'],
    ]);
  });

  it('binds people to what they act for', () => {
    expect(
      issuesOf('people', [
        PERSON,
        'o,O,o@x.example,officer,,,2022-01-01,',
        'a,A,a@x.example,auditor,RM,,2022-01-01,',
        'p,P,p@x.example,payer,,0101,2022-01-01,2021-01-01',
        'q,Q,q@x.example,payer,,,2022-01-01,',
      ]),
    ).toEqual([
      [2, 'issuer', 'issuer-unfitting'],
      [3, 'issuer', 'issuer-unfitting'],
      [4, 'valid_until', 'period-empty'],
      [5, 'organisation', 'organisation-unfitting'],
    ]);
  });

  it('checks issuers and keeps every number series to one of them', () => {
    const row = (code: string, series: string, fik: string) => `${code},N,DK,,${series},${code}-INT,${fik},99001003,S,0999,C,a@b.example,#0B3C5D`;
    expect(parse('issuers', [ISSUER, row('A', 'A', '81000017')]).rows).toMatchObject([{ code: 'A', brandColour: '#0b3c5d', ownPayerCode: null }]);
    expect(issuesOf('issuers', [ISSUER, row('A', 'A', '81000017'), row('B', 'A', ''), row('C', 'c', '71000017')])).toEqual([
      [3, 'series', 'series-shared'],
      [4, 'series', 'series-malformed'],
      [4, 'fik_creditor', 'fik-check-digit'],
    ]);
  });

  it('lets an issuer open, number and mail at times of its own, in that order', () => {
    const head = `${ISSUER},opens_days_before,issue_time,dispatch_time`;
    const row = (code: string, times: string) => `${code},N,DK,,${code},${code}-INT,,99001003,S,0999,C,a@b.example,#0B3C5D,${times}`;
    expect(parse('issuers', [head, row('A', '21,05:30,'), row('B', ',,')]).rows).toMatchObject([
      { opensDaysBefore: 21, issueTime: '05:30', dispatchTime: '08:00' },
      { opensDaysBefore: 14, issueTime: '06:00', dispatchTime: '08:00' },
    ]);
    expect(issuesOf('issuers', [head, row('A', '121,24:00,'), row('B', ',09:00,')])).toEqual([
      [2, 'opens_days_before', 'whole-number-out-of-range'],
      [2, 'issue_time', 'time-malformed'],
      [3, 'dispatch_time', 'dispatch-before-issue'],
    ]);
  });

  it('checks programmes, with a minimum for true-ups where there is one', () => {
    expect(
      parse('programmes', ['code,name,currency,minimum_true_up', 'FUT,F,DKK,"100,00"', 'T,T,nok,']).rows.map((row) => row.minimumTrueUpOre),
    ).toEqual([10_000n, null]);
    expect(issuesOf('programmes', ['code,name,currency', 'FUT,F,EUR'])).toEqual([[2, 'currency', 'word-unknown']]);
  });

  it('does not pass a printed table of which nothing is recorded', () => {
    expect(issuesOf('printed-payment-plan', ['payer,year,programme,printed', 'KL,2023,FUT,1'])).toEqual([[null, null, 'budget-missing']]);
    expect(issuesOf('printed-budget-totals', ['row,column,printed', 'FUT,I alt,1', 'FUT,2023,1'])).toContainEqual([3, 'column', 'total-missing']);
  });

  it('gives the issues of the file itself unchanged', () => {
    expect(issuesOf('payers', ['code,name', '=cmd|x,"open'])).toContainEqual([2, 'code', 'formula']);
  });
});
