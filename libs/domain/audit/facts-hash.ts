import { factRows } from '#domain/audit/fact-rows';
import { hashRows } from '#domain/audit/run-rows-hash';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Facts } from '#domain/settlement/known-facts';

/**
 * The `factsHash` of the event that issues a run: SHA-256 over every dated fact recorded by the end of `knownOn`, so that one which is
 * changed, dropped or slipped in afterwards shows, also where it moves no amount. Programmes and payers carry no such date and are not in it.
 */
export function factsHash(facts: Facts, knownOn: LocalDate): string {
  return hashRows(factRows(facts).flatMap(({ recordedOn, row }) => (recordedOn !== null && recordedOn <= knownOn ? [row] : [])));
}
