import { Injectable } from '@nestjs/common';
import type { RunKey } from '#contracts/invoice-run-process';
import { DomainError } from '#domain/errors';
import type { CreditedLine } from '#domain/invoicing/draft-credit-note';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { addObjectionAnswer, listObjections, type ObjectionOutcome } from '#persistence/objections';
import { Clock } from '#use-cases/clock';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

/** Somebody at the desk of the issuer answers an objection: it is rejected with a reason, or upheld, and then mostly a credit note is drafted at once. */
@Injectable()
export class AnswerObjection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly draftCredit: DraftCredit,
  ) {}

  /**
   * `credit`: what to credit of an upheld one, lines, or none of them for all that is left; null: nothing is credited now. Answers with the run of the
   * drafted credit note, which goes the way of every credit note.
   */
  async execute(command: {
    readonly commandId: string;
    readonly person: string;
    readonly objection: string;
    readonly outcome: ObjectionOutcome;
    readonly reason: string;
    readonly credit: readonly CreditedLine[] | null;
  }): Promise<RunKey | null> {
    const { commandId, person, objection, outcome, credit } = command;
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why: the payer reads it', {});
    if (credit !== null && outcome === 'rejected')
      throw new DomainError('objection-rejected', 'only an objection that is upheld leads to a credit note', {});
    const number = await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(
        transaction,
        { id: commandId, kind: 'objection-answer', body: { person, objection, outcome, reason }, at },
        async () => {
          const [found] = await listObjections(transaction, { id: objection });
          if (!found) throw new DomainError('objection-unknown', `there is no objection ${objection}`, { objection });
          await mustHaveRight(transaction, { person, right: 'objections.answer', scope: found.issuer });
          if (credit !== null) await mustHaveRight(transaction, { person, right: 'credits.draft', scope: found.issuer });
          if (found.answer) throw new DomainError('objection-answered', `objection ${objection} was ${found.answer.outcome}`, { objection });
          await addObjectionAnswer(transaction, objection, { outcome, answeredBy: person, answeredAt: at, reason });
          await appendAuditEvent(transaction, {
            at,
            actor: person,
            type: 'objection-answered',
            subject: found.document,
            data: { objection, outcome, reason },
          });
          return found.document;
        },
      );
    });
    if (credit === null) return null;
    return await this.draftCredit.execute({ commandId: `${commandId}/credit`, person, number, lines: credit, reason });
  }
}
