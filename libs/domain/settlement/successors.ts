import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { PayerValidity } from '#domain/facts/facts';

/**
 * Who answers for a payer code on a day: the payer itself while it exists, else its successor, and that one's. A payer that has ended
 * without successor still answers for itself: what it is owed or owes does not vanish with it.
 */
export function payerAnsweringOn(code: string, date: LocalDate, payers: ReadonlyMap<string, PayerValidity>): string {
  const seen = new Set<string>();
  let current = code;
  for (;;) {
    const payer = payers.get(current);
    if (!payer) throw new DomainError('payer-unknown', `payer ${current} is not in the register`, { payer: current });
    if (seen.has(current)) throw new DomainError('successor-cycle', `payer ${current} succeeds itself`, { payer: current });
    seen.add(current);
    if (payer.validUntil === null || date < payer.validUntil || payer.successor === null) return current;
    current = payer.successor;
  }
}
