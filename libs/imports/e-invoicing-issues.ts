import type { Country } from '#domain/calendar/bank-days';
import { eInvoicingProblem, type EInvoicing } from '#domain/invoicing/e-invoicing';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** What keeps a row's payer from taking e-invoices in the profile that the row gives it. */
export function eInvoicingIssues(
  record: TableRecord<Partial<Record<keyof EInvoicing, unknown>>>,
  payer: EInvoicing & { readonly country: Country },
): ImportIssue[] {
  if ((payer.endpointScheme === null) !== (payer.endpointId === null)) {
    return [
      record.issue('endpointId', { code: 'endpoint-incomplete', message: 'an address is a scheme and an identifier', expected: 'both or neither' }),
    ];
  }
  switch (eInvoicingProblem(payer)) {
    case null:
      return [];
    case 'endpoint-missing':
      return [
        record.issue('endpointId', { code: 'endpoint-missing', message: 'e-invoices need an address', expected: 'endpoint_scheme and endpoint_id' }),
      ];
    case 'endpoint-malformed':
      return [
        record.issue('endpointId', {
          code: 'endpoint-malformed',
          message: 'the address is none of its scheme',
          expected: '0088: GLN, 13 digits; 0184: CVR, 8 digits; 0192: Norwegian organisation number, 9 digits; check digit included',
        }),
      ];
    case 'profile-not-of-country':
      return [
        record.issue('eInvoiceProfile', {
          code: 'profile-not-of-country',
          message: 'OIOUBL is taken in Denmark only',
          expected: 'peppol-bis-3 or none',
        }),
      ];
  }
}
