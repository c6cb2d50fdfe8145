import { bankDayOnOrBefore, type Country } from '#domain/calendar/bank-days';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';

/** Momsbekendtgørelsen and public practice allow at most 30 days; the day moves back when banks are closed on it. */
export const PAYMENT_TERM_DAYS = 30;

/** Last day on which payment is in time; null on credit notes and internal postings, which nobody pays. */
export function dueDate(kind: DocumentKind, issuedOn: LocalDate, country: Country): LocalDate | null {
  return kind === 'invoice' ? bankDayOnOrBefore(addDays(issuedOn, PAYMENT_TERM_DAYS), country) : null;
}
