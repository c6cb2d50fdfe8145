import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { lockFacts } from '#persistence/facts-recorder';
import { linkAccount, type Account } from '#persistence/person-account';
import { addPerson, addRole, isAnybodyRegistered } from '#persistence/register';
import { Clock } from '#use-cases/clock';

/** Whoever installs has nobody to ask: names the first administrator of an installation in which nobody is registered, and never again. */
@Injectable()
export class AppointAdministrator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `somebody-registered` once there is anybody: from then on administrators appoint others. */
  async execute(command: {
    readonly person: string;
    readonly label: string;
    readonly email: string;
    /** By which the person signs in; null where their verified address will tell. */
    readonly account: Account | null;
  }): Promise<void> {
    const { person, label, email, account } = command;
    await this.database.transaction(async (transaction) => {
      await lockFacts(transaction);
      if (await isAnybodyRegistered(transaction)) {
        throw new DomainError('somebody-registered', 'people are registered already: an administrator gives roles', {});
      }
      const at = this.clock.now();
      await addPerson(transaction, { id: person, label, email });
      await addRole(transaction, { person, role: 'administrator', scope: '', validFrom: this.clock.today('DK'), validUntil: null });
      if (account) await linkAccount(transaction, { ...account, person, linkedAt: at, linkedBy: 'operator' });
      await appendAuditEvent(transaction, {
        at,
        actor: 'operator',
        type: 'administrator-appointed',
        subject: person,
        data: { label, account: account && { ...account } },
      });
    });
  }
}
