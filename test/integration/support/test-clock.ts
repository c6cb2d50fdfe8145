import { Clock } from '#use-cases/clock';

/** A clock that a test sets. It moves on by a second each time it is read, so that what happens later is later. */
export class TestClock extends Clock {
  private instantMs: number;

  constructor(instant: string) {
    super();
    this.instantMs = Date.parse(instant);
  }

  set(instant: string): void {
    this.instantMs = Date.parse(instant);
  }

  override now(): string {
    this.instantMs += 1_000;
    return new Date(this.instantMs).toISOString();
  }
}
