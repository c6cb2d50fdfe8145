import { DomainError } from '#domain/errors';
import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import { writeOioubl } from '#e-invoice/oioubl/write-oioubl';
import { writePeppol } from '#e-invoice/peppol/write-peppol';
import type { SemanticInvoice } from '#e-invoice/semantic-invoice';

/** The bytes of an e-invoice in the form its buyer takes. Equal data gives equal bytes. `e-invoice-not-danish`: OIOUBL is between Danish parties only. */
export function writeEInvoice(invoice: SemanticInvoice, profile: EInvoiceProfile): Buffer {
  switch (profile) {
    case 'peppol-bis-3':
      return writePeppol(invoice);
    case 'oioubl-2.1':
      if (invoice.seller.country !== 'DK' || invoice.buyer.country !== 'DK') {
        throw new DomainError('e-invoice-not-danish', `${invoice.number}: OIOUBL is between Danish parties only`, { number: invoice.number });
      }
      return writeOioubl(invoice);
  }
}
