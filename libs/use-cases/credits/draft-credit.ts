import { Injectable } from '@nestjs/common';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { DomainError } from '#domain/errors';
import { draftCreditNote, restOf, type CreditedLine } from '#domain/invoicing/draft-credit-note';
import { formatAmount } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import { addCreditRequest, countCreditRequests, findCreditableInvoice, findOpenCredit } from '#persistence/credit-requests';
import { Database } from '#persistence/database';
import { addRun } from '#persistence/invoice-run';
import { getIssuer } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

/**
 * Drafts a credit note against an issued invoice, whole or in part, with its reason. It becomes a run of its own, which is submitted, approved by
 * another person and issued like any other.
 */
@Injectable()
export class DraftCredit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly process: BillingProcess,
  ) {}

  /** Drafts and hands the draft to the approver. Where it stops between the two, the draft waits for its officer like any other. */
  async handOver(command: Parameters<DraftCredit['execute']>[0]): Promise<RunKey> {
    const key = await this.execute(command);
    const { commandId, person } = command;
    await this.process.command(key, 'submit', { commandId: `${commandId}/submit`, person });
    return key;
  }

  /** Without `lines` all that is left of the invoice. Answers with the key of the run. */
  async execute(command: {
    readonly commandId: string;
    readonly person: string;
    readonly number: string;
    readonly lines: readonly CreditedLine[];
    readonly reason: string;
  }): Promise<RunKey> {
    const { commandId, person, number, lines } = command;
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why it is credited: the payer reads it', {});
    const body = { person, number, reason, lines: lines.map(({ line, netOre }) => [line, formatAmount(netOre)]) };
    const key = await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(transaction, { id: commandId, kind: 'credit-draft', body, at }, async () => {
        const invoice = await findCreditableInvoice(transaction, number);
        if (!invoice) throw new DomainError('document-unknown', `there is no invoice ${number}`, { number });
        await mustHaveRight(transaction, { person, right: 'credits.draft', scope: invoice.issuer });
        // Refused now rather than when it is prepared, so that the person who asks is told.
        const note = draftCreditNote(invoice, lines.length === 0 ? restOf(invoice) : lines);
        const { country } = await getIssuer(transaction, invoice.issuer);
        const today = this.clock.today(country);
        const count = await countCreditRequests(transaction, number);
        const open = await findOpenCredit(transaction, number);
        if (open !== null) throw new DomainError('credit-open', `run ${open} is a credit note of ${number} that is not done with`, { run: open });
        const credit = `${number}.${count + 1}`;
        const drafted = { issuer: invoice.issuer, billingDate: today, credit };
        const id = runIdOf(drafted);
        await addRun(transaction, {
          id,
          issuer: invoice.issuer,
          businessDate: today,
          openedOn: invoice.knownOn,
          played: false,
          credit,
          createdAt: at,
        });
        await addCreditRequest(transaction, { run: id, corrects: number, reason, requestedBy: person, requestedAt: at, lines });
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'credit-drafted',
          subject: id,
          data: { corrects: number, reason, total: formatAmount(note.totalOre), lines: body.lines },
        });
        return drafted;
      });
    });
    await this.process.startRun(key);
    return key;
  }
}
