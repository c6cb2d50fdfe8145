import type { ReportBlock, ReportDocument, ReportTable } from '#documents/report-document';
import { formatRate } from '#domain/late-payment/late-rate';
import { documentTexts } from '#glossary/document-texts';
import { formatAmountOnly, formatDate, formatDecimal, formatMoney } from '#glossary/format';
import { REMINDER_LETTER_TEXTS } from '#glossary/reminder-letter-texts';
import { fillSlots } from '#mail/fill-slots';
import { letterSequence, letterTotalOre, toPayOre, type ReminderLetter } from '#use-cases/reminders/reminder-letter';

/** A reminder as a letter: what is missing and for what, the payments that were seen, what is charged and why, and how to pay. */
export function reminderReport(letter: ReminderLetter): ReportDocument {
  const { issuer, recipient, language, on } = letter;
  const texts = REMINDER_LETTER_TEXTS[language];
  const address = [recipient.street, [recipient.postcode, recipient.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const paragraph = (text: string): ReportBlock => ({ type: 'paragraph', text });
  const heading = (text: string): ReportBlock => ({ type: 'heading', text });
  return {
    title: fillSlots(texts.title, { sequence: String(letterSequence(letter)), issuer: issuer.name }),
    author: issuer.name,
    brandColour: issuer.brandColour,
    logo: letter.logo,
    language,
    isExample: letter.isExample,
    isLetter: true,
    madeOn: on,
    facts: [
      { label: texts.to, value: `${recipient.name} (${letter.payer})${address === '' ? '' : `, ${address}`}` },
      { label: documentTexts(language).registration[recipient.country], value: recipient.cvr },
      ...(recipient.ean === null ? [] : [{ label: documentTexts(language).ean, value: recipient.ean }]),
      { label: texts.madeOn, value: formatDate(on, language) },
    ],
    blocks: [
      paragraph(texts.intro),
      heading(texts.overdue),
      overdueTable(letter),
      heading(texts.howOpen),
      openTable(letter),
      heading(texts.payments),
      letter.payments.length === 0 ? paragraph(texts.noPayments) : paymentsTable(letter),
      heading(texts.charges),
      ...chargesBlocks(letter),
      heading(texts.toPay),
      toPayTable(letter),
      ...(issuer.iban === null ? [] : [paragraph(fillSlots(texts.account, { iban: issuer.iban }))]),
      paragraph(texts.disregard),
      paragraph(fillSlots(texts.object, { email: issuer.email })),
    ],
  };
}

function overdueTable({ language, invoices }: ReminderLetter): ReportTable {
  const texts = REMINDER_LETTER_TEXTS[language];
  return {
    type: 'table',
    columns: [left(texts.document, 18), left(texts.what, 40), left(texts.dueOn, 18), right(texts.sequence, 12)],
    rows: invoices.map(({ document, what, dueOn, sequence }) => ({
      cells: [document, what.join('; '), formatDate(dueOn, language), String(sequence)],
    })),
  };
}

function openTable({ language, invoices }: ReminderLetter): ReportTable {
  const texts = REMINDER_LETTER_TEXTS[language];
  return {
    type: 'table',
    columns: [
      left(texts.document, 16),
      right(texts.invoiced, 16),
      right(texts.credited, 16),
      right(texts.paid, 16),
      right(texts.chargedBefore, 17),
      right(texts.open, 16),
    ],
    rows: invoices.map(({ document, ...ore }) => ({
      cells: [
        document,
        ...[ore.totalOre, ore.creditedOre, ore.paidOre, ore.chargedBeforeOre, ore.openOre].map((amountOre) => formatAmountOnly(amountOre, language)),
      ],
    })),
  };
}

function paymentsTable({ language, payments }: ReminderLetter): ReportTable {
  const texts = REMINDER_LETTER_TEXTS[language];
  return {
    type: 'table',
    columns: [left(texts.paidOn, 20), left(texts.document, 20), right(texts.amount, 20)],
    rows: payments.map(({ on, document, amountOre }) => ({
      cells: [formatDate(on, language), document, formatAmountOnly(amountOre, language)],
    })),
  };
}

function chargesBlocks(letter: ReminderLetter): ReportBlock[] {
  const { language, invoices } = letter;
  const texts = REMINDER_LETTER_TEXTS[language];
  const amount = (ore: bigint) => formatAmountOnly(ore, language);
  const charged = invoices.filter((invoice) => toPayOre(invoice) !== invoice.openOre);
  if (charged.length === 0) return [{ type: 'paragraph', text: texts.noCharges }];
  const table: ReportTable = {
    type: 'table',
    columns: [left(texts.document, 20), right(texts.fee, 20), right(texts.compensation, 20), right(texts.interest, 20)],
    rows: charged.map(({ document, feeOre, compensationOre, interestOre }) => ({
      cells: [document, amount(feeOre), amount(compensationOre), amount(interestOre)],
    })),
  };
  return charged.some(({ interestOre }) => interestOre > 0n) ? [table, ...interestBlocks(letter)] : [table];
}

function interestBlocks({ language, invoices }: ReminderLetter): ReportBlock[] {
  const texts = REMINDER_LETTER_TEXTS[language];
  const table: ReportTable = {
    type: 'table',
    columns: [left(texts.document, 18), left(texts.period, 28), right(texts.days, 8), right(texts.principal, 20), right(texts.rate, 14)],
    rows: invoices.flatMap(({ document, steps }) =>
      steps.map(({ from, to, days, principalOre, tenThousandths }) => ({
        cells: [
          document,
          `${formatDate(from, language)}–${formatDate(to, language)}`,
          String(days),
          formatAmountOnly(principalOre, language),
          rateText(tenThousandths, language),
        ],
      })),
    ),
  };
  return [{ type: 'heading', text: texts.howInterest }, table, { type: 'paragraph', text: texts.interestRule }];
}

function toPayTable(letter: ReminderLetter): ReportTable {
  const { language, invoices, currency } = letter;
  const texts = REMINDER_LETTER_TEXTS[language];
  return {
    type: 'table',
    columns: [left(texts.document, 18), left(texts.reference, 34), right(texts.amount, 22)],
    rows: [
      ...invoices.map((invoice) => ({
        cells: [invoice.document, invoice.paymentReference ?? '', formatAmountOnly(toPayOre(invoice), language)],
      })),
      { cells: [texts.total, '', formatMoney(letterTotalOre(letter), currency, language)], isStrong: true },
    ],
    carried: [0, ...invoices.map((_invoice, index) => index + 1)].map((count) =>
      formatAmountOnly(letterTotalOre({ invoices: invoices.slice(0, count) }), language),
    ),
  };
}

function rateText(tenThousandths: bigint, language: ReminderLetter['language']): string {
  const text = formatRate(tenThousandths);
  return text.startsWith('-') ? `-${formatDecimal(text.slice(1), language)}` : formatDecimal(text, language);
}

function left(head: string, share: number) {
  return { head, share, align: 'left' as const };
}

function right(head: string, share: number) {
  return { head, share, align: 'right' as const };
}
