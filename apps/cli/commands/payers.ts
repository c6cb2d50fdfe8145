import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { print, printTable } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import type { EInvoicing, EndpointScheme } from '#domain/invoicing/e-invoicing';
import { formatAmount } from '#domain/money/money';
import { LANGUAGES, type Language } from '#glossary/language';
import type { PayerDetails } from '#persistence/register';
import { ChangePayer } from '#use-cases/change-payer';
import type { PayerYears } from '#use-cases/payer-year';
import { ReadPayerYears } from '#use-cases/read-payer-years';
import type { SheetFormat } from '#use-cases/write-sheet';

interface ProposeOptions {
  readonly as: string;
  readonly reason: string;
  readonly command: string;
  readonly name?: string;
  readonly ean?: string;
  readonly email?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly eInvoiceProfile?: EInvoicing['eInvoiceProfile'];
  readonly endpointScheme?: EndpointScheme;
  readonly endpointId?: string;
  readonly orderReference?: string;
  readonly personReference?: string;
  readonly accountingString?: string;
}

export function addPayersCommands(program: Command): void {
  const payers = program.command('payers').description('the register of payers: a change takes two people');
  payers
    .command('propose')
    .description('propose a change of a payer')
    .argument('<payer>', 'its code')
    .requiredOption('--as <person>', 'who proposes (embedded profile)')
    .requiredOption('--reason <text>', 'why')
    .option('--name <text>')
    .option('--ean <digits>')
    .option('--email <address>')
    .option('--street <text>')
    .option('--postcode <digits>')
    .option('--city <text>')
    .addOption(new Option('--e-invoice-profile <profile>').choices(['none', 'peppol-bis-3', 'oioubl-2.1']))
    .addOption(new Option('--endpoint-scheme <scheme>', 'GLN, CVR, Norwegian organisation number').choices(['0088', '0184', '0192']))
    .option('--endpoint-id <id>', 'its address for e-invoices')
    .option('--order-reference <text>')
    .option('--person-reference <text>')
    .option('--accounting-string <text>')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (payer: string, { as, reason, command, ...change }: ProposeOptions) => {
      await inSession(async (session) => {
        const details: Partial<PayerDetails> = change;
        const id = await session.context
          .get(ChangePayer)
          .propose({ commandId: command, payer, change: details, reason, person: actingPerson(session, { as }) });
        print(`change ${id} waits for another person: aconto payers approve ${id} --as …`);
      });
    });
  payers
    .command('years')
    .description('one payer year by year: billed, settled, open, and what years not yet billed may cost')
    .argument('<payer>', 'its code')
    .option('--out <file>', 'write it as a file for a spreadsheet instead')
    .addOption(new Option('--format <format>', 'of the file').choices(['xlsx', 'csv']).default('xlsx'))
    .addOption(new Option('--language <language>', 'of its heads').choices(LANGUAGES).default('da'))
    .action(async (payer: string, options: { out?: string; format: SheetFormat; language: Language }) => {
      await inSession(async ({ context }) => {
        const years = context.get(ReadPayerYears);
        if (options.out === undefined) {
          printYears(await years.execute(payer));
          return;
        }
        const file = await years.export(payer, options);
        writeFileSync(options.out, file.bytes);
        print(`${options.out}: ${file.bytes.length} bytes`);
      });
    });
  payers
    .command('approve')
    .description('approve a proposed change')
    .argument('<change>', 'its id')
    .requiredOption('--as <person>', 'who approves (embedded profile)')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (change: string, options: { as: string; command: string }) => {
      await inSession(async (session) => {
        await session.context.get(ChangePayer).approve({ commandId: options.command, change, person: actingPerson(session, options) });
        print(`change ${change}: approved`);
      });
    });
}

function printYears({ payer, name, predecessors, years, knownOn }: PayerYears): void {
  print(`${payer} ${name}${predecessors.length > 0 ? `, also for ${predecessors.join(', ')}` : ''}: as known on ${knownOn}, net`);
  printTable(
    [
      { title: 'year', align: 'left', value: (row) => `${row.programme} ${row.year}` },
      { title: 'first bill', align: 'right', value: (row) => formatAmount(row.firstBilledOre) },
      { title: 'true-ups', align: 'right', value: (row) => formatAmount(row.trueUpsOre) },
      { title: 'settled', align: 'right', value: (row) => formatAmount(row.settledOre) },
      { title: 'share', align: 'right', value: (row) => (row.share.kind === 'not-known' ? '' : formatAmount(row.share.shareOre)) },
      {
        title: 'rests on',
        align: 'left',
        value: (row) => (row.share.kind === 'not-known' ? row.share.reason : (row.share.status ?? row.share.kind)),
      },
      { title: 'open', align: 'right', value: (row) => (row.openOre === null ? '' : formatAmount(row.openOre)) },
      { title: 'documents', align: 'left', value: (row) => [...new Set(row.lines.map((line) => line.number))].join(', ') },
    ],
    years,
  );
}
