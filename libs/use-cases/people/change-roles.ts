import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { PLACES_OF_ROLE, type Role, type RolePlace } from '#domain/people/role';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { addRole, listIssuers, listPayers, listPeople } from '#persistence/register';
import { isRoleGiven, lockRolesOf, withdrawRole } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { rolesTag } from '#use-cases/people/view-people';
import { mustHaveRight } from '#use-cases/rights';
import { mustBeAsSeen } from '#use-cases/version-tag';

interface Change {
  readonly commandId: string;
  readonly person: string;
  /** Whose role it is. */
  readonly holder: string;
  readonly role: Role;
  /** Issuer or organisation; empty for the whole installation. */
  readonly scope: string;
  /** Of the roles as the administrator saw them; null for whoever was shown none. */
  readonly seen: string | null;
}

/** An administrator gives roles and takes them away; both are in the audit trail, and what was given stays on record. */
@Injectable()
export class ChangeRoles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `scope-wrong` when the role does not hold at such a place; `role-held` when the person has it already. */
  async giveRole(command: Change & { readonly validFrom: LocalDate; readonly validUntil: LocalDate | null }): Promise<void> {
    const { commandId, seen, ...change } = command;
    const { person, holder, role, scope, validFrom, validUntil } = change;
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'give-role', body: change, at: this.clock.now() }, async () => {
        await mustHaveRight(transaction, { person, right: 'people.manage', scope: null });
        if (!(await listPeople(transaction)).some(({ id }) => id === holder)) {
          throw new DomainError('person-unknown', `there is no person ${holder}`, { person: holder });
        }
        mustBeAsSeen(seen, await lockedTagOf(transaction, holder));
        if (!(await isPlaceOf(transaction, role, scope))) {
          throw new DomainError('scope-wrong', `${role} holds at: ${PLACES_OF_ROLE[role].join(' or ')}`, { role, scope });
        }
        if (await isRoleGiven(transaction, { person: holder, role, scope, today: this.clock.today('DK') })) {
          throw new DomainError('role-held', `${holder} is ${role} already`, { person: holder, role });
        }
        await addRole(transaction, { person: holder, role, scope, validFrom, validUntil });
        await appendAuditEvent(transaction, {
          at: this.clock.now(),
          actor: person,
          type: 'role-given',
          subject: holder,
          data: { role, scope, validFrom, validUntil },
        });
        return null;
      }),
    );
  }

  /** `role-missing` when there is no such role to take; nobody takes their own right to administrate, so that someone always can. */
  async takeRole(command: Change & { readonly reason: string }): Promise<void> {
    const { commandId, seen, ...change } = command;
    const { person, holder, role, scope, reason } = change;
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'take-role', body: change, at: this.clock.now() }, async () => {
        await mustHaveRight(transaction, { person, right: 'people.manage', scope: null });
        if (reason.trim() === '') throw new DomainError('reason-missing', 'say why the role ends', {});
        if (holder === person && role === 'administrator') {
          throw new DomainError('own-role', 'another administrator takes this role away', {});
        }
        mustBeAsSeen(seen, await lockedTagOf(transaction, holder));
        const at = this.clock.now();
        if (!(await withdrawRole(transaction, { person: holder, role, scope, at, today: this.clock.today('DK') }))) {
          throw new DomainError('role-not-held', `${holder} is not ${role}`, { person: holder, role });
        }
        await appendAuditEvent(transaction, { at, actor: person, type: 'role-taken', subject: holder, data: { role, scope, reason } });
        return null;
      }),
    );
  }
}

async function isPlaceOf(transaction: Transaction, role: Role, scope: string): Promise<boolean> {
  const codes: Readonly<Record<RolePlace, () => Promise<readonly string[]>>> = {
    issuer: async () => (await listIssuers(transaction)).map(({ code }) => code),
    payer: async () => (await listPayers(transaction)).map(({ code }) => code),
    whole: async () => [''],
  };
  for (const place of PLACES_OF_ROLE[role]) if ((await codes[place]()).includes(scope)) return true;
  return false;
}

/** From here on nobody else changes this person's roles until the transaction ends. */
async function lockedTagOf(transaction: Transaction, person: string): Promise<string> {
  await lockRolesOf(transaction, person);
  return await rolesTag(transaction, person);
}
