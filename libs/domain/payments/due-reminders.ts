import { addDays, type LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import type { OpenItem } from '#domain/payments/open-items';

export const MOST_REMINDERS = 3;
export const DAYS_BETWEEN_REMINDERS = 10;

/** A document that may be reminded of now, for the first, second or third time. */
export interface DueReminder {
  readonly document: string;
  readonly payer: string;
  readonly sequence: number;
  readonly openOre: Ore;
  readonly currency: Currency;
  readonly dueOn: LocalDate;
}

/**
 * Which invoices are reminded of on a day: past their last day of payment, with something open, of programmes that all have reminders, not disputed,
 * and with at most three reminders ten days apart. In the order in which they fell due.
 */
export function dueReminders(
  items: readonly (OpenItem & { readonly programmes: readonly string[] })[],
  of: {
    readonly today: LocalDate;
    /** Programmes that have reminders; between public bodies mostly none. */
    readonly programmes: ReadonlySet<string>;
    /** Days on which a document was reminded of, the first of them first. */
    readonly sent: ReadonlyMap<string, readonly LocalDate[]>;
  },
): DueReminder[] {
  return items
    .flatMap((item): DueReminder[] => {
      const { number, payer, openOre, currency, dueOn } = item;
      const sent = of.sent.get(number) ?? [];
      const last = sent.at(-1);
      const isLate = item.kind === 'invoice' && dueOn !== null && dueOn < of.today && openOre > 0n;
      const isAllowed = !item.isDisputed && item.programmes.length > 0 && item.programmes.every((programme) => of.programmes.has(programme));
      const isTime = sent.length < MOST_REMINDERS && (last === undefined || addDays(last, DAYS_BETWEEN_REMINDERS) <= of.today);
      return isLate && isAllowed && isTime ? [{ document: number, payer, sequence: sent.length + 1, openOre, currency, dueOn }] : [];
    })
    .sort((a, b) => (`${a.dueOn} ${a.document}` < `${b.dueOn} ${b.document}` ? -1 : 1));
}
