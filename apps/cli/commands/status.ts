import type { Command } from 'commander';
import { print, printJson } from '#apps/cli/print';
import { printRound } from '#apps/cli/print-round';
import { inSession } from '#apps/cli/session';
import { Database } from '#persistence/database';
import { readChainHead } from '#persistence/audit-log';
import { listEInvoiceDeliveries } from '#persistence/e-invoice-deliveries';
import { listMailingStops } from '#persistence/mailing-stops';
import { listMailsNeedingAction } from '#persistence/mail-outbox';
import { ShowRound } from '#use-cases/cost-basis/show-round';
import { ShowRun } from '#use-cases/show-run';
import { ShowSchedules } from '#use-cases/show-schedules';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('what waits, what went wrong, where things are')
    .option('--json', 'as JSON', false)
    .action(async (options: { json: boolean }) => {
      await inSession(async ({ context, config, addresses }) => {
        const runs = await context.get(ShowRun).list();
        const database = context.get(Database);
        const mails = await database.read(listMailsNeedingAction);
        const stops = await database.read(listMailingStops);
        const eInvoices = await database.read((transaction) => listEInvoiceDeliveries(transaction, ['queued', 'handed-over', 'rejected']));
        const head = await database.read(readChainHead);
        const waiting = runs.filter((run) => run.state === 'draft' || run.state === 'submitted' || run.state === 'rejected');
        const rounds = (await context.get(ShowRound).list(null)).filter(({ waitsFor }) => waitsFor.length > 0);
        const schedules = await context.get(ShowSchedules).execute();
        if (options.json) {
          printJson({
            profile: config.profile,
            runs: runs.length,
            waiting: waiting.map((run) => run.id),
            mailingStopped: stops.map(({ run }) => run ?? 'all'),
            mailsNeedingAction: mails.map((mail) => mail.id),
            eInvoicesUnanswered: eInvoices.filter(({ state }) => state !== 'rejected').map(({ number }) => number),
            eInvoicesRejected: eInvoices.filter(({ state }) => state === 'rejected').map(({ number }) => number),
            roundsUnderWay: rounds.map(({ basis, waitsFor }) => ({ basis, waitsFor: waitsFor.map(({ step }) => step) })),
            schedules: schedules.map((schedule) => ({ ...schedule })),
            chainHead: { ...head },
          });
          return;
        }
        print(`profile ${config.profile}; ${runs.length} runs; audit chain at ${head.seq} ${head.hash.slice(0, 16)}…`);
        for (const run of waiting) print(`waits for a person: ${run.id} is ${run.state}`);
        for (const { run, at, reason } of stops) print(`stopped: mailing${run === null ? '' : ` of ${run}`}, since ${at}: ${reason}`);
        for (const mail of mails) print(`needs action: mail ${mail.id} to ${mail.address ?? 'nobody'} is ${mail.state}: ${mail.detail ?? ''}`);
        for (const { issuer, opensOn } of schedules) print(opensOn === null ? `no run is planned: ${issuer}` : `opens next: ${issuer} on ${opensOn}`);
        for (const round of rounds) printRound(round);
        for (const { number, state, detail } of eInvoices) {
          print(
            state === 'rejected' ? `needs action: e-invoice ${number} is rejected: ${detail ?? ''}` : `under way: e-invoice ${number} is ${state}`,
          );
        }
        if (addresses.eInvoiceDir !== null) print(`e-invoices and receipts: ${addresses.eInvoiceDir}`);
        if (addresses.mailDir !== null) print(`accepted mails: ${addresses.mailDir}`);
        if (addresses.temporalUiUrl !== null) print(`process engine: ${addresses.temporalUiUrl}`);
      });
    });
}
