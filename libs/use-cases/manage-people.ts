import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { addRole, listIssuers, listPayers, listPeople, type Person, type Role } from '#persistence/register';
import { isRoleGiven, listGivenRoles, withdrawRole, type GivenRole } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

export interface PersonWithRoles extends Person {
  readonly roles: readonly Omit<GivenRole, 'person'>[];
}

interface Change {
  readonly commandId: string;
  readonly person: string;
  /** Whose role it is. */
  readonly holder: string;
  readonly role: Role;
  /** Issuer or organisation; empty for the whole installation. */
  readonly scope: string;
}

/** Roles that hold at one issuer, at one organisation, or everywhere. */
const SCOPE_OF: Readonly<Record<Role, 'issuer' | 'payer' | 'everywhere'>> = {
  officer: 'issuer',
  approver: 'issuer',
  payer: 'payer',
  auditor: 'everywhere',
  administrator: 'everywhere',
  preparer: 'everywhere',
  secretariat: 'everywhere',
  member: 'everywhere',
};

/** People and what they may do. An administrator gives roles and takes them away; both are in the audit trail, and what was given stays on record. */
@Injectable()
export class ManagePeople {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<PersonWithRoles[]> {
    return await this.database.snapshot(async (transaction) => {
      const roles = await listGivenRoles(transaction);
      return (await listPeople(transaction)).map((person) => ({
        ...person,
        roles: roles.filter((role) => role.person === person.id).map(({ person: _person, ...role }) => role),
      }));
    });
  }

  /** `scope-wrong` when the role does not hold at such a place; `role-held` when the person has it already. */
  async giveRole(command: Change & { readonly validFrom: LocalDate; readonly validUntil: LocalDate | null }): Promise<void> {
    const { commandId, person, holder, role, scope, validFrom, validUntil } = command;
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'give-role', body: { ...command }, at: this.clock.now() }, async () => {
        await mustHaveRight(transaction, { person, right: 'people.manage', scope: null });
        if (!(await listPeople(transaction)).some(({ id }) => id === holder)) {
          throw new DomainError('person-unknown', `there is no person ${holder}`, { person: holder });
        }
        const places = {
          issuer: async () => (await listIssuers(transaction)).map(({ code }) => code),
          payer: async () => (await listPayers(transaction)).map(({ code }) => code),
          everywhere: async () => [''],
        };
        if (!(await places[SCOPE_OF[role]]()).includes(scope)) {
          throw new DomainError('scope-wrong', `${role} holds at: ${SCOPE_OF[role]}`, { role, scope });
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
    const { commandId, person, holder, role, scope, reason } = command;
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'take-role', body: { ...command }, at: this.clock.now() }, async () => {
        await mustHaveRight(transaction, { person, right: 'people.manage', scope: null });
        if (reason.trim() === '') throw new DomainError('reason-missing', 'say why the role ends', {});
        if (holder === person && role === 'administrator') {
          throw new DomainError('own-role', 'another administrator takes this role away', {});
        }
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
