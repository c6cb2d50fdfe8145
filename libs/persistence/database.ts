import { Client, DatabaseError, types, type ClientConfig } from 'pg';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { DomainError } from '#domain/errors';

// A day stays the text it is, and a 64-bit number a bigint: pg's defaults are a local midnight and a string.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => BigInt(text));

/** An open transaction: repositories take it, use cases open it. */
export type Transaction = EntityManager;

export interface ConnectOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  /** For the web's role: who acts. Every transaction names that person to the database, which shows only their rows; nobody sees none. */
  readonly actor?: () => string | null;
}

/** The record. One instance a process; `transaction` commits when `work` resolves and leaves nothing behind when it rejects. */
export class Database {
  private constructor(
    private readonly source: DataSource,
    private readonly actor: (() => string | null) | null,
  ) {}

  /** Connects with a pool of `poolSize` connections. */
  static async connect(options: ConnectOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: [],
      poolSize: options.poolSize,
      applicationName: options.applicationName,
      // A command must not wait for a lock longer than the person who gave it waits for its answer.
      extra: { keepAlive: true, connectionTimeoutMillis: 10_000, lock_timeout: 45_000, Client: HeardClient },
    });
    return new Database(await source.initialize(), options.actor ?? null);
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return await this.source.transaction('READ COMMITTED', (transaction) => this.asActor(transaction, work));
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** One statement that changes something: committed by itself when it resolves, without the round trips around it where none names a person. */
  async statement<Result>(work: (statement: Transaction) => Promise<Result>): Promise<Result> {
    if (this.actor !== null) return await this.transaction(work);
    try {
      return await work(this.source.manager);
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** For reading a whole that fits together: every statement sees the same moment. */
  async snapshot<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return await this.source.transaction('REPEATABLE READ', (transaction) => this.asActor(transaction, work));
  }

  /** For reading what single statements answer. */
  async read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.actor === null ? await work(this.source.manager) : await this.transaction(work);
  }

  /** Says who acts for as long as the transaction lasts: nothing of it stays with the connection. */
  private async asActor<Result>(transaction: Transaction, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    if (this.actor !== null) await transaction.query(`select set_config('aconto.person', $1, true)`, [this.actor() ?? '']);
    return await work(transaction);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}

/**
 * A connection whose end is always heard. A server that ends with its last answer tells so in one breath, before anybody who waits for the connection
 * could listen, and an end that nobody hears would end the process; whoever uses the connection next is told by the query that fails.
 */
class HeardClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** The rules that stand in the database, by the error code its triggers raise. */
const RULE_OF: Readonly<Record<string, string>> = {
  AC001: 'run-content-frozen',
  AC002: 'run-in-other-state',
  AC003: 'role-missing',
  AC004: 'same-person',
  AC005: 'approval-digest-differs',
  AC006: 'record-is-forever',
  AC007: 'issue-not-whole',
  AC008: 'number-without-approval',
  AC009: 'mail-never-again',
  AC010: 'audit-chain-broken',
  AC011: 'payer-changed-meanwhile',
  AC012: 'payment-does-not-fit',
  AC013: 'credit-does-not-fit',
  AC014: 'objection-does-not-fit',
  AC015: 'ledger-export-does-not-fit',
  AC016: 'reminder-does-not-fit',
  AC022: 'mailing-does-not-fit',
  AC031: 'version-in-other-state',
  AC032: 'version-frozen',
};

function asDomainError(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const driverError: unknown = error.driverError;
  if (!(driverError instanceof DatabaseError) || driverError.code === undefined) return error;
  const rule = RULE_OF[driverError.code];
  return rule === undefined ? error : new DomainError(rule, driverError.message);
}
