import { Client, DatabaseError } from 'pg';
import type { TestDatabase } from './test-database';

/** What PostgreSQL answers when a role has no right at all to do something. */
export const PERMISSION_DENIED = '42501';

/**
 * Runs the statements in one transaction with the application's own rights and answers with the code of what refused it, or `allowed`. What is
 * otherwise checked at commit is checked as well; nothing stays either way.
 */
export async function attempt(database: TestDatabase, statements: readonly string[]): Promise<string> {
  const client = new Client({ connectionString: database.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    await client.query('set constraints all immediate');
    return 'allowed';
  } catch (error) {
    if (error instanceof DatabaseError) return error.code ?? error.message;
    throw error;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** KOMBIT's run is completed; RM's is a draft, which these statements move on. */
export const DRAFT = 'RM/2024-04-02';
export const ISSUED = 'KOMBIT/2024-04-02';

export function becomes(state: string, and = ''): string {
  return `update invoice_run set state = '${state}'${and} where id = '${DRAFT}'`;
}

export function submit(person = 'officer-rm'): string {
  return becomes('submitted', `, submitted_by = '${person}', submitted_at = now()`);
}

export function approve(person = 'approver-rm', digest = 'digest'): string {
  return becomes('approved', `, approved_by = '${person}', approved_at = now(), approved_digest = ${digest}`);
}
