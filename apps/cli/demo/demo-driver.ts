import type { INestApplicationContext } from '@nestjs/common';
import { REJECTED, WAITING_FOR_APPROVAL, WRONG_ADDRESS } from '#apps/cli/demo/story';
import { waitFor } from '#apps/cli/demo/wait-for';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { parseRunId } from '#contracts/parse-run-id';
import { formatAmount } from '#domain/money/money';
import { Database } from '#persistence/database';
import { findMailsOfDocument, listMails } from '#persistence/mail-outbox';
import { BillingProcess } from '#temporal/billing-process';
import { ChangePayer } from '#use-cases/change-payer';
import { ResendDocument } from '#use-cases/resend-document';
import { ShowRun, type RunListItem } from '#use-cases/show-run';

/**
 * Plays the people: for each billing date in order, the issuer's officer submits, the approver approves, and both mend what goes wrong on the way.
 * Command ids are fixed, so that a demo that was ended in the middle goes on where it was.
 */
export class DemoDriver {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly dates: readonly RunKey[],
    private readonly tell: (line: string) => void,
  ) {}

  async play(options: { readonly untilWaiting: boolean }): Promise<void> {
    const ordered = [...this.dates].sort((a, b) => (`${a.billingDate} ${a.issuer}` < `${b.billingDate} ${b.issuer}` ? -1 : 1));
    for (const { issuer, billingDate } of ordered) {
      const id = runIdOf({ issuer, billingDate });
      const run = await this.runIn(id, ['draft', 'submitted', 'approved', 'issued', 'completed']);
      if (run.state === 'completed') continue;
      await this.submit(run);
      if (options.untilWaiting && WAITING_FOR_APPROVAL.includes(id)) {
        this.tell(`${id}: ${run.documents} documents, ${formatAmount(run.totalOre)}; submitted, waits for approval`);
        continue;
      }
      if (id === REJECTED.run) await this.rejectOnce(run);
      await this.approve(id);
      const done = await this.runIn(id, ['completed']);
      this.tell(
        `${id}: ${done.documents} documents, ${formatAmount(done.totalOre)}; ${done.mailsSent} mailed${done.mailsFailed > 0 ? `, ${done.mailsFailed} refused` : ''}`,
      );
      await this.mendRefusals(issuer);
    }
  }

  private async submit(run: RunListItem): Promise<void> {
    if (run.state === 'draft')
      await this.command(run.id, 'submit', { commandId: `demo/${run.id}/submit/${run.revision}`, person: officerOf(run.issuer) });
  }

  private async rejectOnce({ id, issuer, revision }: RunListItem): Promise<void> {
    if (revision > 1) return;
    await this.command(id, 'reject', { commandId: `demo/${id}/reject`, person: approverOf(issuer), reason: REJECTED.reason });
    this.tell(`${id}: rejected by ${approverOf(issuer)}: ${REJECTED.reason}`);
    await this.command(id, 'prepareAgain', { commandId: `demo/${id}/prepare-again`, person: officerOf(issuer) });
    await this.submit(await this.runIn(id, ['draft']));
  }

  private async approve(id: string): Promise<void> {
    const run = await this.runIn(id, ['submitted', 'approved', 'issued', 'completed']);
    if (run.state !== 'submitted') return;
    await this.command(id, 'approve', { commandId: `demo/${id}/approve/${run.revision}`, person: approverOf(run.issuer), digest: run.digest ?? '' });
  }

  /** The refused address is corrected by two people and the same bytes are sent again. */
  private async mendRefusals(issuer: string): Promise<void> {
    const mails = await this.context.get(Database).read((transaction) => listMails(transaction, { states: ['refused'] }));
    const refused = mails.find((mail) => mail.kind === 'document' && mail.address === WRONG_ADDRESS.address);
    if (!refused?.number || (await this.wasSent(refused.number))) return;
    const changePayer = this.context.get(ChangePayer);
    const change = await changePayer.propose({
      commandId: 'demo/correct-address',
      payer: WRONG_ADDRESS.payer,
      change: { email: WRONG_ADDRESS.corrected },
      person: officerOf(issuer),
      reason: 'Mailserveren afviste adressen; kommunen har oplyst den rette.',
    });
    await changePayer.approve({ commandId: 'demo/correct-address/approve', change, person: approverOf(issuer) });
    const mail = await this.context.get(ResendDocument).execute({
      commandId: 'demo/resend',
      number: refused.number,
      person: officerOf(issuer),
      reason: 'Den første mail blev afvist af modtagerens mailserver.',
    });
    await waitFor(`${mail} to be sent`, async () => {
      const [found] = await this.context.get(Database).read((transaction) => listMails(transaction, { selection: { ids: [mail] } }));
      return found?.state === 'sent' ? found : null;
    });
    this.tell(
      `${refused.number}: ${WRONG_ADDRESS.address} was refused; corrected to ${WRONG_ADDRESS.corrected} by two people, and the same bytes sent again`,
    );
  }

  private async wasSent(number: string): Promise<boolean> {
    return (await this.context.get(Database).read((transaction) => findMailsOfDocument(transaction, number))).some((mail) => mail.state === 'sent');
  }

  private async command(
    id: string,
    name: Parameters<BillingProcess['command']>[1],
    command: Parameters<BillingProcess['command']>[2],
  ): Promise<void> {
    await this.context.get(BillingProcess).command(parseRunId(id), name, command);
  }

  private async runIn(id: string, states: readonly string[]): Promise<RunListItem> {
    return await waitFor(`${id} to be ${states.join(' or ')}`, async () => {
      const run = (await this.context.get(ShowRun).list()).find((candidate) => candidate.id === id);
      return run && states.includes(run.state) ? run : null;
    });
  }
}

function officerOf(issuer: string): string {
  return `officer-${issuer.toLowerCase()}`;
}

function approverOf(issuer: string): string {
  return `approver-${issuer.toLowerCase()}`;
}
