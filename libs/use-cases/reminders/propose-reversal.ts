import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { formatAmount, sum, type Currency } from '#domain/money/money';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import { appendAuditEvent } from '#persistence/audit-log';
import { addReversal, countReversals, listLetterCharges, listReversals } from '#persistence/charge-reversals';
import { Database } from '#persistence/database';
import { findReminderBatch } from '#persistence/reminders';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

/** An officer proposes, with a reason, to take back all that a letter of reminders charged; another person decides. */
@Injectable()
export class ProposeReversal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers with the reversal's id. `letter-without-charges` where the letter charged nothing or was not sent, `charges-reversed` where it is taken back already,
   * `reversal-open` while a proposal for it waits.
   */
  async execute(command: {
    readonly commandId: string;
    readonly person: string;
    readonly batch: string;
    readonly payer: string;
    readonly currency: Currency;
    readonly reason: string;
  }): Promise<string> {
    const { commandId, person, batch, payer, currency } = command;
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why the charges are taken back', {});
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      const body = { person, batch, payer, currency, reason };
      return await onceByCommand(transaction, { id: commandId, kind: 'charges-reversal-propose', body, at }, async () => {
        const found = await findReminderBatch(transaction, batch);
        if (!found) throw new DomainError('reminders-unknown', `there are no reminders ${batch}`, { batch });
        await mustHaveRight(transaction, { person, right: 'reminders.propose', scope: found.issuer });
        const id = `${batch}-T${(await countReversals(transaction, batch)) + 1}`;
        const isOfLetter = (row: { readonly payer: string; readonly currency: string }) => row.payer === payer && row.currency === currency;
        const charges = (await listLetterCharges(transaction, [batch])).filter(isOfLetter);
        if (charges.length === 0)
          throw new DomainError('letter-without-charges', `${batch} has charged ${payer} nothing in ${currency}`, { batch, payer });
        const before = (await listReversals(transaction, [batch])).filter(isOfLetter);
        if (before.some(({ outcome }) => outcome === 'approved'))
          throw new DomainError('charges-reversed', `what ${batch} charged ${payer} is taken back`, { batch, payer });
        const open = before.find(({ outcome }) => outcome === null);
        if (open) throw new DomainError('reversal-open', `${open.id} waits for a decision`, { reversal: open.id });
        await addReversal(transaction, { id, batch, payer, currency, reason, proposedBy: person, proposedAt: at });
        const amount = formatAmount(sum(charges.map(chargesOre)));
        await appendAuditEvent(transaction, {
          ...{ at, actor: person, type: 'charges-reversal-proposed', subject: id },
          data: { batch, payer, currency, reason, amount },
        });
        return id;
      });
    });
  }
}
