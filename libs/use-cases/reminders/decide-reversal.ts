import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import { postReversal } from '#domain/ledger/post-reminder';
import { formatAmount, sum } from '#domain/money/money';
import { appendAuditEvent, lockAuditChain } from '#persistence/audit-log';
import { addReversalDecision, findReversal, listLetterCharges, type ChargeReversal } from '#persistence/charge-reversals';
import { Database, type Transaction } from '#persistence/database';
import { addLedgerEntries } from '#persistence/issued';
import { getIssuer } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

interface Decision {
  readonly commandId: string;
  readonly person: string;
  readonly reversal: string;
}

/** Another person takes a letter's charges back, which is posted at once, or rejects that with a reason. */
@Injectable()
export class DecideReversal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers with the batch; `reversal-unknown`, `reversal-decided`, and `same-person` for whoever proposed it. */
  async approve(command: Decision): Promise<string> {
    return await this.once(command, null, async (transaction, reversal, at) => {
      const { id, batch, payer, currency, reason } = reversal;
      const { person } = command;
      // What is open on an invoice follows from what the chain tells of by then, as where reminders are approved.
      await lockAuditChain(transaction);
      const on = this.clock.today((await getIssuer(transaction, reversal.issuer)).country);
      const charges = (await listLetterCharges(transaction, [batch])).filter((row) => row.payer === payer && row.currency === currency);
      await addReversalDecision(transaction, { reversal: id, outcome: 'approved', person, at, on, reason: null });
      await addLedgerEntries(
        transaction,
        null,
        charges.flatMap((charge) => postReversal({ ...charge, on }, on)),
      );
      const amount = formatAmount(sum(charges.map(chargesOre)));
      await appendAuditEvent(transaction, {
        ...{ at, actor: person, type: 'charges-reversed', subject: id },
        data: { batch, payer, currency, reason, on, amount },
      });
    });
  }

  async reject(command: Decision & { readonly reason: string }): Promise<string> {
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why they are not taken back', {});
    return await this.once(command, reason, async (transaction, { id, issuer }, at) => {
      const { person } = command;
      const on = this.clock.today((await getIssuer(transaction, issuer)).country);
      await addReversalDecision(transaction, { reversal: id, outcome: 'rejected', person, at, on, reason });
      await appendAuditEvent(transaction, { at, actor: person, type: 'charges-reversal-rejected', subject: id, data: { reason } });
    });
  }

  private async once(
    { commandId, person, reversal: id }: Decision,
    rejectedBecause: string | null,
    work: (transaction: Transaction, reversal: ChargeReversal, at: string) => Promise<void>,
  ): Promise<string> {
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      const body = { person, id, rejectedBecause };
      return await onceByCommand(transaction, { id: commandId, kind: 'charges-reversal-decide', body, at }, async () => {
        const reversal = await findReversal(transaction, id);
        if (!reversal) throw new DomainError('reversal-unknown', `there is no proposal ${id}`, { reversal: id });
        await mustHaveRight(transaction, { person, right: 'reminders.decide', scope: reversal.issuer });
        if (reversal.outcome !== null) throw new DomainError('reversal-decided', `${id} was ${reversal.outcome}`, { reversal: id });
        await work(transaction, reversal, at);
        return reversal.batch;
      });
    });
  }
}
