import { localDate, type LocalDate } from '#domain/calendar/local-date';
import { isCvr } from '#domain/references/cvr';
import type { ImportKind } from '#imports/parse-import';
import type { FileToImport } from '#use-cases/import-one-file';

export const ISSUER = 'MEASURE';
/** Who keeps the registers and so may record a programme that nobody bills yet. */
export const ADMINISTRATOR = 'administrator-measure';
export const OFFICER = 'officer-measure';
export const APPROVER = 'approver-measure';

const FIRST_YEAR = 2016;
const PROGRAMME = 'MEASURE';
/** So many payers a file: what a file may hold is limited. */
const PAYERS_A_FILE = 50_000;

/** A programme of one budget a year, shared by so many payers by weight, billed on account once a year: one document and one line a payer. */
export function syntheticFiles(options: { readonly payers: number; readonly years: number }): FileToImport[] {
  const payers = makePayers(options.payers);
  const years = Array.from({ length: options.years }, (_, index) => FIRST_YEAR + index);
  const recordedOn = `${FIRST_YEAR - 1}-12-01`;
  return [
    file('programmes', 'code,name,currency', [`${PROGRAMME},Fælles ydelse til måling,DKK`]),
    ...inParts(payers, PAYERS_A_FILE).map((part) =>
      file(
        'payers',
        'code,name,kind,cvr,street,postcode,city,email,language,valid_from',
        part.map(
          ({ code, cvr, serial }) => `${code},Betaler ${serial},other,${cvr},Eksempelvej ${serial},0999,København,${addressOf(code)},da,2007-01-01`,
        ),
      ),
    ),
    file('issuers', 'issuer,name,country,series,internal_series,fik_creditor,cvr,street,postcode,city,email,brand_colour', [
      `${ISSUER},Opkræver til måling,DK,M,M-INT,81000017,99008202,Eksempelvej 1,0999,København,opkraevning@measure.example,#0b3c5d`,
    ]),
    file('people', 'person,label,email,role,issuer,valid_from', [
      `${ADMINISTRATOR},Administrator,administrator@measure.example,administrator,,2007-01-01`,
      `${OFFICER},Opkrævningsmedarbejder,officer@measure.example,officer,${ISSUER},2007-01-01`,
      `${APPROVER},Godkender,approver@measure.example,approver,${ISSUER},2007-01-01`,
    ]),
    file('keys', 'key,programme,valid_from,node,parent,method,weight,recorded_on', [
      `${PROGRAMME},${PROGRAMME},2007-01-01,ALL,,,,${recordedOn}`,
      `${PROGRAMME},${PROGRAMME},2007-01-01,PAYERS,ALL,percent,100,${recordedOn}`,
      ...payers.map(({ code, serial }) => `${PROGRAMME},${PROGRAMME},2007-01-01,${code},PAYERS,weight,${weightOf(serial)},${recordedOn}`),
    ]),
    file(
      'budgets',
      'programme,year,amount,status,source,recorded_on',
      years.map((year) => `${PROGRAMME},${year},${options.payers * 12_345}.67,approved,måling,${recordedOn}`),
    ),
    file('agreements', 'programme,from_year,vat_basis,vat_category,vat_rate,vat_reason,agreed_by,agreed_on,document,recorded_on', [
      `${PROGRAMME},${FIRST_YEAR},excluding,S,25.00,momspligtig ydelse,parterne,${recordedOn},aftale til måling,${recordedOn}`,
    ]),
    file('arrangements', 'programme,branch,issuer,rule,from_year,until_year,first_round,service_year_offset,recorded_on', [
      `${PROGRAMME},PAYERS,${ISSUER},first-bank-day 4,${FIRST_YEAR},${FIRST_YEAR + options.years},on-account,0,${recordedOn}`,
    ]),
  ];
}

/** The days within which the run of a year opens, whatever its first bank day is. */
export function openingDaysOf(year: number): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: localDate(FIRST_YEAR + year, 3, 1), to: localDate(FIRST_YEAR + year, 4, 30) };
}

interface SyntheticPayer {
  readonly serial: number;
  readonly code: string;
  readonly cvr: string;
}

function makePayers(count: number): SyntheticPayer[] {
  const payers: SyntheticPayer[] = [];
  for (let candidate = 10_000_000; payers.length < count; candidate += 1) {
    const serial = payers.length + 1;
    if (isCvr(String(candidate))) payers.push({ serial, code: `P${String(serial).padStart(6, '0')}`, cvr: String(candidate) });
  }
  return payers;
}

/** Uneven on purpose, so that shares have remainders and no two neighbours the same amount. */
function weightOf(serial: number): number {
  return 1_000 + ((serial * 7_919) % 99_991);
}

function addressOf(code: string): string {
  return `${code.toLowerCase()}@payer.example`;
}

function file(kind: ImportKind, heads: string, rows: readonly string[]): FileToImport {
  return { kind, name: `${kind}.csv`, bytes: Buffer.from(`${[heads, ...rows].join('\n')}\n`, 'utf8'), attachments: new Map() };
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
