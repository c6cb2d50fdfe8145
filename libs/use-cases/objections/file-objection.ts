import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { answerDueDate } from '#domain/payments/answer-due-date';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { addObjection, findObjectionable } from '#persistence/objections';
import { getIssuer } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';

/** A person of the payer objects to a document. As long as nobody has answered, the document is disputed, and nobody is reminded of it. */
@Injectable()
export class FileObjection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  /** Answers with the objection's id. `document-unknown`, `objection-open`, or `role-missing` for whoever does not act for the payer. */
  async execute(command: { readonly commandId: string; readonly person: string; readonly number: string; readonly text: string }): Promise<string> {
    const { commandId, person, number } = command;
    const text = command.text.trim();
    if (text === '') throw new DomainError('reason-missing', 'say what is wrong with the document', {});
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(transaction, { id: commandId, kind: 'objection', body: { person, number, text }, at }, async () => {
        const document = await findObjectionable(transaction, number);
        if (!document) throw new DomainError('document-unknown', `there is no document ${number}`, { number });
        if (document.isDisputed) throw new DomainError('objection-open', `an objection to ${number} waits for its answer`, { number });
        const { country } = await getIssuer(transaction, document.issuer);
        const answerDueOn = answerDueDate(this.clock.today(country), this.installation.objectionAnswerDays, country);
        const position = document.objections + 1;
        const id = `${number}/${position}`;
        await addObjection(transaction, { id, document: number, position, payer: document.payer, person, filedAt: at, answerDueOn, text });
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'objection-filed',
          subject: number,
          data: { objection: id, payer: document.payer, answerDueOn, text },
        });
        return id;
      });
    });
  }
}
