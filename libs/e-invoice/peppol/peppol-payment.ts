import { danishAccountOf } from '#domain/references/iban';
import type { PaymentInstruction, SemanticInvoice } from '#e-invoice/semantic-invoice';
import { leaf, node } from '#e-invoice/xml-text';

/** Danish sellers may use few means codes: 93 is FIK, 42 an account with its registration number. A Norwegian KID goes with a credit transfer, 30. */
export function paymentMeans({ payment }: SemanticInvoice): string {
  return payment === null ? '' : node('cac:PaymentMeans', instruction(payment));
}

function instruction(payment: PaymentInstruction): string[] {
  if (payment.type === 'fik') {
    return [
      leaf('cbc:PaymentMeansCode', '93'),
      leaf('cbc:PaymentID', `${payment.cardType}#${payment.paymentId}`),
      node('cac:PayeeFinancialAccount', [leaf('cbc:ID', payment.creditor)]),
    ];
  }
  if (payment.iban.startsWith('DK')) {
    const { registration, account } = danishAccountOf(payment.iban);
    return [
      leaf('cbc:PaymentMeansCode', '42'),
      leaf('cbc:PaymentID', payment.reference),
      node('cac:PayeeFinancialAccount', [leaf('cbc:ID', account), node('cac:FinancialInstitutionBranch', [leaf('cbc:ID', registration)])]),
    ];
  }
  return [
    leaf('cbc:PaymentMeansCode', '30'),
    leaf('cbc:PaymentID', payment.reference),
    node('cac:PayeeFinancialAccount', [leaf('cbc:ID', payment.iban)]),
  ];
}
