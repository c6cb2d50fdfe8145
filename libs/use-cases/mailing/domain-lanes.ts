/** How much of the way out one recipient's domain may take. */
export interface DomainLimits {
  /** Mails under way at a time. */
  readonly atATime: number;
  /** Mails begun in any minute; null: as many as go. */
  readonly perMinute: number | null;
}

const MINUTE_MS = 60_000;

/** Turns by recipients' domains, for all dispatches of a worker together: a domain that is slow holds its own turns and nobody else's. */
export class DomainLanes {
  private readonly underWay = new Map<string, number>();
  private readonly begun = new Map<string, number[]>();
  private readonly listeners = new Set<() => void>();
  private readonly alarms = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly limits: DomainLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** True: the turn is taken, and is given back by `leave`. */
  tryEnter(domain: string): boolean {
    if (this.countUnderWay(domain) >= this.limits.atATime || !this.isWithinRate(domain)) return false;
    this.underWay.set(domain, this.countUnderWay(domain) + 1);
    return true;
  }

  leave(domain: string): void {
    const left = this.countUnderWay(domain) - 1;
    if (left > 0) this.underWay.set(domain, left);
    else this.underWay.delete(domain);
    this.tell();
  }

  countUnderWay(domain: string): number {
    return this.underWay.get(domain) ?? 0;
  }

  /** Calls back whenever a turn may have become free, until the answer is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Counts the mail that is about to begin, or sees to it that everybody looks again when one may. */
  private isWithinRate(domain: string): boolean {
    const { perMinute } = this.limits;
    if (perMinute === null) return true;
    const now = this.now();
    const recent = (this.begun.get(domain) ?? []).filter((at) => at > now - MINUTE_MS);
    const [oldest = now] = recent;
    if (recent.length >= perMinute) {
      this.wakeAt(domain, oldest + MINUTE_MS - now);
      return false;
    }
    this.begun.set(domain, [...recent, now]);
    return true;
  }

  private wakeAt(domain: string, inMs: number): void {
    if (this.alarms.has(domain)) return;
    const ring = () => {
      this.alarms.delete(domain);
      this.tell();
    };
    this.alarms.set(domain, setTimeout(ring, inMs).unref());
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
