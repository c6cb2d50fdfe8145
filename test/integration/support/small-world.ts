import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '#imports/parse-import';

const EXAMPLE = join(process.cwd(), 'example', 'fut-telma');

/** A file of the example; with codes, only the rows that begin with one of them. */
export function exampleFile(name: string, codes: readonly string[] | null = null): string {
  const lines = readFileSync(join(EXAMPLE, `${name}.csv`), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [header = '', ...rows] = lines;
  return [header, ...rows.filter((row) => codes === null || codes.includes(row.split(',')[0] ?? ''))].join('\n');
}

/**
 * Two programmes, each billed in April by one issuer: ALFA by KOMBIT to three municipalities that share 1 : 1 : 2, BETA by Region Midtjylland (1082),
 * which is one of its payers, half and half with a municipality. Budgets and agreements of 2024 are recorded.
 */
export function smallWorld(): Partial<Record<ImportKind, string>> {
  return {
    programmes: 'code,name,currency,minimum_true_up\nALFA,Alfa,DKK,\nBETA,Beta,DKK,',
    payers: exampleFile('payers', ['0101', '0147', '0151', '1082']),
    issuers: exampleFile('issuers', ['KOMBIT', 'RM']),
    people: exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
    keys: [
      'key,programme,valid_from,node,parent,method,weight,source,name,recorded_on',
      keyRow('ALFA', 'ALL,,,'),
      keyRow('ALFA', '0101,ALL,weight,1'),
      keyRow('ALFA', '0147,ALL,weight,1'),
      keyRow('ALFA', '0151,ALL,weight,2'),
      keyRow('BETA', 'ALL,,,'),
      keyRow('BETA', '0101,ALL,weight,1'),
      keyRow('BETA', '1082,ALL,weight,1'),
    ].join('\n'),
    budgets: budgets('ALFA,2024,1000.00,approved', 'BETA,2024,500.00,approved'),
    agreements: agreements('ALFA,2024', 'BETA,2024'),
    arrangements: [
      'programme,branch,issuer,rule,from_year,until_year,first_round,service_year_offset,recorded_on',
      'ALFA,ALL,KOMBIT,first-bank-day 4,2024,,on-account,0,2024-01-10',
      'BETA,ALL,RM,first-bank-day 4,2024,,on-account,0,2024-01-10',
    ].join('\n'),
  };
}

export const ALFA_2024 = { issuer: 'KOMBIT', billingDate: '2024-04-02' };
export const ALFA_2025 = { issuer: 'KOMBIT', billingDate: '2025-04-01' };
export const BETA_2024 = { issuer: 'RM', billingDate: '2024-04-02' };

/** Rows `programme,year,amount,status`; recorded on the day given, or early in 2024. */
export function budgets(...rows: readonly string[]): string {
  return budgetsOn('2024-01-15', ...rows);
}

export function budgetsOn(recordedOn: string, ...rows: readonly string[]): string {
  return ['programme,year,amount,status,source,recorded_on', ...rows.map((row) => `${row},the budget,${recordedOn}`)].join('\n');
}

/** Rows `programme,year,amount`. */
export function actualCostsOn(recordedOn: string, ...rows: readonly string[]): string {
  return [
    'programme,year,amount,audited,accounts,recorded_on,source',
    ...rows.map((row) => `${row},no,accounts/accounts.csv,${recordedOn},the accounts`),
  ].join('\n');
}

/** Rows `programme,from_year`; amounts excluding VAT of 25 %. */
export function agreements(...rows: readonly string[]): string {
  return agreementsOn('2024-01-15', ...rows);
}

export function agreementsOn(recordedOn: string, ...rows: readonly string[]): string {
  const header = 'programme,from_year,vat_basis,vat_category,vat_rate,vat_reason,agreed_by,agreed_on,document,recorded_on';
  return [header, ...rows.map((row) => `${row},excluding,S,25.00,as agreed,the parties,2024-01-10,an agreement,${recordedOn}`)].join('\n');
}

function keyRow(key: string, node: string): string {
  return `${key},${key},2023-01-01,${node},the key,,2024-01-15`;
}
