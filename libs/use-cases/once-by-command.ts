import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';

/**
 * Does a command's work once. The same id and body again gives the first answer, also when the first commit was never acknowledged; the same id
 * with another body is `command-reused`. Both stand in the transaction of the work itself.
 */
export async function onceByCommand<Result extends Json>(
  transaction: Transaction,
  command: { readonly id: string; readonly kind: string; readonly body: Json; readonly at: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const bodyHash = createHash('sha256').update(canonicalJson(command.body)).digest('hex');
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto command'), hashtext($1))`, [command.id]);
  const [done]: { kind: string; bodyHash: string; result: Result }[] = await transaction.query(
    `select kind, body_hash as "bodyHash", result from command where id = $1`,
    [command.id],
  );
  if (done) {
    if (done.kind !== command.kind || done.bodyHash !== bodyHash) {
      throw new DomainError('command-reused', `command ${command.id} was given before with another content`, { command: command.id });
    }
    return done.result;
  }
  const result = await work();
  const kept: unknown[] = await transaction.query(
    `insert into command (id, kind, body_hash, result, at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id`,
    [command.id, command.kind, bodyHash, JSON.stringify(result), command.at],
  );
  // Another person's command, which this one does not see.
  if (kept.length === 0) throw new DomainError('command-reused', `command ${command.id} was given before by somebody else`, { command: command.id });
  return result;
}
