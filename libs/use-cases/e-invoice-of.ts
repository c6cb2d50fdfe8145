import type { AttachedEInvoice, InvoiceDocument } from '#documents/invoice-document';
import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import { writeEInvoice } from '#e-invoice/write-e-invoice';
import { semanticInvoice, type DocumentParties } from '#use-cases/semantic-invoice';

/**
 * A document's XML: for a payer that takes e-invoices the original, in its profile; for any other a Peppol BIS file to be attached to the PDF, so that
 * its system can read it all the same. An internal posting has none.
 */
export function eInvoiceOf(document: InvoiceDocument, parties: DocumentParties): AttachedEInvoice | null {
  const semantic = semanticInvoice(document, parties);
  if (semantic === null) return null;
  const { eInvoiceProfile } = parties.recipient;
  const profile = eInvoiceProfile === 'none' ? 'peppol-bis-3' : usableProfile(eInvoiceProfile, parties);
  return { role: eInvoiceProfile === 'none' ? 'attached' : 'original', profile, xml: writeEInvoice(semantic, profile).toString('utf8') };
}

/** OIOUBL is between Danish parties only; Peppol is what its payer can be reached by from elsewhere. */
function usableProfile(profile: EInvoiceProfile, { issuer, recipient }: DocumentParties): EInvoiceProfile {
  return issuer.country === 'DK' && recipient.country === 'DK' ? profile : 'peppol-bis-3';
}
