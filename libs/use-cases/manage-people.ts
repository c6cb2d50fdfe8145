import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { addRole, listIssuers, listPayers, listPeople, readPayerNames, type Person, type Role } from '#persistence/register';
import { isRoleGiven, listGivenRoles, lockRolesOf, withdrawRole, type GivenRole } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustBeAsSeen, versionTag } from '#use-cases/version-tag';

export interface PersonWithRoles extends Person {
  readonly roles: readonly Omit<GivenRole, 'person'>[];
}

/** A person as somebody looks at them before they change what the person may do. */
export interface PersonSheet extends PersonWithRoles {
  /** Of the roles: hand it back with the change. */
  readonly tag: string;
  /** Where each role may be held: nowhere but in the whole installation when there is no list. */
  readonly places: Readonly<Record<'issuer' | 'payer', readonly Place[]>>;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

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

  /** `person-unknown` when there is no such person. */
  async view(id: string): Promise<PersonSheet> {
    return await this.database.snapshot(async (transaction) => {
      const person = (await listPeople(transaction)).find((candidate) => candidate.id === id);
      if (!person) throw new DomainError('person-unknown', `there is no person ${id}`, { person: id });
      const payers = await listPayers(transaction);
      const names = await readPayerNames(
        transaction,
        payers.map(({ code }) => code),
      );
      return {
        ...person,
        roles: (await rolesOf(transaction, id)).map(({ person: _person, ...role }) => role),
        tag: await tagOf(transaction, id),
        places: {
          issuer: (await listIssuers(transaction)).map(({ code, name }) => ({ code, name })),
          payer: payers.map(({ code }) => ({ code, name: names.get(code) ?? code })),
        },
      };
    });
  }

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

async function rolesOf(transaction: Transaction, person: string): Promise<GivenRole[]> {
  return (await listGivenRoles(transaction)).filter((role) => role.person === person);
}

async function tagOf(transaction: Transaction, person: string): Promise<string> {
  const roles = await rolesOf(transaction, person);
  return versionTag(roles.map(({ role, scope, validFrom, validUntil, withdrawnAt }) => ({ role, scope, validFrom, validUntil, withdrawnAt })));
}

/** From here on nobody else changes this person's roles until the transaction ends. */
async function lockedTagOf(transaction: Transaction, person: string): Promise<string> {
  await lockRolesOf(transaction, person);
  return await tagOf(transaction, person);
}
