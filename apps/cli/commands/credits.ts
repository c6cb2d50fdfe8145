import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { runIdOf } from '#contracts/invoice-run-process';
import { parseRunId } from '#contracts/parse-run-id';
import { DomainError } from '#domain/errors';
import type { CreditedLine } from '#domain/invoicing/draft-credit-note';
import { formatAmount, parseAmount } from '#domain/money/money';
import { BillingProcess } from '#temporal/billing-process';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { ShowRun } from '#use-cases/show-run';

interface CreditOptions {
  readonly as: string;
  readonly reason: string;
  readonly line: readonly string[];
  readonly command: string;
}

/** Credit notes made by hand: an officer drafts and hands over, another person approves, and the note is issued at once. */
export function addCreditCommands(documents: Command): void {
  documents
    .command('credit')
    .description('credit an issued invoice, whole or in part, and hand the note to the approver')
    .argument('<number>', 'of the invoice')
    .requiredOption('--as <person>', 'an officer of the issuer (embedded profile)')
    .requiredOption('--reason <text>', 'why; it is printed on the note')
    .option('--line <line=amount>', 'a line and how much of it without VAT, `2=1234.50`; repeat for more; without it all that is left', collect, [])
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (number: string, options: CreditOptions) => {
      await inSession(async (session) => {
        const person = actingPerson(session, options);
        const { reason, command: commandId } = options;
        const key = await session.context.get(DraftCredit).handOver({ commandId, person, number, reason, lines: options.line.map(parseLine) });
        const { run, totalOre } = await session.context.get(ShowRun).view(runIdOf(key));
        print(`${run.id}: ${formatAmount(totalOre)}, waits for another person`);
        print(`digest ${run.digest ?? ''}`);
        print(`aconto documents approve-credit ${run.id} --as … --digest ${run.digest ?? ''}`);
      });
    });
  documents
    .command('approve-credit')
    .description('approve a credit note whose digest you have seen: it is numbered, posted and mailed at once')
    .argument('<run>', 'as `documents credit` prints it')
    .requiredOption('--as <person>', 'an approver of the issuer, not the one who drafted it (embedded profile)')
    .requiredOption('--digest <sha256>', 'as `documents credit` and `runs show` print it')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (run: string, options: { as: string; digest: string; command: string }) => {
      await inSession(async (session) => {
        const { digest, command: commandId } = options;
        const person = actingPerson(session, options);
        const state = await session.context.get(BillingProcess).command(parseRunId(run), 'approve', { commandId, person, digest });
        print(`${run}: ${state}`);
      });
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function parseLine(text: string): CreditedLine {
  const [, line = '', amount = ''] = /^(\d{1,4})=(-?[\d.]+)$/.exec(text) ?? [];
  if (line === '') throw new DomainError('credit-line-malformed', `a line is credited as LINE=AMOUNT, not ${text}`, { text });
  return { line: Number(line), netOre: parseAmount(amount) };
}
