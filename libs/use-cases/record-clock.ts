import type { Database } from '#persistence/database';
import { readRecordTime } from '#persistence/record-time';
import { Clock } from '#use-cases/clock';

/**
 * The database's clock, which is one for all workers: ages of hand-overs and the silence of the journal are differences between what several of them
 * wrote. Between two readings it is carried on by what measures durations, so that setting a machine's clock moves nothing.
 */
export class RecordClock extends Clock {
  private constructor(
    private readonly database: Database,
    private reading: Reading,
  ) {
    super();
  }

  static async open(database: Database): Promise<RecordClock> {
    return new RecordClock(database, await readAt(database));
  }

  override now(): string {
    const { instantMs, measuredMs } = this.reading;
    return new Date(instantMs + performance.now() - measuredMs).toISOString();
  }

  override async synchronise(): Promise<void> {
    this.reading = await readAt(this.database);
  }
}

interface Reading {
  readonly instantMs: number;
  /** When it was read, by what measures durations. */
  readonly measuredMs: number;
}

async function readAt(database: Database): Promise<Reading> {
  const instant = await database.read(readRecordTime);
  return { instantMs: Date.parse(instant), measuredMs: performance.now() };
}
