/** Counts what happens outside the record, while it happens, by name. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly listeners: { readonly what: string; readonly n: number; readonly tell: () => void }[] = [];

  hear(what: string): void {
    const count = this.count(what) + 1;
    this.counts.set(what, count);
    for (const listener of this.listeners) if (listener.what === what && listener.n === count) listener.tell();
  }

  count(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** Resolves at the n-th, in the same breath. */
  nth(what: string, n: number): Promise<void> {
    if (this.count(what) >= n) return Promise.resolve();
    return new Promise((tell) => this.listeners.push({ what, n, tell }));
  }
}
