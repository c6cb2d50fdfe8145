import { danishAccountOf } from '#domain/references/iban';
import { CODES } from '#e-invoice/oioubl/oioubl-codes';
import type { SemanticInvoice } from '#e-invoice/semantic-invoice';
import { leaf, node } from '#e-invoice/xml-text';

/** `id` tells the means of one document apart. FIK is 93 by the channel `DK:FIK`; an account is 42 by `DK:BANK`, whose note holds at most 20 signs. */
export function paymentMeans({ payment, dueOn }: Pick<SemanticInvoice, 'payment' | 'dueOn'>, id = '1'): string {
  if (payment === null) return '';
  if (payment.type === 'fik') {
    return node('cac:PaymentMeans', [
      leaf('cbc:ID', id),
      leaf('cbc:PaymentMeansCode', '93'),
      leaf('cbc:PaymentDueDate', dueOn),
      leaf('cbc:PaymentChannelCode', 'DK:FIK', CODES.paymentChannel),
      leaf('cbc:InstructionID', payment.paymentId),
      leaf('cbc:PaymentID', payment.cardType, CODES.paymentId),
      node('cac:CreditAccount', [leaf('cbc:AccountID', payment.creditor)]),
    ]);
  }
  const { registration, account } = danishAccountOf(payment.iban);
  return node('cac:PaymentMeans', [
    leaf('cbc:ID', id),
    leaf('cbc:PaymentMeansCode', '42'),
    leaf('cbc:PaymentDueDate', dueOn),
    leaf('cbc:PaymentChannelCode', 'DK:BANK', CODES.paymentChannel),
    node('cac:PayeeFinancialAccount', [
      leaf('cbc:ID', account),
      leaf('cbc:PaymentNote', payment.reference.slice(0, 20)),
      node('cac:FinancialInstitutionBranch', [leaf('cbc:ID', registration)]),
    ]),
  ]);
}
