import { DomainError } from '#domain/errors';
import { sum } from '#domain/money/money';
import { CODES, CUSTOMIZATION, PROFILE_BILLING, VERSION } from '#e-invoice/oioubl/oioubl-codes';
import { customer, supplier } from '#e-invoice/oioubl/oioubl-party';
import { paymentMeans } from '#e-invoice/oioubl/oioubl-payment';
import type { SemanticReminder, SemanticReminderLine } from '#e-invoice/semantic-reminder';
import { amount, ublNamespaces } from '#e-invoice/ubl';
import { leaf, node, xmlFile } from '#e-invoice/xml-text';

/**
 * A reminder in OIOUBL 2.1: a line for what each invoice lacks and for each charge, and terms and means of payment for each invoice's own reference.
 * It holds no VAT: what is owed has borne its own, and charges bear none. `e-invoice-not-danish` between others than Danish parties.
 */
export function writeOioublReminder(reminder: SemanticReminder): Buffer {
  const { currency, payments, seller, buyer, name } = reminder;
  if (seller.country !== 'DK' || buyer.country !== 'DK')
    throw new DomainError('e-invoice-not-danish', `${name}: OIOUBL is between Danish parties only`, { number: name });
  const totalOre = sum(reminder.lines.map(({ amountOre }) => amountOre));
  const due = { dueOn: reminder.issuedOn };
  return xmlFile('Reminder', ublNamespaces('Reminder'), [
    leaf('cbc:UBLVersionID', VERSION),
    leaf('cbc:CustomizationID', CUSTOMIZATION),
    leaf('cbc:ProfileID', PROFILE_BILLING, CODES.profile),
    leaf('cbc:ID', name),
    leaf('cbc:CopyIndicator', 'false'),
    leaf('cbc:IssueDate', reminder.issuedOn),
    leaf('cbc:ReminderTypeCode', 'Reminder', CODES.reminderType),
    leaf('cbc:ReminderSequenceNumeric', String(reminder.sequence)),
    leaf('cbc:Note', reminder.note),
    leaf('cbc:DocumentCurrencyCode', currency),
    leaf('cbc:AccountingCost', reminder.accountingString),
    supplier({ seller: { ...seller }, number: name }),
    customer(reminder),
    ...payments.map(({ payment }, at) => paymentMeans({ payment, ...due }, String(at + 1))),
    ...payments.map(({ payment, amountOre }, at) =>
      node('cac:PaymentTerms', [
        leaf('cbc:ID', String(at + 1)),
        payment === null ? '' : leaf('cbc:PaymentMeansID', String(at + 1)),
        amount('cbc:Amount', amountOre, currency),
      ]),
    ),
    node('cac:LegalMonetaryTotal', [amount('cbc:LineExtensionAmount', totalOre, currency), amount('cbc:PayableAmount', totalOre, currency)]),
    ...reminder.lines.map((line, at) => reminderLine(line, at + 1, reminder)),
  ]);
}

function reminderLine({ text, amountOre, invoice }: SemanticReminderLine, id: number, { currency }: SemanticReminder): string {
  return node('cac:ReminderLine', [
    leaf('cbc:ID', String(id)),
    leaf('cbc:Note', text),
    amount('cbc:DebitLineAmount', amountOre, currency),
    node('cac:BillingReference', [node('cac:InvoiceDocumentReference', [leaf('cbc:ID', invoice.number), leaf('cbc:IssueDate', invoice.issuedOn)])]),
  ]);
}
