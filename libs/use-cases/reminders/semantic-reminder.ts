import type { PaymentInstruction } from '#e-invoice/semantic-invoice';
import type { SemanticReminder, SemanticReminderLine } from '#e-invoice/semantic-reminder';
import { writeOioublReminder } from '#e-invoice/oioubl/write-oioubl-reminder';
import { documentTexts } from '#glossary/document-texts';
import { REMINDER_LETTER_TEXTS } from '#glossary/reminder-letter-texts';
import { letterSequence, toPayOre, type LetterInvoice, type ReminderLetter } from '#use-cases/reminders/reminder-letter';
import { buyerOf, paymentBy, sellerOf } from '#use-cases/semantic-invoice';

/** A letter as OIOUBL for a payer that takes it; null for any other: Peppol BIS knows no reminders. */
export function reminderXmlOf(letter: ReminderLetter): Buffer | null {
  const { issuer, recipient } = letter;
  const isTaken = recipient.eInvoiceProfile === 'oioubl-2.1' && issuer.country === 'DK' && recipient.country === 'DK';
  return isTaken ? writeOioublReminder(semanticReminder(letter)) : null;
}

export function semanticReminder(letter: ReminderLetter): SemanticReminder {
  const { issuer, recipient, language, isExample, invoices } = letter;
  const texts = documentTexts(language);
  return {
    name: reminderName(letter),
    issuedOn: letter.on,
    currency: letter.currency,
    sequence: letterSequence(letter),
    note: `${isExample ? `${texts.example}. ${texts.exampleDetail}. ` : ''}${REMINDER_LETTER_TEXTS[language].intro}`,
    buyerReference: recipient.personReference ?? letter.payer,
    accountingString: recipient.accountingString,
    seller: { ...sellerOf(issuer), isInForetaksregisteret: issuer.isInForetaksregisteret },
    buyer: buyerOf(recipient),
    lines: invoices.flatMap((invoice) => linesOf(invoice, letter)),
    payments: invoices.map((invoice) => ({ payment: paymentOf(invoice, letter), amountOre: toPayOre(invoice) })),
  };
}

/** `RM-2024-07-10-1-0101-DKK`: the batch, the payer and the currency. */
export function reminderName({ batch, payer, currency }: Pick<ReminderLetter, 'batch' | 'payer' | 'currency'>): string {
  return `${batch}-${payer}-${currency}`;
}

function linesOf(invoice: LetterInvoice, { language }: ReminderLetter): SemanticReminderLine[] {
  const texts = REMINDER_LETTER_TEXTS[language];
  const of = { number: invoice.document, issuedOn: invoice.issuedOn };
  const lines = [
    { text: invoice.what.join('; '), amountOre: invoice.openOre },
    { text: texts.fee, amountOre: invoice.feeOre },
    { text: texts.compensation, amountOre: invoice.compensationOre },
    { text: texts.interest, amountOre: invoice.interestOre },
  ];
  return lines.filter(({ amountOre }) => amountOre > 0n).map((line) => ({ ...line, invoice: of }));
}

function paymentOf({ paymentReference, document }: LetterInvoice, { issuer }: ReminderLetter): PaymentInstruction | null {
  return paymentBy(paymentReference ?? '', { issuer, number: document });
}
