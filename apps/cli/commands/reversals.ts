import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import type { Currency } from '#domain/money/money';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';

const AS = ['--as <person>', 'who acts (embedded profile)'] as const;

interface Options {
  readonly as: string;
  readonly command: string;
}

/** Taking back what a letter of reminders charged: two people, with a reason. */
export function addReversalCommands(reminders: Command): void {
  reminders
    .command('take-back')
    .description('propose to take back all that a letter charged: fee, compensation and interest')
    .argument('<batch>')
    .argument('<payer>')
    .addOption(new Option('--currency <code>', 'of the letter').choices(['DKK', 'NOK']).default('DKK'))
    .requiredOption('--reason <text>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (batch: string, payer: string, options: Options & { readonly reason: string; readonly currency: Currency }) => {
      await inSession(async (session) => {
        const { reason, currency, command: commandId } = options;
        const person = actingPerson(session, options);
        print(`${await session.context.get(ProposeReversal).execute({ commandId, person, batch, payer, currency, reason })}: proposed`);
      });
    });
  reminders
    .command('approve-taking-back')
    .description('take the charges of a proposal back: it is posted at once')
    .argument('<reversal>', 'as `reminders list` names it')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (reversal: string, options: Options) => {
      await inSession(async (session) => {
        await session.context.get(DecideReversal).approve({ commandId: options.command, person: actingPerson(session, options), reversal });
        print(`${reversal}: taken back`);
      });
    });
  reminders
    .command('reject-taking-back')
    .description('leave the charges as they are, with a reason')
    .argument('<reversal>')
    .requiredOption('--reason <text>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (reversal: string, options: Options & { readonly reason: string }) => {
      await inSession(async (session) => {
        const { reason, command: commandId } = options;
        await session.context.get(DecideReversal).reject({ commandId, person: actingPerson(session, options), reversal, reason });
        print(`${reversal}: rejected`);
      });
    });
}
