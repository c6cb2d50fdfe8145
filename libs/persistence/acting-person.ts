import { AsyncLocalStorage } from 'node:async_hooks';

const people = new AsyncLocalStorage<string | null>();

/** Runs the work, and all it leads to, for this person; null: for nobody, who sees nothing. */
export function actAs<Result>(person: string | null, work: () => Result): Result {
  return people.run(person, work);
}

/** Who acts, as a provider for `Database.connect`; null outside of `actAs`. */
export function findActingPerson(): string | null {
  return people.getStore() ?? null;
}
