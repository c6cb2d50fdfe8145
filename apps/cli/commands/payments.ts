import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { addStatementCommand } from '#apps/cli/commands/payment-statement';
import { print, printTable } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { formatAmount, parseAmount } from '#domain/money/money';
import type { MatchCandidate } from '#domain/payments/match-payment';
import { DecidePayment } from '#use-cases/payments/decide-payment';
import { ImportBankFile } from '#use-cases/payments/import-bank-file';
import { ShowPayments } from '#use-cases/payments/show-payments';

export function addPaymentsCommands(program: Command): void {
  const payments = program.command('payments').description("what was paid: import the bank's files, confirm, see what is open");
  addImport(payments);
  addViews(payments);
  addStatementCommand(payments);
  addDecisions(payments);
}

function addImport(payments: Command): void {
  payments
    .command('import')
    .description('take in bank files (camt.053, camt.054, OCR giro); what was taken in before changes nothing')
    .argument('<files...>')
    .requiredOption('--issuer <code>', 'whose account it is')
    .requiredOption('--as <person>', 'who imports (embedded profile)')
    .action(async (files: string[], options: { issuer: string; as: string }) => {
      await inSession(async (session) => {
        const person = actingPerson(session, options);
        for (const file of files) {
          const report = await session.context
            .get(ImportBankFile)
            .execute({ commandId: randomUUID(), issuer: options.issuer, name: basename(file), bytes: await readFile(file), person });
          const { outcome, format, entries, known, matched, toConfirm, notBooked, amountOre } = report;
          print(
            outcome === 'imported-before'
              ? `${file}: imported before, nothing changed`
              : `${file}: ${format}, ${entries} entries, ${known} known, ${matched} posted by reference, ${toConfirm} to confirm, ${notBooked} not booked yet; ${formatAmount(amountOre)}`,
          );
        }
      });
    });
}

function addViews(payments: Command): void {
  payments
    .command('open')
    .description('open items of an issuer or of one payer, with the balance of each payer')
    .requiredOption('--issuer <code>')
    .option('--payer <code>')
    .option('--balances', 'one line a payer: invoiced, charged, credited, paid, open, and what the ledger says')
    .action(async (options: { issuer: string; payer?: string; balances?: true }) => {
      await inSession(async ({ context }) => {
        if (options.balances) {
          const balances = await context.get(ShowPayments).balances(options.issuer);
          printTable(
            [
              { title: 'payer', align: 'left', value: (row) => row.payer },
              { title: 'invoiced', align: 'right', value: (row) => formatAmount(row.invoicedOre) },
              { title: 'charged', align: 'right', value: (row) => formatAmount(row.chargedOre) },
              { title: 'credited', align: 'right', value: (row) => formatAmount(row.creditedOre) },
              { title: 'paid', align: 'right', value: (row) => formatAmount(row.paidOre) },
              { title: 'open', align: 'right', value: (row) => formatAmount(row.openOre) },
              { title: 'ledger', align: 'right', value: (row) => formatAmount(row.ledgerOre) },
              { title: '', align: 'left', value: (row) => row.currency },
            ],
            balances.filter((row) => options.payer === undefined || row.payer === options.payer),
          );
          return;
        }
        printTable(
          [
            { title: 'document', align: 'left', value: (item) => item.number },
            { title: 'payer', align: 'left', value: (item) => item.payer },
            { title: 'due', align: 'left', value: (item) => item.dueOn ?? '' },
            { title: 'total', align: 'right', value: (item) => formatAmount(item.totalOre) },
            { title: 'charged', align: 'right', value: (item) => formatAmount(item.chargedOre) },
            { title: 'credited', align: 'right', value: (item) => formatAmount(item.creditedOre) },
            { title: 'paid', align: 'right', value: (item) => formatAmount(item.paidOre) },
            { title: 'open', align: 'right', value: (item) => formatAmount(item.openOre) },
            { title: '', align: 'left', value: (item) => (item.isDisputed ? `${item.currency}, disputed` : item.currency) },
          ],
          await context.get(ShowPayments).openItems(options.issuer, options.payer ?? null),
        );
      });
    });
  payments
    .command('waiting')
    .description('bank entries that wait for a person, with the documents they may be for')
    .requiredOption('--issuer <code>')
    .action(async (options: { issuer: string }) => {
      await inSession(async ({ context }) => {
        printTable(
          [
            { title: 'entry', align: 'left', value: (entry) => entry.id },
            { title: 'booked', align: 'left', value: (entry) => entry.bookedOn },
            { title: 'left', align: 'right', value: (entry) => formatAmount(entry.restOre) },
            { title: 'from', align: 'left', value: (entry) => entry.payerName ?? '' },
            { title: 'says', align: 'left', value: (entry) => [entry.reference, entry.text].filter(Boolean).join(' ').slice(0, 40) },
            { title: 'may be for', align: 'left', value: (entry) => entry.candidates.map(candidateText).join('; ') },
          ],
          await context.get(ShowPayments).waiting(options.issuer),
        );
      });
    });
}

function addDecisions(payments: Command): void {
  payments
    .command('confirm')
    .description('post a bank entry, or a part of it, on a document')
    .argument('<entry>', 'as `payments waiting` names it')
    .requiredOption('--document <number>')
    .requiredOption('--as <person>', 'who confirms (embedded profile)')
    .option('--amount <amount>', 'a part, as 1234.50; otherwise all that is left')
    .option('--reason <text>', 'what tells so')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (entry: string, options: { document: string; as: string; amount?: string; reason?: string; command: string }) => {
      await inSession(async (session) => {
        const posting = await session.context.get(DecidePayment).confirm({
          commandId: options.command,
          bankEntry: entry,
          document: options.document,
          amountOre: options.amount === undefined ? null : parseAmount(options.amount),
          reason: options.reason ?? null,
          person: actingPerson(session, options),
        });
        print(`${posting}: posted on ${options.document}`);
      });
    });
  payments
    .command('take-back')
    .description('take a posting back: the money waits again')
    .argument('<posting>')
    .requiredOption('--as <person>', 'who takes it back (embedded profile)')
    .requiredOption('--reason <text>', 'why')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (posting: string, options: { as: string; reason: string; command: string }) => {
      await inSession(async (session) => {
        const { reason, command: commandId } = options;
        const taken = await session.context.get(DecidePayment).takeBack({ commandId, posting, reason, person: actingPerson(session, options) });
        print(`${taken}: ${posting} is taken back`);
      });
    });
  payments
    .command('set-aside')
    .description('say that a bank entry is no payment of a document')
    .argument('<entry>')
    .requiredOption('--as <person>', 'who decides (embedded profile)')
    .requiredOption('--reason <text>', 'what it is')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (entry: string, options: { as: string; reason: string; command: string }) => {
      await inSession(async (session) => {
        const { reason, command: commandId } = options;
        await session.context.get(DecidePayment).setAside({ commandId, bankEntry: entry, reason, person: actingPerson(session, options) });
        print(`${entry}: set aside`);
      });
    });
}

function candidateText({ document, openOre, reasons }: MatchCandidate): string {
  return `${document} (${formatAmount(openOre)}: ${reasons.join(', ')})`;
}
