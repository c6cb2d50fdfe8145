import type { CollectionArrangement, Programme } from '#domain/facts/facts';
import { parseActualCosts, type ActualCostRow } from '#imports/actual-costs';
import { parseAgreements, type AgreementRow } from '#imports/agreements';
import { parseArrangements } from '#imports/arrangements';
import { parseBudgets, type BudgetRow } from '#imports/budgets';
import type { ImportContext, ParsedRows } from '#imports/import-context';
import { parseLateRates, type LateRateRow } from '#imports/late-rates';
import { parseIssuers, type IssuerRow } from '#imports/issuers';
import { parseLogos, type LogoRow } from '#imports/logos';
import { parseKeys, type AllocationKeyRow } from '#imports/keys';
import { parsePayers, type PayerRow } from '#imports/payers';
import { parsePeople, type PersonRow } from '#imports/people';
import type { Finding } from '#imports/plan-findings/finding';
import { checkBudgetTable, checkPaymentPlan, type PlanFindings } from '#imports/plan-findings/find-plan-findings';
import { parsePrintedBudgetTotals, type PrintedBudgetTotal } from '#imports/printed-budget-totals';
import { parsePrintedPaymentPlan, type PrintedPlanCell } from '#imports/printed-payment-plan';
import { parseProgrammes } from '#imports/programmes';
import { collectIssues, type ImportIssue } from '#tabular/import-issue';
import { readTable } from '#tabular/read-table';
import type { Table } from '#tabular/table';
import type { TableFile } from '#tabular/table-file';

/** What a row of each kind of file becomes. Versions are given when it is recorded. */
export interface ImportRows {
  programmes: Programme;
  payers: PayerRow;
  issuers: IssuerRow;
  logos: LogoRow;
  people: PersonRow;
  keys: AllocationKeyRow;
  budgets: BudgetRow;
  agreements: AgreementRow;
  arrangements: CollectionArrangement;
  'actual-costs': ActualCostRow;
  'late-rates': LateRateRow;
  'printed-budget-totals': PrintedBudgetTotal;
  'printed-payment-plan': PrintedPlanCell;
}

export type ImportKind = keyof ImportRows;

/** Every kind, in an order in which each finds what it names recorded before it. */
export const importKinds = [
  'programmes',
  'payers',
  'issuers',
  'logos',
  'people',
  'keys',
  'budgets',
  'agreements',
  'arrangements',
  'actual-costs',
  'late-rates',
  'printed-budget-totals',
  'printed-payment-plan',
] as const satisfies readonly ImportKind[];

export interface ImportResult<Kind extends ImportKind> {
  readonly kind: Kind;
  /** Empty when there is an issue: a file is taken whole or not at all. */
  readonly rows: readonly ImportRows[Kind][];
  readonly issues: readonly ImportIssue[];
  /** Places where a printed figure disagrees with its parts. They refuse nothing. */
  readonly findings: readonly Finding[];
}

type Parser<Kind extends ImportKind> = (
  table: Table,
  context: ImportContext,
) => ParsedRows<ImportRows[Kind]> & { readonly findings?: readonly Finding[] };

const PARSERS: { readonly [Kind in ImportKind]: Parser<Kind> } = {
  programmes: parseProgrammes,
  payers: parsePayers,
  issuers: parseIssuers,
  logos: parseLogos,
  people: parsePeople,
  keys: parseKeys,
  budgets: parseBudgets,
  agreements: parseAgreements,
  arrangements: parseArrangements,
  'actual-costs': parseActualCosts,
  'late-rates': parseLateRates,
  'printed-budget-totals': (table, context) =>
    withFindings(table, parsePrintedBudgetTotals(table, context), (rows) => checkBudgetTable(rows, context.facts)),
  'printed-payment-plan': (table, context) =>
    withFindings(table, parsePrintedPaymentPlan(table, context), (rows) => checkPaymentPlan(rows, context.facts)),
};

/** The one door for files: bytes of a kind to rows, every issue, and the findings of a printed plan. Never throws on what a file holds. */
export function parseImport<Kind extends ImportKind>(kind: Kind, file: TableFile, context: ImportContext): ImportResult<Kind> {
  const read = readTable(file, { sheet: context.sheet ?? kind });
  if ('issues' in read) return { kind, rows: [], issues: read.issues, findings: [] };
  const parse: Parser<Kind> = PARSERS[kind];
  const { rows, issues, findings = [] } = parse(read.table, context);
  return issues.length > 0 ? { kind, rows: [], issues: inFileOrder(issues), findings: [] } : { kind, rows, issues: [], findings };
}

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(PARSERS, text);
}

function withFindings<Row>(table: Table, parsed: ParsedRows<Row>, check: (rows: readonly Row[]) => PlanFindings) {
  if (parsed.issues.length > 0) return parsed;
  const { findings, unchecked } = check(parsed.rows);
  const issues = unchecked.map(({ row, column, missing }): ImportIssue => ({
    file: table.file,
    sheet: table.sheet,
    row: null,
    column: null,
    code: `${missing}-missing`,
    message: `no ${missing} is recorded that ${row}, ${column} could be checked against`,
    expected: `the ${missing} imported first, recorded on or before the printed table`,
    found: `${row}, ${column}`,
  }));
  return { rows: parsed.rows, issues, findings };
}

function inFileOrder(issues: readonly ImportIssue[]): ImportIssue[] {
  const bounded = collectIssues();
  for (const issue of [...issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))) bounded.add(issue);
  return bounded.list();
}
