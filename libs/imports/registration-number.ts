import type { Country } from '#domain/calendar/bank-days';
import { isCvr } from '#domain/references/cvr';
import { isOrganisationNumber } from '#domain/references/organisation-number';
import { refuse, type CellReader } from '#tabular/cell-reader';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** A Danish CVR (8 digits) or a Norwegian organisation number (9 digits), with its check digit. */
export const registrationNumber: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    if (!/^\d{8,9}$/.test(value))
      return refuse('cvr-malformed', 'not a registration number', '8 digits (Danish CVR) or 9 digits (Norwegian organisation number)');
    return isCvr(value) || isOrganisationNumber(value)
      ? { value }
      : refuse('cvr-check-digit', 'the check digit does not fit the other digits', 'a registration number with a sound check digit');
  },
};

/** The number must be one of its country. */
export function registrationIssues(record: TableRecord<{ readonly cvr: string }>, country: Country): ImportIssue[] {
  const isOfCountry = country === 'DK' ? isCvr : isOrganisationNumber;
  if (isOfCountry(record.values.cvr)) return [];
  const expected = country === 'DK' ? '8 digits (Danish CVR)' : '9 digits (Norwegian organisation number)';
  return [record.issue('cvr', { code: 'registration-of-other-country', message: `not a registration number of ${country}`, expected })];
}
