import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database } from '#persistence/database';
import { findMailsOfDocument } from '#persistence/mail-outbox';
import { readPayerDetails } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { queueCopy } from '#use-cases/queue-copy';

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
        if (reason.trim() === '') throw new DomainError('reason-missing', 'say why it is sent again', {});
        const details = (await readPayerDetails(transaction)).get(first.payer);
        const at = this.clock.now();
        return await queueCopy(transaction, {
          number,
          earlier,
          details,
          person,
          reason,
          reminder: null,
          mailDomain: this.installation.mailDomain,
          at,
        });
      }),
    );
    await this.process.startMail(id);
    return id;
  }
}
