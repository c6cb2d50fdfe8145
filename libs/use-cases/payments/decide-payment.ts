import { Injectable } from '@nestjs/common';
import type { Json } from '#domain/audit/canonical-json';
import { PAYMENT_EVENTS, type AuditEventType } from '#domain/audit/event-types';
import { paymentRow } from '#domain/audit/payment-events';
import { DomainError } from '#domain/errors';
import { formatAmount, sum, type Ore } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import { addSetAside, findBankEntry, isSetAside, lockPayments, type RecordedBankEntry } from '#persistence/bank-entries';
import { Database, type Transaction } from '#persistence/database';
import { findPayment, listPayables, listPaymentsOfEntry, type PaymentRow } from '#persistence/payments';
import { getIssuer } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { recordPayments } from '#use-cases/payments/record-payments';
import { mustHaveRight } from '#use-cases/rights';

interface Command {
  readonly commandId: string;
  readonly person: string;
}

/** What people decide on payments that no reference decides: which document one is for, that a posting was wrong, or that the money is no payment. */
@Injectable()
export class DecidePayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Posts what is left of a bank entry, or `amountOre` of it, on a document. Answers with the posting. */
  async confirm(
    command: Command & { readonly bankEntry: string; readonly document: string; readonly amountOre: Ore | null; readonly reason: string | null },
  ): Promise<string> {
    const { commandId, person, bankEntry, document, amountOre, reason } = command;
    const body = { person, bankEntry, document, reason, amount: amountOre === null ? null : formatAmount(amountOre) };
    return await this.once(command, { id: commandId, kind: 'payment-confirm', body }, bankEntry, async (transaction, entry, at) => {
      const before = await listPaymentsOfEntry(transaction, entry.id);
      const restOre = entry.amountOre - sum(before.map((payment) => payment.amountOre));
      if (restOre === 0n) throw new DomainError('payment-posted', `all of ${entry.id} is posted`, { bankEntry: entry.id });
      const payable = (await listPayables(transaction, { issuer: entry.issuer, payer: null })).find(({ number }) => number === document);
      if (!payable)
        throw new DomainError('document-unknown', `${entry.issuer} has issued no document ${document} that is paid`, { number: document });
      if (amountOre === 0n) throw new DomainError('payment-does-not-fit', 'a posting is of more than 0.00', { bankEntry: entry.id });
      const position = before.length + 1;
      const payment: PaymentRow = {
        posting: `${entry.id}/${position}`,
        bankEntry: entry.id,
        position,
        on: entry.bookedOn,
        payer: payable.payer,
        document,
        amountOre: amountOre ?? restOre,
        basis: 'confirmed',
        takesBack: null,
        person,
        at,
        reason: reason?.trim() === '' ? null : reason,
      };
      await this.record(transaction, PAYMENT_EVENTS.confirmed, payment);
      return payment.posting;
    });
  }

  /** Takes a posting back by another one, on today's date: the money waits again. Answers with the new posting. */
  async takeBack(command: Command & { readonly posting: string; readonly reason: string }): Promise<string> {
    const { commandId, person, posting } = command;
    const reason = mustHaveReason(command.reason);
    const wrong = await this.database.snapshot((transaction) => findPayment(transaction, posting));
    if (!wrong) throw new DomainError('payment-unknown', `there is no posting ${posting}`, { posting });
    return await this.once(
      command,
      { id: commandId, kind: 'payment-take-back', body: { person, posting, reason } },
      wrong.bankEntry,
      async (transaction, entry, at) => {
        const before = await listPaymentsOfEntry(transaction, entry.id);
        if (wrong.basis === 'taken-back' || before.some(({ takesBack }) => takesBack === posting)) {
          throw new DomainError('payment-taken-back', `${posting} is taken back already`, { posting });
        }
        const position = before.length + 1;
        const { country } = await getIssuer(transaction, entry.issuer);
        const payment: PaymentRow = {
          ...wrong,
          posting: `${entry.id}/${position}`,
          position,
          on: this.clock.today(country),
          amountOre: -wrong.amountOre,
          basis: 'taken-back',
          takesBack: posting,
          person,
          at,
          reason,
        };
        await this.record(transaction, PAYMENT_EVENTS.takenBack, payment);
        return payment.posting;
      },
    );
  }

  /** Says that what is left of an entry is no payment of a document: a fee, a transfer of the issuer's own, money sent back by the bank. */
  async setAside(command: Command & { readonly bankEntry: string; readonly reason: string }): Promise<void> {
    const { commandId, person, bankEntry } = command;
    const reason = mustHaveReason(command.reason);
    await this.once(
      command,
      { id: commandId, kind: 'payment-set-aside', body: { person, bankEntry, reason } },
      bankEntry,
      async (transaction, entry, at) => {
        if (await isSetAside(transaction, entry.id)) return entry.id;
        await addSetAside(transaction, { bankEntry: entry.id, person, at, reason });
        await appendAuditEvent(transaction, { at, actor: person, type: PAYMENT_EVENTS.setAside, subject: entry.id, data: { reason } });
        return entry.id;
      },
    );
  }

  private async once(
    { person }: Command,
    command: { readonly id: string; readonly kind: string; readonly body: Json },
    bankEntry: string,
    work: (transaction: Transaction, entry: RecordedBankEntry, at: string) => Promise<string>,
  ): Promise<string> {
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(transaction, { ...command, at }, async () => {
        const entry = await findBankEntry(transaction, bankEntry);
        if (!entry) throw new DomainError('bank-entry-unknown', `there is no bank entry ${bankEntry}`, { bankEntry });
        await mustHaveRight(transaction, { person, right: 'payments.decide', scope: entry.issuer });
        await lockPayments(transaction, entry.issuer);
        return await work(transaction, entry, at);
      });
    });
  }

  private async record(transaction: Transaction, type: AuditEventType, payment: PaymentRow): Promise<void> {
    await recordPayments(transaction, [payment]);
    await appendAuditEvent(transaction, {
      at: payment.at,
      actor: payment.person,
      type,
      subject: payment.posting,
      data: { payment: paymentRow(payment) },
    });
  }
}

function mustHaveReason(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new DomainError('reason-missing', 'say why: a reason is needed', {});
  return reason;
}
