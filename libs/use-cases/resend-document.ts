import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { findMailsOfDocument, queueMails, type OutboxMail } from '#persistence/mail-outbox';
import { readPayerDetails } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { messageIdOf } from '#use-cases/queued-mails';

/** Sends an issued document again: the same bytes, marked as a copy, to the payer's address as it is now, with who asked for it and why. */
@Injectable()
export class ResendDocument {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly installation: Installation,
    private readonly process: BillingProcess,
  ) {}

  /** Answers with the id of the new mail. */
  async execute(command: { readonly commandId: string; readonly number: string; readonly person: string; readonly reason: string }): Promise<string> {
    const id = await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: command.commandId, kind: 'resend', body: { ...command }, at: this.clock.now() }, async () => {
        const { number, person, reason } = command;
        const earlier = await findMailsOfDocument(transaction, number);
        const [first] = earlier;
        if (!first) throw new DomainError('document-unknown', `no mail was made for ${number}`, { number });
        await mustHaveRight(transaction, { person, right: 'documents.resend', scope: first.issuer });
        if (earlier.some((mail) => mail.state === 'queued' || mail.state === 'claimed' || mail.state === 'handed-over')) {
          throw new DomainError('mail-under-way', `${number} is on its way: wait for its outcome`, { number });
        }
        if (reason.trim() === '') throw new DomainError('reason-missing', 'say why it is sent again', {});
        const payer = (await readPayerDetails(transaction)).get(first.payer);
        if (!payer?.email) throw new DomainError('payer-without-address', `payer ${first.payer} has no mail address`, { payer: first.payer });
        const mail = `${number}/${earlier.length + 1}`;
        const at = this.clock.now();
        const messageId = messageIdOf(mail, this.installation.mailDomain);
        const outbox: OutboxMail = {
          id: mail,
          kind: 'resend',
          number,
          run: first.run,
          ordinal: first.ordinal,
          address: payer.email,
          language: payer.language,
          messageId,
          queuedAt: at,
          content: { type: 'resend', requestedBy: person, reason },
        };
        await queueMails(transaction, [outbox]);
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'document-resent',
          subject: number,
          data: { mail, messageId, address: payer.email, reason },
        });
        return mail;
      }),
    );
    await this.process.startMail(id);
    return id;
  }
}
