import type { MailMove } from '#persistence/mail-outbox';

interface Waiting {
  readonly move: MailMove;
  readonly resolve: (isMoved: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits moves of mails together: while one transaction is on its way to the disk, the next gathers. Each caller waits for the commit of its own
 * move, so durability is that of a transaction each at a fraction of the syncs.
 */
export class MoveBatch {
  private waiting: Waiting[] = [];
  private isFlushing = false;

  /** `commit` writes the moves and answers with the ids that were moved; the others are held by somebody else. */
  constructor(private readonly commit: (moves: readonly MailMove[]) => Promise<ReadonlySet<string>>) {}

  /** True once the move is committed, false when the mail is no longer this worker's. */
  add(move: MailMove): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ move, resolve, reject });
      if (!this.isFlushing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.isFlushing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        const moved = await this.commit(batch.map((entry) => entry.move));
        for (const { move, resolve } of batch) resolve(moved.has(move.id));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isFlushing = false;
  }
}
