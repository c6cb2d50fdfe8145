import { types } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

// A day stays the text it is, and a 64-bit number a bigint: pg's defaults are a local midnight and a string.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => BigInt(text));

/** An open transaction: repositories take it, use cases open it. */
export type Transaction = EntityManager;

/** The record. One instance a process; `transaction` commits when `work` resolves and leaves nothing behind when it rejects. */
export class Database {
  private constructor(private readonly source: DataSource) {}

  /** Connects as the application role, with a pool of `poolSize` connections. */
  static async connect(options: { readonly url: string; readonly poolSize: number; readonly applicationName: string }): Promise<Database> {
    const source = new DataSource({
      type: 'postgres', url: options.url, entities: [], poolSize: options.poolSize, applicationName: options.applicationName,
      extra: { keepAlive: true, connectionTimeoutMillis: 10_000 },
    });
    return new Database(await source.initialize());
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return await this.source.transaction('READ COMMITTED', work);
  }

  /** For reading what one statement answers. */
  get reading(): Transaction {
    return this.source.manager;
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
