import { DomainError } from '#domain/errors';
import { fikReference } from '#domain/references/fik';
import { kidReference } from '#domain/references/kid';
import { rfReference } from '#domain/references/rf';

/** Which reference an issuer's documents ask the payer to give: Danish FIK by card type, Norwegian KID by modulus, ISO 11649, or none. */
export type PaymentReferenceKind = 'none' | 'fik-71' | 'fik-75' | 'kid-10' | 'kid-11' | 'rf';

export interface PaymentReferenceRule {
  readonly paymentReferenceKind: PaymentReferenceKind;
  readonly fikCreditor: string | null;
  readonly kidLength: number | null;
}

/** The reference of the document with this serial number. `payment-reference-incomplete` when the rule lacks its creditor or length. */
export function paymentReference(serial: bigint, rule: PaymentReferenceRule): string | null {
  switch (rule.paymentReferenceKind) {
    case 'none':
      return null;
    case 'fik-71':
      return fikReference(serial, given(rule.fikCreditor, rule), '71');
    case 'fik-75':
      return fikReference(serial, given(rule.fikCreditor, rule), '75');
    case 'kid-10':
      return kidReference(serial, { length: given(rule.kidLength, rule), modulus: 10 });
    case 'kid-11':
      return kidReference(serial, { length: given(rule.kidLength, rule), modulus: 11 });
    case 'rf':
      return rfReference(String(serial).padStart(10, '0'));
  }
}

function given<Value>(value: Value | null, { paymentReferenceKind: kind }: PaymentReferenceRule): Value {
  if (value === null) throw new DomainError('payment-reference-incomplete', `a reference of kind ${kind} lacks its creditor or length`, { kind });
  return value;
}
