import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { addLedgerCommands } from '#apps/cli/commands/ledger';
import { print, printJson, printTable } from '#apps/cli/print';
import { printRun, runJson } from '#apps/cli/print-run';
import { actingPerson, inSession, type Session } from '#apps/cli/session';
import { formatAmount } from '#domain/money/money';
import { DomainError } from '#domain/errors';
import { parseRunId } from '#contracts/parse-run-id';
import type { ApproveCommand, ReasonedCommand, RunCommand, UPDATES } from '#contracts/invoice-run-process';
import { BillingProcess } from '#temporal/billing-process';
import { ExportComparison } from '#use-cases/export-comparison';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { ShowRun, type RunListItem } from '#use-cases/show-run';
import type { SheetFormat } from '#use-cases/write-sheet';
import { LANGUAGES, type Language } from '#glossary/language';

export function addRunsCommands(program: Command): void {
  const runs = program.command('runs').description('invoice runs: see them, decide on them');
  runs
    .command('list')
    .description('all runs, and billing dates without one')
    .option('--json', 'as JSON', false)
    .action(async (options: { json: boolean }) => {
      await inSession(async ({ context }) => {
        const list = await context.get(ShowRun).list();
        if (options.json) {
          printJson(
            list.map(({ totalOre, internalOre, factsSeen, ...run }) => ({
              ...run,
              factsSeen: String(factsSeen),
              total: formatAmount(totalOre),
              internalTotal: formatAmount(internalOre),
            })),
          );
          return;
        }
        printRunTable(list);
        for (const entry of await context.get(ShowRun).listDatesWithoutRun()) {
          if (entry.outcome !== null)
            print(
              `${entry.issuer}/${entry.billingDate}: nothing billable (${entry.blocked.map((blocked) => blocked.reason).join(', ') || 'nothing due'})`,
            );
        }
      });
    });
  runs
    .command('show')
    .description('one run: rounds, blocked rounds, comparison with last year, decisions')
    .argument('<run>', 'ISSUER/YYYY-MM-DD')
    .option('--json', 'as JSON', false)
    .option('--all', 'every payer, not only those that stand out', false)
    .action(async (run: string, options: { json: boolean; all: boolean }) => {
      await inSession(async ({ context }) => {
        const view = await context.get(ShowRun).view(run);
        if (options.json) printJson(runJson(view));
        else printRun(view, options);
      });
    });
  runs
    .command('export')
    .description('the comparison with last year, every payer and every effect, as a file for a spreadsheet')
    .argument('<run>', 'ISSUER/YYYY-MM-DD')
    .option('--out <file>', 'where to; default ISSUER-YYYY-MM-DD.xlsx here')
    .addOption(new Option('--format <format>', 'of the file').choices(['xlsx', 'csv']).default('xlsx'))
    .addOption(new Option('--language <language>', 'of its heads').choices(LANGUAGES).default('da'))
    .action(async (run: string, options: { out?: string; format: SheetFormat; language: Language }) => {
      await inSession(async ({ context }) => {
        const file = await context.get(ExportComparison).execute({ run }, options);
        const path = options.out ?? file.name;
        writeFileSync(path, file.bytes);
        print(`${path}: ${file.bytes.length} bytes`);
      });
    });
  runs
    .command('reconcile')
    .description('run total = documents = ledger, and documents to payers = sent')
    .argument('<run>', 'ISSUER/YYYY-MM-DD')
    .action(async (run: string) => {
      await inSession(async ({ context }) => {
        const { differences, ...row } = await context.get(ReconcileRun).execute(run);
        for (const [name, value] of Object.entries(row)) print(`${name}: ${typeof value === 'bigint' ? formatAmount(value) : value}`);
        if (differences.length > 0) throw new DomainError('run-does-not-reconcile', differences.join('; '), { run });
        print('everything agrees');
      });
    });
  addLedgerCommands(runs);
  decision(runs, 'submit', 'hand a draft to the approver');
  decision(runs, 'approve', 'approve the content whose digest you have seen', { digest: true });
  decision(runs, 'reject', 'send it back with a reason', { reason: true });
  decision(runs, 'cancel', 'give it up before it is issued', { reason: true });
  decision(runs, 'prepare-again', 'calculate a rejected run anew');
}

interface DecisionOptions {
  readonly as: string;
  readonly digest?: string;
  readonly reason?: string;
  readonly command: string;
}

function decision(
  runs: Command,
  name: keyof typeof COMMANDS,
  description: string,
  takes: { readonly digest?: true; readonly reason?: true } = {},
): void {
  const command = runs
    .command(name)
    .description(description)
    .argument('<run>', 'ISSUER/YYYY-MM-DD')
    .requiredOption('--as <person>', 'who decides (embedded profile)')
    .option('--command <id>', 'id of this command: the same id again has no second effect', randomUUID());
  if (takes.digest) command.requiredOption('--digest <sha256>', 'as `runs show` prints it');
  if (takes.reason) command.requiredOption('--reason <text>', 'why');
  command.action(async (run: string, options: DecisionOptions) => {
    await inSession(async (session) => {
      const state = await decide(session, COMMANDS[name], run, options);
      print(`${run}: ${state}`);
    });
  });
}

const COMMANDS = {
  submit: 'submit',
  approve: 'approve',
  reject: 'reject',
  cancel: 'cancel',
  'prepare-again': 'prepareAgain',
} as const satisfies Record<string, keyof typeof UPDATES>;

async function decide(session: Session, name: keyof typeof UPDATES, run: string, options: DecisionOptions): Promise<string> {
  const command: RunCommand & Partial<ApproveCommand & ReasonedCommand> = {
    commandId: options.command,
    person: actingPerson(session, options),
    ...(options.digest === undefined ? {} : { digest: options.digest }),
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  };
  return await session.context.get(BillingProcess).command(parseRunId(run), name, command);
}

export function printRunTable(list: readonly RunListItem[]): void {
  printTable(
    [
      { title: 'run', align: 'left', value: (run) => run.id },
      { title: 'date', align: 'left', value: (run) => run.businessDate },
      { title: 'payers', align: 'right', value: (run) => String(run.documents) },
      { title: 'credit notes', align: 'right', value: (run) => String(run.creditNotes) },
      { title: 'total', align: 'right', value: (run) => formatAmount(run.totalOre) },
      { title: 'own share', align: 'right', value: (run) => (run.internal === 0 ? '' : formatAmount(run.internalOre)) },
      { title: 'state', align: 'left', value: (run) => (run.blocked > 0 ? `${run.state}, ${run.blocked} blocked` : run.state) },
      { title: 'mails', align: 'left', value: mailsOf },
    ],
    list,
  );
}

function mailsOf(run: RunListItem): string {
  if (run.state !== 'issued' && run.state !== 'completed') return '';
  const rest = [run.mailsOpen > 0 ? `${run.mailsOpen} under way` : '', run.mailsFailed > 0 ? `${run.mailsFailed} need action` : ''].filter(
    (part) => part !== '',
  );
  return [`${run.mailsSent} sent`, ...rest].join(', ');
}
