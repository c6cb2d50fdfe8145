import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { print, printTable, type TableColumn } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { formatAmount, type Currency } from '#domain/money/money';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ListChargedLetters, type ChargedLetter } from '#use-cases/reminders/list-charged-letters';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';

const AS = ['--as <person>', 'who acts (embedded profile)'] as const;

const MOST_LETTERS = 100;

const CHARGED: readonly TableColumn<ChargedLetter>[] = [
  { title: 'batch', align: 'left', value: (row) => row.batch },
  { title: 'payer', align: 'left', value: (row) => row.payer },
  { title: 'name', align: 'left', value: (row) => row.payerName },
  { title: 'charged', align: 'right', value: (row) => formatAmount(row.chargesOre) },
  { title: '', align: 'left', value: (row) => row.currency },
  { title: 'taken back', align: 'left', value: ({ reversal }) => (reversal ? `${reversal.id}: ${reversal.outcome ?? 'waits'}` : '') },
  { title: 'because', align: 'left', value: ({ reversal }) => reversal?.reason ?? '' },
];

interface Options {
  readonly as: string;
  readonly command: string;
}

/** Taking back what a letter of reminders charged: two people, with a reason. */
export function addReversalCommands(reminders: Command): void {
  reminders
    .command('charges')
    .description('what letters charged, those first that wait for a decision to be taken back')
    .requiredOption('--issuer <code>')
    .option('--search <text>', "in the payer's name or code, or the name of the reminders")
    .requiredOption(...AS)
    .action(async (options: { readonly issuer: string; readonly search?: string; readonly as: string }) => {
      await inSession(async (session) => {
        const { issuer, search } = options;
        const page = { sort: 'turn', descending: true, after: null, limit: MOST_LETTERS } as const;
        const { items, total } = await session.context.get(ListChargedLetters).execute({ issuer, search }, page, actingPerson(session, options));
        printTable(CHARGED, items);
        if (items.length < total) print(`${total - items.length} more: search for a payer`);
      });
    });
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
    .argument('<reversal>', 'as `reminders charges` names it')
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
