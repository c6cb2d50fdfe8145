import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { addChargesCommands } from '#apps/cli/commands/charges';
import { addReversalCommands } from '#apps/cli/commands/reversals';
import { printReminders } from '#apps/cli/print-reminders';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ReadReminderLetter } from '#use-cases/reminders/read-reminder-letter';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';

const AS = ['--as <person>', 'who acts (embedded profile)'] as const;

/** Reminders of payers: for which programmes, what is due, and two people before anything is sent. */
export function addRemindersCommands(program: Command): void {
  const reminders = program
    .command('reminders')
    .description('reminders of payers: for which programmes, what is due, and two people before any is sent');
  addPolicy(reminders);
  addViews(reminders);
  addChargesCommands(reminders);
  addDecisions(reminders);
  addReversalCommands(reminders);
}

interface PolicyOptions {
  readonly issuer: string;
  readonly programme: string;
  readonly off?: true;
  readonly fee?: true;
  readonly compensation?: true;
  readonly interest?: true;
  readonly reason: string;
  readonly as: string;
  readonly command: string;
}

function addPolicy(reminders: Command): void {
  reminders
    .command('policy')
    .description('say that a programme has reminders, and what they charge: nothing but what is named; or, with --off, that it has none')
    .requiredOption('--issuer <code>')
    .requiredOption('--programme <code>')
    .option('--off', 'no reminders')
    .option('--fee', 'charge a fee')
    .option('--compensation', 'charge compensation, once an invoice')
    .option('--interest', 'charge interest')
    .requiredOption('--reason <text>', 'what it rests on')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (options: PolicyOptions) => {
      await inSession(async (session) => {
        const { issuer, programme, reason, command: commandId } = options;
        const charges = { fee: options.fee === true, compensation: options.compensation === true, interest: options.interest === true };
        const isOn = options.off !== true;
        const person = actingPerson(session, options);
        await session.context.get(SetReminderPolicy).execute({ commandId, person, issuer, programme, isOn, charges, reason });
        const chosen = Object.entries(charges).flatMap(([kind, isChosen]) => (isChosen && isOn ? [kind] : []));
        print(`${programme}: ${isOn ? `reminders, charging ${chosen.join(', ') || 'nothing'}` : 'no reminders'}`);
      });
    });
}

function addViews(reminders: Command): void {
  reminders
    .command('list')
    .description('policies, what is due for a reminder, what waits with its digest, and what was decided')
    .requiredOption('--issuer <code>')
    .requiredOption(...AS)
    .action(async (options: { issuer: string; as: string }) => {
      await inSession(async (session) => {
        printReminders(await session.context.get(ShowReminders).execute(options.issuer, actingPerson(session, options)));
      });
    });
  reminders
    .command('letter')
    .description('the letter to a payer as PDF, as it will be sent or was')
    .argument('<batch>', 'as `reminders list` names it')
    .argument('<payer>')
    .requiredOption('--out <file>')
    .action(async (batch: string, payer: string, options: { out: string }) => {
      await inSession(async ({ context }) => {
        const { bytes, sha256 } = await context.get(ReadReminderLetter).execute({ batch, payer });
        await writeFile(options.out, bytes, { flag: 'wx' });
        print(`${options.out}: ${bytes.length} bytes, sha256 ${sha256}`);
      });
    });
}

function addDecisions(reminders: Command): void {
  reminders
    .command('propose')
    .description('propose to remind of everything that is due; letters are drawn, and nothing is sent')
    .requiredOption('--issuer <code>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (options: { issuer: string; as: string; command: string }) => {
      await inSession(async (session) => {
        const { issuer, command: commandId } = options;
        print(`${await session.context.get(ProposeReminders).execute({ commandId, issuer, person: actingPerson(session, options) })}: proposed`);
      });
    });
  reminders
    .command('approve')
    .description('approve reminders whose digest you have seen: they are charged and sent')
    .argument('<batch>')
    .requiredOption('--digest <digest>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (batch: string, options: { digest: string; as: string; command: string }) => {
      await inSession(async (session) => {
        const { digest, command: commandId } = options;
        await session.context.get(DecideReminders).approve({ commandId, person: actingPerson(session, options), batch, digest });
        print(`${batch}: approved`);
      });
    });
  reminders
    .command('reject')
    .description('reject reminders with a reason: nothing is charged or sent')
    .argument('<batch>')
    .requiredOption('--reason <text>')
    .requiredOption(...AS)
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (batch: string, options: { reason: string; as: string; command: string }) => {
      await inSession(async (session) => {
        const { reason, command: commandId } = options;
        await session.context.get(DecideReminders).reject({ commandId, person: actingPerson(session, options), batch, reason });
        print(`${batch}: rejected`);
      });
    });
}
