import type { PrintedParties } from '#domain/audit/run-rows-hash';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';

/** Recipient and issuer of an issued document as they stand on it; an empty text and a missing one are the same. */
export function printedParties(document: { readonly issuerDetails: RegisteredIssuer; readonly recipientDetails: PayerDetails }): PrintedParties {
  const { issuerDetails: issuer, recipientDetails: recipient } = document;
  return {
    recipientName: recipient.name,
    recipientCvr: recipient.cvr,
    recipientEan: orNull(recipient.ean),
    recipientStreet: orNull(recipient.street),
    recipientPostcode: orNull(recipient.postcode),
    recipientCity: orNull(recipient.city),
    language: recipient.language,
    issuerName: issuer.name,
    issuerCvr: issuer.cvr,
    issuerStreet: issuer.street,
    issuerPostcode: issuer.postcode,
    issuerCity: issuer.city,
    issuerEmail: issuer.email,
  };
}

function orNull(text: string | null): string | null {
  return text === '' ? null : text;
}
