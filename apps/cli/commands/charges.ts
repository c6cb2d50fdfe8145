import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { addReceipt, addSignOff } from '#apps/cli/commands/hand-over';
import { print, printTable } from '#apps/cli/print';
import { printExport } from '#apps/cli/print-export';
import { actingPerson, inSession } from '#apps/cli/session';
import { parseLocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { formatAmount } from '#domain/money/money';
import { HandOverCharges, type ChargeFileName, type ChargesHandOver } from '#use-cases/ledger/hand-over-charges';

const AS = ['--as <person>', 'at the desk of the issuer (embedded profile)'] as const;
const Currency = z.enum(['DKK', 'NOK']);

/** What reminders charge on its way to the finance system: see docs/LEDGER-EXPORT.md. */
export function addChargesCommands(reminders: Command): void {
  addFiles(reminders);
  addReceipt(reminders, 'file', async ({ context }, id, said) => await context.get(HandOverCharges).acknowledge({ ...fileNamed(id), ...said }));
  addSignOff(reminders, { of: 'file', that: 'charges = ledger = export, for the time up to its day' }, async ({ context }, id, by) => {
    await context.get(HandOverCharges).signOff({ ...fileNamed(id), ...by });
  });
}

interface ExportOptions {
  readonly issuer: string;
  readonly currency: string;
  readonly until?: string;
  readonly out: string;
  readonly as: string;
  readonly command: string;
}

function addFiles(reminders: Command): void {
  reminders
    .command('export-ledger')
    .description('write what reminders charged, and what was taken back, as CSV for the finance system: all that no earlier file has')
    .requiredOption('--issuer <code>')
    .option('--currency <code>', 'DKK or NOK', 'DKK')
    .option('--until <day>', 'posted on or before; by default today')
    .requiredOption('--out <file>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async ({ issuer, currency, until, out, command: commandId, ...options }: ExportOptions) => {
      await inSession(async (session) => {
        const person = actingPerson(session, options);
        const charges = session.context.get(HandOverCharges);
        const untilOn = until === undefined ? null : parseLocalDate(until);
        const file = await charges.export({ commandId, issuer, person, currency: Currency.parse(currency), untilOn });
        const { bytes, made } = await charges.file(file);
        await writeFile(out, bytes, { flag: 'wx' });
        printExport(out, made);
      });
    });
  reminders
    .command('ledger')
    .description('write a file of charges again: the same bytes')
    .argument('<file>', 'as ISSUER/charges/1')
    .requiredOption('--out <file>')
    .action(async (id: string, { out }: { out: string }) => {
      await inSession(async ({ context }) => {
        const { bytes, made } = await context.get(HandOverCharges).file(fileNamed(id));
        await writeFile(out, bytes, { flag: 'wx' });
        printExport(out, made);
      });
    });
  reminders
    .command('ledgers')
    .description("an issuer's files of charges, how far each has come, and what is in none")
    .requiredOption('--issuer <code>')
    .requiredOption(...AS)
    .action(async ({ issuer, ...options }: { issuer: string; as: string }) => {
      await inSession(async (session) => {
        printCharges(issuer, await session.context.get(HandOverCharges).show(issuer, actingPerson(session, options)));
      });
    });
}

function fileNamed(id: string): ChargeFileName {
  const [, issuer, number] = /^([^/]+)\/charges\/(\d{1,6})$/.exec(id) ?? [];
  if (issuer === undefined || number === undefined)
    throw new DomainError('charge-file-unknown', `a file of charges is named ISSUER/charges/N, not ${id}`, { export: id });
  return { issuer, number: Number(number) };
}

function printCharges(issuer: string, { outside, files }: ChargesHandOver): void {
  for (const { currency, entries, owedOre, firstOn, lastOn } of outside) {
    print(`in no file: ${entries} entries of ${issuer}, ${formatAmount(owedOre)} ${currency}, posted ${firstOn} to ${lastOn}`);
  }
  if (outside.length === 0) print('all charges are in files');
  printTable(
    [
      { title: 'file', align: 'left', value: ({ id }) => id },
      { title: 'until', align: 'left', value: ({ untilOn }) => untilOn },
      { title: 'entries', align: 'right', value: ({ export: made }) => String(made.entries) },
      { title: 'owed', align: 'right', value: ({ export: made, currency }) => `${formatAmount(made.owedOre)} ${currency}` },
      { title: 'receipt', align: 'left', value: ({ receipt }) => receipt?.receipt ?? '' },
      { title: 'signed off by', align: 'left', value: ({ signOff }) => signOff?.personLabel ?? '' },
    ],
    files,
  );
}
