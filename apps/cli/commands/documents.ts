import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { print, printJson, printTable } from '#apps/cli/print';
import { explanationJson, explanationLines } from '#apps/cli/print-explanation';
import { actingPerson, inSession } from '#apps/cli/session';
import { DomainError } from '#domain/errors';
import { addCreditCommands } from '#apps/cli/commands/credits';
import { addObjectionCommands } from '#apps/cli/commands/objections';
import { Database } from '#persistence/database';
import { findMailsOfDocument, listMailsNeedingAction } from '#persistence/mail-outbox';
import { findDocumentPlace } from '#persistence/document-sheet';
import { listMailReports, type MailReportRow } from '#persistence/returned-mails';
import { readRenderedBytes } from '#persistence/rendered-documents';
import { ExplainDocument } from '#use-cases/explain-document';
import { ResendDocument } from '#use-cases/resend-document';
import { SettleMail } from '#use-cases/settle-mail';

export function addDocumentsCommands(program: Command): void {
  const documents = program.command('documents').description('issued documents: open the PDF, see the mails, send one again');
  documents
    .command('pdf')
    .description('write the PDF as it was issued')
    .argument('<number>')
    .option('--out <file>', 'where to; default NUMBER.pdf here')
    .action(async (number: string, options: { out?: string }) => {
      await inSession(async ({ context }) => {
        const bytes = (await context.get(Database).read((transaction) => readRenderedBytes(transaction, [number]))).get(number);
        if (!bytes) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
        const file = options.out ?? `${number}.pdf`;
        await writeFile(file, bytes);
        print(`${file}: ${bytes.length} bytes`);
      });
    });
  documents
    .command('explain')
    .description('how the amount came about, down to the row of the imported file')
    .argument('<number>')
    .option('--json', 'as JSON', false)
    .action(async (number: string, options: { json: boolean }) => {
      await inSession(async ({ context }) => {
        const explanation = await context.get(ExplainDocument).execute(number);
        if (options.json) printJson(explanationJson(explanation));
        else for (const line of explanationLines(explanation)) print(line);
      });
    });
  documents
    .command('mails')
    .description('mails of a document, or all that need action')
    .argument('[number]')
    .action(async (number: string | undefined) => {
      await inSession(async ({ context }) => {
        const database = context.get(Database);
        const mails = await database.read((transaction) =>
          number === undefined ? listMailsNeedingAction(transaction) : findMailsOfDocument(transaction, number),
        );
        if (number !== undefined && mails.length === 0) {
          // An internal posting has none; a number that was never given is a mistake.
          const place = await database.read((transaction) => findDocumentPlace(transaction, number));
          if (!place) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
        }
        printTable(
          [
            { title: 'mail', align: 'left', value: (mail) => mail.id },
            { title: 'to', align: 'left', value: (mail) => mail.address ?? 'no address' },
            { title: 'state', align: 'left', value: (mail) => mail.state },
            { title: 'since', align: 'left', value: (mail) => mail.stateAt },
            { title: 'tries', align: 'right', value: (mail) => String(mail.attempt) },
            { title: 'why', align: 'left', value: (mail) => mail.detail ?? '' },
          ],
          mails,
        );
        printReports(
          await database.read((transaction) =>
            listMailReports(
              transaction,
              mails.map((mail) => mail.id),
            ),
          ),
        );
      });
    });
  documents
    .command('settle')
    .description('decide on a mail whose fate is unknown')
    .argument('<mail>', 'as `documents mails` names it')
    .addOption(new Option('--state <state>', 'accepted by the server, or not').choices(['sent', 'refused']).makeOptionMandatory())
    .requiredOption('--as <person>', 'who decides (embedded profile)')
    .requiredOption('--reason <text>', 'what tells so')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (mail: string, options: { state: 'sent' | 'refused'; as: string; reason: string; command: string }) => {
      await inSession(async (session) => {
        const { state, reason, command: commandId } = options;
        await session.context.get(SettleMail).execute({ commandId, mail, state, person: actingPerson(session, options), reason });
        print(`${mail}: ${options.state}`);
      });
    });
  addCreditCommands(documents);
  addObjectionCommands(documents);
  documents
    .command('resend')
    .description('send the same bytes again, marked as a copy')
    .argument('<number>')
    .requiredOption('--as <person>', 'who asks (embedded profile)')
    .requiredOption('--reason <text>', 'why')
    .option('--command <id>', 'id of this command', randomUUID())
    .action(async (number: string, options: { as: string; reason: string; command: string }) => {
      await inSession(async (session) => {
        const mail = await session.context.get(ResendDocument).execute({
          commandId: options.command,
          number,
          person: actingPerson(session, options),
          reason: options.reason,
        });
        print(`${mail}: queued`);
      });
    });
}

/** What mail systems have told of these mails since, with the letter that says so. */
function printReports(reports: readonly MailReportRow[]): void {
  if (reports.length === 0) return;
  print('');
  printTable(
    [
      { title: 'report on', align: 'left', value: (report) => report.mail },
      { title: 'says', align: 'left', value: (report) => report.action },
      { title: 'for', align: 'left', value: (report) => report.recipient },
      { title: 'read', align: 'left', value: (report) => report.readAt },
      { title: 'why', align: 'left', value: ({ status, diagnostic }) => [status, diagnostic].filter((part) => part !== null).join(' ') },
      { title: 'letter', align: 'left', value: (report) => report.letter.slice(0, 16) },
    ],
    reports,
  );
}
