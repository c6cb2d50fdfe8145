import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { formatAmount, parseAmount } from '#domain/money/money';
import { HandOverLedger } from '#use-cases/ledger/hand-over-ledger';

/** A run's postings on their way to the finance system: see docs/LEDGER-EXPORT.md. */
export function addLedgerCommands(runs: Command): void {
  runs
    .command('export-ledger')
    .description("write a run's postings as CSV for the finance system")
    .argument('<run>')
    .requiredOption('--out <file>')
    .requiredOption('--as <person>', 'at the desk of the issuer (embedded profile)')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (run: string, options: { out: string; as: string; command: string }) => {
      await inSession(async (session) => {
        const { bytes, made } = await session.context
          .get(HandOverLedger)
          .export({ commandId: options.command, run, person: actingPerson(session, options) });
        await writeFile(options.out, bytes);
        print(
          `${options.out}: ${made.entries} entries, debit ${formatAmount(made.debitOre)}, owed ${formatAmount(made.owedOre)}, sha256 ${made.sha256}`,
        );
      });
    });
  runs
    .command('acknowledge')
    .description("record the finance system's receipt for an exported ledger")
    .argument('<run>')
    .requiredOption('--receipt <text>', 'its number')
    .requiredOption('--entries <count>', 'how many entries it booked', Number)
    .requiredOption('--debit <amount>', 'and their sum, as 1234.50')
    .requiredOption('--as <person>', 'at the desk of the issuer (embedded profile)')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (run: string, options: { receipt: string; entries: number; debit: string; as: string; command: string }) => {
      await inSession(async (session) => {
        const { receipt, entries } = options;
        const person = actingPerson(session, options);
        await session.context
          .get(HandOverLedger)
          .acknowledge({ commandId: options.command, run, person, receipt, entries, debitOre: parseAmount(options.debit) });
        print(`${run}: acknowledged as ${receipt}`);
      });
    });
  runs
    .command('sign-off')
    .description('sign that run total = documents = ledger = export')
    .argument('<run>')
    .requiredOption('--as <person>', 'at the desk of the issuer (embedded profile)')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (run: string, options: { as: string; command: string }) => {
      await inSession(async (session) => {
        await session.context.get(HandOverLedger).signOff({ commandId: options.command, run, person: actingPerson(session, options) });
        print(`${run}: reconciled and signed off`);
      });
    });
}
