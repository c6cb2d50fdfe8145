import { waitUntil } from '#platform/embedded/wait-until';

/** Asks the record again and again, also while the database is away; what its last try failed with is told when the waiting ends. */
export async function waitForRecord(what: string, isSo: () => Promise<boolean>, limitMs: number): Promise<void> {
  const last: { error: unknown } = { error: null };
  const ask = async () => {
    try {
      const answer = await isSo();
      last.error = null;
      return answer;
    } catch (error) {
      last.error = error;
      return false;
    }
  };
  try {
    await waitUntil(what, ask, limitMs);
  } catch (error) {
    throw last.error === null ? error : new Error(`${what}: the last try failed`, { cause: last.error });
  }
}
