import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import { print, printTable } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { runIdOf } from '#contracts/invoice-run-process';
import type { ObjectionOutcome } from '#persistence/objections';
import { AnswerObjection } from '#use-cases/objections/answer-objection';
import { FileObjection } from '#use-cases/objections/file-objection';
import { ListObjections } from '#use-cases/objections/list-objections';

/** Objections: a payer files one, the issuer answers. */
export function addObjectionCommands(documents: Command): void {
  documents
    .command('object')
    .description('object to a document, for its payer')
    .argument('<number>')
    .requiredOption('--as <person>', 'who acts for the payer (embedded profile)')
    .requiredOption('--text <text>', 'what is wrong')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (number: string, options: { as: string; text: string; command: string }) => {
      await inSession(async (session) => {
        const { text, command: commandId } = options;
        const id = await session.context.get(FileObjection).execute({ commandId, person: actingPerson(session, options), number, text });
        const [filed] = (await session.context.get(ListObjections).execute({ document: number })).filter((objection) => objection.id === id);
        print(`objection ${id}: filed, answered by ${filed?.answerDueOn ?? ''}`);
      });
    });
  documents
    .command('objections')
    .description('objections, open ones first')
    .option('--issuer <code>')
    .action(async (options: { issuer?: string }) => {
      await inSession(async ({ context }) => {
        printTable(
          [
            { title: 'objection', align: 'left', value: (row) => row.id },
            { title: 'payer', align: 'left', value: (row) => row.payer },
            { title: 'answer due', align: 'left', value: (row) => row.answerDueOn },
            { title: 'state', align: 'left', value: (row) => row.answer?.outcome ?? 'open' },
            { title: 'says', align: 'left', value: (row) => row.text },
            { title: 'answer', align: 'left', value: (row) => row.answer?.reason ?? '' },
          ],
          await context.get(ListObjections).execute(options),
        );
      });
    });
  documents
    .command('answer-objection')
    .description('answer an objection; an upheld one may be credited at once')
    .argument('<objection>', 'as `documents objections` names it')
    .addOption(new Option('--outcome <outcome>').choices(['upheld', 'rejected']).makeOptionMandatory())
    .requiredOption('--as <person>', 'at the desk of the issuer; an officer where it credits (embedded profile)')
    .requiredOption('--reason <text>', 'why; the payer reads it')
    .option('--credit', 'draft a credit note over all that is left; a part: `documents credit`')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (objection: string, options: { outcome: ObjectionOutcome; as: string; reason: string; credit?: true; command: string }) => {
      await inSession(async (session) => {
        const { outcome, reason, command: commandId } = options;
        const person = actingPerson(session, options);
        const credit = options.credit ? [] : null;
        const key = await session.context.get(AnswerObjection).execute({ commandId, person, objection, outcome, reason, credit });
        print(`objection ${objection}: ${outcome}`);
        if (key) print(`credit note drafted: aconto runs submit ${runIdOf(key)} --as ${person}`);
      });
    });
}
