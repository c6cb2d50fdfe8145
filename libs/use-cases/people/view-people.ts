import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database, type Transaction } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import { listPeoplePage, type PeopleFilter, type PeopleSort } from '#persistence/people-list';
import { listIssuers, listPayers, listPeople, readPayerNames, type Person } from '#persistence/register';
import { listGivenRoles, type GivenRole } from '#persistence/roles-held';
import { groupBy } from '#use-cases/group-by';
import { versionTag } from '#use-cases/version-tag';

export interface PersonWithRoles extends Person {
  readonly roles: readonly Omit<GivenRole, 'person'>[];
}

/** A person as somebody looks at them before they change what the person may do. */
export interface PersonSheet extends PersonWithRoles {
  /** Of the roles: hand it back with the change. */
  readonly tag: string;
  /** Where roles of an issuer or a payer's organisation may be held. */
  readonly places: Readonly<Record<'issuer' | 'payer', readonly Place[]>>;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** Who may do what, and what was ever given them. */
@Injectable()
export class ViewPeople {
  constructor(private readonly database: Database) {}

  async list(filter: PeopleFilter, page: PageRequest<PeopleSort>): Promise<Page<PersonWithRoles>> {
    return await this.database.snapshot(async (transaction) => {
      const found = await listPeoplePage(transaction, filter, page);
      const given = await listGivenRoles(
        transaction,
        found.items.map(({ id }) => id),
      );
      const roles = groupBy(given, ({ person }) => person);
      return { ...found, items: found.items.map((person) => ({ ...person, roles: (roles.get(person.id) ?? []).map(withoutPerson) })) };
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
        roles: (await listGivenRoles(transaction, [id])).map(withoutPerson),
        tag: await rolesTag(transaction, id),
        places: {
          issuer: (await listIssuers(transaction)).map(({ code, name }) => ({ code, name })),
          payer: payers.map(({ code }) => ({ code, name: names.get(code) ?? code })),
        },
      };
    });
  }
}

/** What a person's roles are, in short: another text as soon as one is given or taken. */
export async function rolesTag(transaction: Transaction, person: string): Promise<string> {
  const roles = await listGivenRoles(transaction, [person]);
  return versionTag(roles.map(({ role, scope, validFrom, validUntil, withdrawnAt }) => ({ role, scope, validFrom, validUntil, withdrawnAt })));
}

function withoutPerson({ person: _person, ...role }: GivenRole): Omit<GivenRole, 'person'> {
  return role;
}
