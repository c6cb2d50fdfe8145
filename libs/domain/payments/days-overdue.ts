import { daysBetween, type LocalDate } from '#domain/calendar/local-date';
import type { OpenItem } from '#domain/payments/open-items';

/** How many days ago a document should have been paid at the latest; 0 when that day is still to come, when nothing is owed on it, or when it has none. */
export function daysOverdue({ dueOn, openOre }: Pick<OpenItem, 'dueOn' | 'openOre'>, today: LocalDate): number {
  return dueOn === null || openOre <= 0n || today <= dueOn ? 0 : daysBetween(dueOn, today);
}
