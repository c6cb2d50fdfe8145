import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { addReceipt, addSignOff } from '#apps/cli/commands/hand-over';
import { printExport } from '#apps/cli/print-export';
import { actingPerson, inSession } from '#apps/cli/session';
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
        const command = { commandId: options.command, run, person: actingPerson(session, options) };
        const { bytes, made } = await session.context.get(HandOverLedger).export(command);
        await writeFile(options.out, bytes);
        printExport(options.out, made);
      });
    });
  addReceipt(runs, 'run', async ({ context }, run, said) => await context.get(HandOverLedger).acknowledge({ run, ...said }));
  addSignOff(runs, { of: 'run', that: 'run total = documents = ledger = export' }, async ({ context }, run, by) => {
    await context.get(HandOverLedger).signOff({ run, ...by });
  });
}
