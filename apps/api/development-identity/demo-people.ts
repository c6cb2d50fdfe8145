import type { Database } from '#persistence/database';
import { linkAccount } from '#persistence/person-account';
import { ROLES, type Role } from '#domain/people/role';
import { listPeople, listRoles } from '#persistence/register';

export interface DemoPerson {
  readonly id: string;
  readonly label: string;
}

/** Registered people to choose from, by the first of their roles; `role` null for those who hold none. */
export interface DemoGroup {
  readonly role: Role | null;
  readonly people: readonly DemoPerson[];
}

/** Everybody who is registered, as the procedure's role reads it: nobody is signed in yet. */
export class DemoPeople {
  constructor(private readonly database: Database) {}

  async list(): Promise<DemoGroup[]> {
    const people = await this.database.read(listPeople);
    const roles = (await this.database.read(listRoles)).filter((held) => held.withdrawnAt === null);
    const roleOf = (person: string) => ROLES.find((role) => roles.some((held) => held.person === person && held.role === role)) ?? null;
    return [...ROLES, null]
      .map((role) => ({ role, people: people.filter(({ id }) => roleOf(id) === role).map(({ id, label }) => ({ id, label })) }))
      .filter((group) => group.people.length > 0);
  }

  /** Links the person's account at this provider, which is named as the person is; false when there is no such person. */
  async link(account: { readonly issuer: string; readonly person: string; readonly at: string }): Promise<boolean> {
    const { issuer, person, at } = account;
    return await this.database.transaction(async (transaction) => {
      if (!(await listPeople(transaction)).some(({ id }) => id === person)) return false;
      await linkAccount(transaction, { issuer, subject: person, person, linkedAt: at, linkedBy: 'development-identity' });
      return true;
    });
  }
}
