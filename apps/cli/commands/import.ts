import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT } from '#apps/cli/exit-codes';
import { printIssues } from '#apps/cli/print-issues';
import { print, printJson, printTable } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { DomainError } from '#domain/errors';
import { formatAmount } from '#domain/money/money';
import { importKinds, isImportKind, type ImportKind } from '#imports/parse-import';
import { hasErrorCode } from '#platform/error-code';
import { ImportFiles } from '#use-cases/import-files';
import type { FileToImport, ImportReport } from '#use-cases/import-one-file';
import { PlanCalendar } from '#use-cases/plan-calendar';

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('record files (CSV or XLSX): all of them, or none when any has an error; printed plans are checked against their parts')
    .argument('<path...>', 'files, or folders with files named after their kind (budgets.csv, keys.xlsx …)')
    .addOption(new Option('--kind <kind>', 'what the files hold, where their name does not say it').choices(importKinds))
    .requiredOption('--as <person>', 'who imports (embedded profile)')
    .option('--json', 'the report as JSON', false)
    .action(async (paths: string[], options: { kind?: ImportKind; as: string; json: boolean }) => {
      const files = await collectFiles(paths, options.kind);
      await inSession(async (session) => {
        const reports = await session.context.get(ImportFiles).execute({ files, person: actingPerson(session, options) });
        if (options.json) printJson(reports.map(reportJson));
        else printReports(reports);
        if (reports.some((report) => report.outcome === 'refused')) process.exitCode = EXIT.inputRefused;
        else await session.context.get(PlanCalendar).planAhead();
      });
    });
}

/** Files with their kinds, in the order in which each finds what it names recorded before it. */
export async function collectFiles(paths: readonly string[], kind?: ImportKind): Promise<FileToImport[]> {
  const files: FileToImport[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new DomainError('file-not-found', `there is no ${path}`, { path });
    if ((await stat(path)).isDirectory()) files.push(...(await collectFolder(path)));
    else files.push(await readOne(path, kind ?? kindOfName(path)));
  }
  return files.sort((a, b) => importKinds.indexOf(a.kind) - importKinds.indexOf(b.kind));
}

async function collectFolder(folder: string): Promise<FileToImport[]> {
  const names = (await readdir(folder)).filter((name) => /\.(csv|xlsx)$/i.test(name) && isImportKind(stem(name)));
  if (names.length === 0)
    throw new DomainError('folder-without-imports', `${folder} holds no file named after a kind: ${importKinds.join(', ')}`, {});
  return await Promise.all(names.map((name) => readOne(join(folder, name), kindOfName(name))));
}

async function readOne(path: string, kind: ImportKind): Promise<FileToImport> {
  return { kind, name: basename(path), bytes: await readFile(path), attachments: await readBeside(path, ATTACHMENTS[kind]) };
}

/** What rows name lies in a folder beside their file, and is named relative to that; everything in the folder is handed in. */
const ATTACHMENTS: { readonly [Kind in ImportKind]?: string } = { 'actual-costs': 'accounts', logos: 'logos' };

async function readBeside(path: string, beside: string | undefined): Promise<Map<string, Uint8Array>> {
  if (beside === undefined) return new Map();
  const folder = join(dirname(path), beside);
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  });
  return new Map(
    await Promise.all(names.map(async (name) => [relative(dirname(path), join(folder, name)), await readFile(join(folder, name))] as const)),
  );
}

function kindOfName(path: string): ImportKind {
  const name = stem(basename(path));
  if (!isImportKind(name)) throw new DomainError('import-kind-unknown', `say what ${path} holds: --kind ${importKinds.join(' | ')}`, { path });
  return name;
}

function stem(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

/** The report for people: what was recorded, every error with its place, and what a printed plan does not add up to. */
export function printReports(reports: readonly ImportReport[]): void {
  for (const report of reports) {
    const issues = report.issues.length > 0 ? `, ${report.issues.length} errors` : '';
    print(`${report.file}: ${report.outcome.replaceAll('-', ' ')}, ${report.rows} rows${issues}`);
    printIssues(report.issues);
  }
  const findings = reports.flatMap((report) => report.findings);
  if (findings.length === 0) return;
  print();
  print(`${findings.length} printed figures disagree with their parts. They are shown, not mended: exact amounts in øre are what is billed.`);
  printTable(
    [
      { title: 'table', align: 'left', value: (finding) => finding.table },
      { title: 'row', align: 'left', value: (finding) => finding.row },
      { title: 'column', align: 'left', value: (finding) => finding.column },
      { title: 'printed', align: 'right', value: (finding) => formatAmount(finding.printedOre) },
      { title: 'expected', align: 'right', value: (finding) => formatAmount(finding.expectedOre) },
      { title: 'difference', align: 'right', value: (finding) => formatAmount(finding.differenceOre) },
    ],
    findings,
  );
}

function reportJson(report: ImportReport) {
  return {
    file: report.file,
    kind: report.kind,
    outcome: report.outcome,
    rows: report.rows,
    issues: report.issues.map((issue) => ({ ...issue })),
    findings: report.findings.map(({ printedOre, expectedOre, differenceOre, ...finding }) => ({
      ...finding,
      printed: formatAmount(printedOre),
      expected: formatAmount(expectedOre),
      difference: formatAmount(differenceOre),
    })),
  };
}
