import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { print, printTable } from '#apps/cli/print';
import { actingPerson, inSession, type Session } from '#apps/cli/session';
import { addDays } from '#domain/calendar/local-date';
import { formatAmount } from '#domain/money/money';
import { LANGUAGES, type Language } from '#glossary/language';
import { AccountStatements } from '#use-cases/payments/account-statements';
import { ShowPayments } from '#use-cases/payments/show-payments';

interface StatementOptions {
  readonly issuer: string;
  readonly from: string;
  readonly until: string;
  readonly as?: string;
  readonly pdf?: string;
  readonly xlsx?: string;
  readonly csv?: string;
  readonly language: Language;
}

/** A payer's statement of account, on screen or as a file. */
export function addStatementCommand(payments: Command): void {
  payments
    .command('statement')
    .description('statement of account of a payer, on screen or as a file')
    .argument('<payer>')
    .requiredOption('--issuer <code>')
    .requiredOption('--from <day>', 'first day')
    .requiredOption('--until <day>', 'the day after the last')
    .option('--pdf <file>', 'as a letter (PDF/A-3a, PDF/UA-1)')
    .option('--xlsx <file>', 'as a workbook')
    .option('--csv <file>', 'as CSV')
    .addOption(new Option('--language <language>', 'of a file').choices([...LANGUAGES]).default('da'))
    .option('--as <person>', 'who asks for a file (embedded profile)')
    .action(async (payer: string, options: StatementOptions) => {
      await inSession(async (session) => {
        const files = await filesOf(session, payer, options);
        for (const { path, bytes } of files) {
          await writeFile(path, bytes, { flag: 'wx' });
          print(`${path}: ${bytes.length} bytes`);
        }
        if (files.length === 0) await printStatement(session, payer, options);
      });
    });
}

async function filesOf(session: Session, payer: string, options: StatementOptions): Promise<{ path: string; bytes: Buffer }[]> {
  const { issuer, from, language, pdf, xlsx, csv } = options;
  if (pdf === undefined && xlsx === undefined && csv === undefined) return [];
  const statements = session.context.get(AccountStatements);
  const of = { payer, issuer, from, until: addDays(options.until, -1), person: actingPerson(session, { as: options.as ?? '' }) };
  const files = pdf === undefined ? [] : [{ path: pdf, bytes: await statements.print(of, language) }];
  for (const [format, path] of Object.entries({ xlsx, csv } as const))
    if (path !== undefined) {
      const { bytes } = await statements.export(of, { format: format === 'xlsx' ? 'xlsx' : 'csv', language });
      files.push({ path, bytes });
    }
  return files;
}

async function printStatement({ context }: Session, payer: string, options: StatementOptions): Promise<void> {
  for (const statement of await context.get(ShowPayments).statement({ payer, ...options })) {
    print(`${payer} ${statement.from} to ${statement.until}, ${statement.currency}: before ${formatAmount(statement.openingOre)}`);
    printTable(
      [
        { title: 'on', align: 'left', value: (line) => line.on },
        { title: 'what', align: 'left', value: (line) => `${line.type} ${line.document}` },
        { title: 'amount', align: 'right', value: (line) => formatAmount(line.amountOre) },
        { title: 'balance', align: 'right', value: (line) => formatAmount(line.balanceOre) },
      ],
      statement.lines,
    );
    print(`after ${formatAmount(statement.closingOre)}`);
  }
}
