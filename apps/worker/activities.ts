import type { INestApplicationContext } from '@nestjs/common';
import type { InvoiceRunActivities } from '#contracts/invoice-run-process';
import { BillingProcess } from '#temporal/billing-process';
import { CarryEInvoices } from '#use-cases/carry-e-invoices';
import { CompleteRun } from '#use-cases/complete-run';
import { DecideRun } from '#use-cases/decide-run';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { FindRunPosition } from '#use-cases/find-run-position';
import { IssueRun } from '#use-cases/issue-run';
import { PrepareRun } from '#use-cases/prepare-run';
import { RemindThoseWhoMustAct } from '#use-cases/remind-those-who-must-act';
import { RenderDocuments } from '#use-cases/render-documents';

/** The workflow's steps, each bound to the use case that does it: the only place where they are wired. */
export function bindActivities(context: INestApplicationContext): InvoiceRunActivities {
  const position = context.get(FindRunPosition);
  const prepareRun = context.get(PrepareRun);
  const decideRun = context.get(DecideRun);
  const dispatchMails = context.get(DispatchMails);
  const completeRun = context.get(CompleteRun);
  const startMails = async (mails: readonly string[]) => {
    for (const mail of mails) await context.get(BillingProcess).startMail(mail);
  };
  return {
    findBillingDate: (opening) => position.findBillingDate(opening),
    checkTurn: async (key) => ({ waitsFor: await position.findWaitedFor(key) }),
    findRunPosition: (key) => position.execute(key),
    prepareRun: (key) => prepareRun.execute(key),
    submitRun: (command) => decideRun.submit(command),
    approveRun: (command) => decideRun.approve(command),
    rejectRun: (command) => decideRun.reject(command),
    cancelRun: (command) => decideRun.cancel(command),
    remindThoseWhoMustAct: (reminder) => context.get(RemindThoseWhoMustAct).execute(reminder),
    issueRun: (key) => context.get(IssueRun).execute(key),
    renderDocuments: (chunk) => context.get(RenderDocuments).execute(chunk),
    // The mail is a copy where there is an e-invoice, and neither waits for the other: what a folder refuses is tried again with no mail sent twice.
    dispatchDocuments: async (chunk) => {
      const outcome = await dispatchMails.dispatchDocuments(chunk);
      await context.get(CarryEInvoices).handOverDocuments(chunk);
      return outcome;
    },
    dispatchMail: async ({ mail, isLastTry }) => {
      const outcome = await dispatchMails.dispatchMail(mail, isLastTry);
      await startMails(await completeRun.recordDeliveryOf(mail));
      return outcome;
    },
    completeRun: async (key) => startMails(await completeRun.execute(key)),
    releaseNextRun: async (key) => {
      const next = await position.findNext(key);
      if (next) await context.get(BillingProcess).tellTurnChanged(next);
    },
  };
}
