import type { Component } from '#domain/cost-basis/component';
import { findUnknownNames } from '#domain/cost-basis/unknown-names';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { keyMisfits, keysOf, type Misfit } from '#imports/cost-basis/payer-keys';
import { FIGURE_SHEETS } from '#imports/cost-basis/figure-sheets';
import { STRUCTURE_SHEETS } from '#imports/cost-basis/structure-sheets';
import { collectIssues, type ImportIssue } from '#tabular/import-issue';
import { readRecords, type ColumnSpecs, type TableRecord } from '#tabular/read-records';
import { readTable } from '#tabular/read-table';
import type { TableFile } from '#tabular/table-file';

/** The sheets a cost basis consists of: one workbook, or one CSV file a sheet. A sheet may hold no rows, but none may be left out. */
export const COST_BASIS_SHEETS = [...Object.keys(STRUCTURE_SHEETS), ...Object.keys(FIGURE_SHEETS)];

/** What was read: the version without its number, which it gets when it is recorded; or every issue, and no version. */
export type ParsedCostBasis = { readonly version: Omit<CostBasisVersion, 'number'> } | { readonly issues: readonly ImportIssue[] };

/** Reads a version. `fileOf` gives the file that a sheet stands in: the same workbook for all, or one CSV each; null when there is none. */
export function parseCostBasis(fileOf: (sheet: string) => TableFile | null): ParsedCostBasis {
  const issues = collectIssues();
  const records: SheetRecords = new Map();
  const sheet = sheetReader(fileOf, issues.add, records);
  const settings = sheet('settings', STRUCTURE_SHEETS.settings);
  const [row] = settings;
  const components = sheet('components', STRUCTURE_SHEETS.components).map(({ basisState, basisReference, basisOn, ...rest }): Component => ({
    ...rest,
    legalBasis: { state: basisState, reference: basisReference, on: basisOn },
  }));
  const parts = {
    columns: sheet('columns', STRUCTURE_SHEETS.columns),
    drivers: sheet('drivers', STRUCTURE_SHEETS.drivers),
    services: sheet('services', STRUCTURE_SHEETS.services),
    components,
    shares: sheet('shares', STRUCTURE_SHEETS.shares),
    costs: sheet('costs', FIGURE_SHEETS.costs),
    risks: sheet('risks', FIGURE_SHEETS.risks),
    carried: sheet('carried', FIGURE_SHEETS.carried),
    margins: sheet('margins', FIGURE_SHEETS.margins),
    driverFigures: sheet('driverFigures', FIGURE_SHEETS.driverFigures),
    decisions: sheet('decisions', FIGURE_SHEETS.decisions),
    volumes: sheet('volumes', FIGURE_SHEETS.volumes),
    sectorWeights: sheet('sectorWeights', STRUCTURE_SHEETS.sectorWeights),
    accounts: sheet('accounts', STRUCTURE_SHEETS.accounts),
    payerKeys: sheet('payerKeys', STRUCTURE_SHEETS.payerKeys),
    companyFigures: sheet('companyFigures', FIGURE_SHEETS.companyFigures),
  };
  if (settings.length !== 1 || !row) {
    if (issues.isEmpty())
      issues.add(sheetIssue(fileOf, 'settings', 'settings-not-one-row', 'a version has one row of settings', `${settings.length} rows`));
    return { issues: issues.list() };
  }
  if (!issues.isEmpty()) return { issues: issues.list() };
  const { basis, year, currency, title, decisionThresholdOre, roundingToleranceOre } = row;
  const version = {
    basis,
    year,
    currency,
    title,
    rules: { decisionThresholdOre, roundingToleranceOre },
    ...parts,
    payerKeys: keysOf(parts.payerKeys),
  };
  for (const misfit of [...findUnknownNames({ ...version, number: 0 }), ...keyMisfits(parts.payerKeys)]) {
    const problem = MISFITS[misfit.code];
    const issue = records.get(misfit.sheet)?.[misfit.at]?.issueAt(misfit.property, { ...problem, code: misfit.code });
    issues.add(issue ?? sheetIssue(fileOf, misfit.sheet, misfit.code, problem.message, misfit.row));
  }
  return issues.isEmpty() ? { version } : { issues: issues.list() };
}

const MISFITS: Readonly<Record<Misfit['code'], Pick<ImportIssue, 'message' | 'expected'>>> = {
  'row-twice': { message: 'another row says the same', expected: 'each row once' },
  'name-unknown': { message: 'this version has nothing of that name', expected: 'a code that stands in its own sheet' },
  'billed-key-missing': { message: 'the sector is billed by another key as well', expected: 'one key of a sector that is billed' },
  'key-rows-differ': { message: 'an earlier row of the key says otherwise', expected: 'the same in every row of a key' },
};

type Problem = Pick<ImportIssue, 'code' | 'message' | 'expected'>;

/** The rows of each sheet in their order, so that one found not to fit the others is told by its place. */
type SheetRecords = Map<string, readonly { issueAt(property: string, problem: Problem): ImportIssue | null }[]>;

function sheetReader(fileOf: (sheet: string) => TableFile | null, report: (issue: ImportIssue) => void, kept: SheetRecords) {
  return <Values extends object>(name: string, specs: ColumnSpecs<Values>): Values[] => {
    const file = fileOf(name);
    if (!file) {
      report(sheetIssue(fileOf, name, 'sheet-missing', `the sheet ${name} is missing`, ''));
      return [];
    }
    const read = readTable(file, { sheet: name });
    if ('issues' in read) {
      read.issues.forEach((issue) => report({ ...issue, sheet: issue.sheet ?? name }));
      return [];
    }
    const { records, issues } = readRecords(read.table, specs);
    issues.forEach(report);
    kept.set(
      name,
      records.map((record) => ({
        issueAt: (property, problem) => (isKeyOf(specs, property) ? { ...record.issue(property, problem), sheet: name } : null),
      })),
    );
    return records.map((record: TableRecord<Values>) => record.values);
  };
}

function isKeyOf<Values extends object>(specs: Values, property: PropertyKey): property is keyof Values {
  return Object.hasOwn(specs, property);
}

function sheetIssue(fileOf: (sheet: string) => TableFile | null, sheet: string, code: string, message: string, found: string): ImportIssue {
  const expected = code === 'sheet-missing' ? `all of: ${COST_BASIS_SHEETS.join(', ')}` : 'rows that fit together';
  return { file: fileOf(sheet)?.name ?? sheet, sheet, row: null, column: null, code, message, expected, found };
}
