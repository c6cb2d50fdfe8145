import { bankDayOnOrBefore, type Country } from '#domain/calendar/bank-days';
import { addDays, type LocalDate } from '#domain/calendar/local-date';

/** What an issuer promises where nothing else is set. */
export const ANSWER_DAYS = 14;

/** The last day on which an objection is answered in time: so many days after it was filed, back to a day on which offices work. */
export function answerDueDate(filedOn: LocalDate, days: number, country: Country): LocalDate {
  return bankDayOnOrBefore(addDays(filedOn, days), country);
}
