import { isCvr } from '#domain/references/cvr';
import { isGln } from '#domain/references/gln';
import { isOrganisationNumber } from '#domain/references/organisation-number';

/** The forms in which a payer can take its e-invoices. */
export type EInvoiceProfile = 'peppol-bis-3' | 'oioubl-2.1';

/** The code list of an electronic address (ISO 6523): `0088` GLN, `0184` Danish CVR, `0192` Norwegian organisation number. */
export type EndpointScheme = '0088' | '0184' | '0192';

/** How a payer takes its e-invoices, and what it wants to read on every document. */
export interface EInvoicing {
  readonly eInvoiceProfile: 'none' | EInvoiceProfile;
  /** Its address in the network; null with profile `none`. */
  readonly endpointScheme: EndpointScheme | null;
  readonly endpointId: string | null;
  readonly orderReference: string | null;
  /** The person or office that the document goes to. */
  readonly personReference: string | null;
  /** Its own account string (kontostreng). */
  readonly accountingString: string | null;
}

/** A payer that takes none, and of which nothing is known. */
export const NO_E_INVOICING: EInvoicing = {
  eInvoiceProfile: 'none',
  endpointScheme: null,
  endpointId: null,
  orderReference: null,
  personReference: null,
  accountingString: null,
};

/** What keeps a payer from taking e-invoices as registered; null when nothing does. */
export function eInvoicingProblem(
  payer: EInvoicing & { readonly country: 'DK' | 'NO' },
): 'endpoint-missing' | 'endpoint-malformed' | 'profile-not-of-country' | null {
  if (payer.eInvoiceProfile === 'none') return null;
  if (payer.endpointScheme === null || payer.endpointId === null) return 'endpoint-missing';
  if (!isEndpoint(payer.endpointScheme, payer.endpointId)) return 'endpoint-malformed';
  return payer.eInvoiceProfile === 'oioubl-2.1' && (payer.country !== 'DK' || payer.endpointScheme === '0192') ? 'profile-not-of-country' : null;
}

function isEndpoint(scheme: EndpointScheme, id: string): boolean {
  const checks = { '0088': isGln, '0184': isCvr, '0192': isOrganisationNumber };
  return checks[scheme](id);
}
