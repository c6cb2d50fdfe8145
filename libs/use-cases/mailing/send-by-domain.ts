import type { DomainLanes } from '#use-cases/mailing/domain-lanes';

export interface DomainRound<Item> {
  /** The next items, of no domain in `without`; none when there are no more of the others. */
  readonly take: (without: readonly string[]) => Promise<readonly Item[]>;
  readonly domainOf: (item: Item) => string;
  readonly send: (item: Item) => Promise<void>;
  readonly lanes: DomainLanes;
  /** Sent at a time, over all domains. */
  readonly width: number;
  /** Of one domain no more than about so many wait in hand; what else is taken is of others. */
  readonly inHand: number;
}

/**
 * Sends whatever there is to take, each item when its domain has a turn; those of the domain with the least under way go first. Rejects with the first
 * failure when everything that was begun has come to rest; what is still in hand then was not begun.
 */
export async function sendByDomain<Item>({ take, domainOf, send, lanes, width, inHand }: DomainRound<Item>): Promise<void> {
  const waiting = new Map<string, Item[]>();
  const failures: unknown[] = [];
  let underWay = 0;
  let isTaking = false;
  /** The domains without which nothing was left to take. */
  let exhaustedWithout: readonly string[] | null = null;
  let wake = (): void => undefined;
  const stopListening = lanes.onChange(() => wake());

  const isFull = (domain: string): boolean => (waiting.get(domain)?.length ?? 0) >= inHand;
  const mayTake = (): boolean => exhaustedWithout === null || exhaustedWithout.some((domain) => !isFull(domain));

  async function refill(): Promise<void> {
    const without = [...waiting.keys()].filter(isFull);
    const taken = await take(without);
    exhaustedWithout = taken.length === 0 ? without : null;
    for (const item of taken) waiting.set(domainOf(item), [...(waiting.get(domainOf(item)) ?? []), item]);
  }

  /** Runs beside the others, and wakes whoever waits for something to happen. */
  function begin(work: Promise<void>, end: () => void): void {
    void work
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        end();
        wake();
      });
  }

  function beginSending(): void {
    while (underWay < width) {
      const next = nextWithTurn();
      if (next === null) return;
      const { domain, item } = next;
      underWay += 1;
      begin(send(item), () => {
        underWay -= 1;
        lanes.leave(domain);
      });
    }
  }

  /** Its turn is taken. */
  function nextWithTurn(): { readonly domain: string; readonly item: Item } | null {
    const domains = [...waiting.keys()].sort((a, b) => lanes.countUnderWay(a) - lanes.countUnderWay(b));
    for (const domain of domains) {
      const [item, ...rest] = waiting.get(domain) ?? [];
      if (item === undefined || !lanes.tryEnter(domain)) continue;
      if (rest.length > 0) waiting.set(domain, rest);
      else waiting.delete(domain);
      return { domain, item };
    }
    return null;
  }

  try {
    for (;;) {
      const isSound = failures.length === 0;
      const ofOthers = [...waiting].reduce((count, [domain, items]) => count + (isFull(domain) ? 0 : items.length), 0);
      if (isSound && !isTaking && mayTake() && ofOthers < inHand) {
        isTaking = true;
        begin(refill(), () => {
          isTaking = false;
        });
      }
      if (isSound) beginSending();
      const isAtRest = underWay === 0 && !isTaking;
      if (isAtRest && (!isSound || (waiting.size === 0 && !mayTake()))) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    stopListening();
  }
  if (failures.length > 0) throw failures[0];
}
