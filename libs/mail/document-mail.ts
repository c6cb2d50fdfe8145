import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Currency, Ore } from '#domain/money/money';
import { formatDate, formatMoney } from '#glossary/format';
import type { Language } from '#glossary/language';
import { REMINDER_LETTER_TEXTS } from '#glossary/reminder-letter-texts';
import { MAIL_TEXTS, type MailTexts } from '#glossary/mail-texts';
import { composeMail, type MailAttachment, type Mailbox } from '#mail/compose';
import { fillSlots } from '#mail/fill-slots';
import type { OutgoingMail } from '#mail/hand-over';
import type { MailBlock } from '#mail/mail-body';

/** An issued document on its way to its recipient. Internal postings are never mailed. */
export interface DocumentMailInput {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly language: Language;
  readonly kind: Exclude<DocumentKind, 'internal'>;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly currency: Currency;
  /** Signed as the payer's debt: negative on a credit note. */
  readonly totalOre: Ore;
  readonly paymentReference: string | null;
  readonly issuer: Mailbox;
  readonly recipient: { readonly name: string; readonly emails: readonly string[] };
  /** The lines' texts, as printed on the document. */
  readonly lines: readonly string[];
  readonly isExample: boolean;
  /** The original is an e-invoice, and the PDF says so too. */
  readonly isEInvoiceCopy: boolean;
  /** Set when an issued document is sent again: by whom, and why; or with a reminder. */
  readonly copy: {
    readonly sentBy: string;
    readonly reason: string;
    readonly reminder: MailedReminder | null;
  } | null;
  readonly pdf: Uint8Array;
}

/** Which reminder goes with a document, what is to be paid of all that is in it, and its letter with the further documents it is about. */
export interface MailedReminder {
  readonly sequence: number;
  readonly openOre: Ore;
  /** Null for one that was sent before reminders were letters. */
  readonly letter: Uint8Array | null;
  readonly others: readonly { readonly number: string; readonly pdf: Uint8Array }[];
}

/** One mail a document, in the payer's language, the PDF attached. Errors as in `composeMail`. */
export function composeDocumentMail(input: DocumentMailInput): Promise<OutgoingMail> {
  const { language, issuer, recipient, messageId, sentAt } = input;
  const subject = subjectOf(input, MAIL_TEXTS[language]);
  return composeMail({
    messageId,
    sentAt,
    from: issuer,
    replyTo: issuer,
    to: recipient.emails.map((email) => ({ name: recipient.name, email })),
    subject,
    body: { language, title: subject, blocks: blocksOf(input, MAIL_TEXTS[language]) },
    attachments: [
      ...letterOf(input),
      { fileName: pdfFileName(input), contentType: 'application/pdf', content: input.pdf },
      ...(input.copy?.reminder?.others ?? []).map(({ number, pdf }) => ({
        fileName: pdfFileName({ language, kind: 'invoice', number }),
        contentType: 'application/pdf',
        content: pdf,
      })),
    ],
  });
}

function letterOf({ language, number, copy }: DocumentMailInput): MailAttachment[] {
  const letter = copy?.reminder?.letter ?? null;
  if (letter === null) return [];
  const fileName = `${REMINDER_LETTER_TEXTS[language].fileName}-${number.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf`;
  return [{ fileName, contentType: 'application/pdf', content: letter }];
}

/** `Faktura-KOMBIT-2024-00001.pdf`: what it is and its number, in characters every file system takes. */
export function pdfFileName({ language, kind, number }: Pick<DocumentMailInput, 'language' | 'kind' | 'number'>): string {
  const texts = MAIL_TEXTS[language];
  const name = kind === 'invoice' ? texts.invoiceFile : texts.creditNoteFile;
  return `${name}-${number.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf`;
}

function subjectOf({ kind, number, issuer, isExample, copy }: DocumentMailInput, texts: MailTexts): string {
  const subject = fillSlots(kind === 'invoice' ? texts.invoiceSubject : texts.creditNoteSubject, { number, issuer: issuer.name });
  return `${isExample ? texts.examplePrefix : ''}${copy ? copyPrefix(copy, texts) : ''}${subject}`;
}

function copyPrefix({ reminder }: NonNullable<DocumentMailInput['copy']>, texts: MailTexts): string {
  return reminder === null ? texts.copyPrefix : fillSlots(texts.reminderPrefix, { sequence: String(reminder.sequence) });
}

function blocksOf(input: DocumentMailInput, texts: MailTexts): readonly MailBlock[] {
  const { kind, number, issuer, recipient, isExample, copy, lines } = input;
  return [
    { type: 'paragraph', text: fillSlots(texts.greeting, { recipient: recipient.name }) },
    ...(isExample ? [{ type: 'notice', text: texts.exampleNotice } as const] : []),
    ...(input.isEInvoiceCopy ? [{ type: 'notice', text: texts.eInvoiceNotice } as const] : []),
    ...(copy ? [{ type: 'notice', text: copyNotice(input, copy, texts) } as const] : []),
    { type: 'paragraph', text: fillSlots(kind === 'invoice' ? texts.invoiceIntro : texts.creditNoteIntro, { number, issuer: issuer.name }) },
    { type: 'list', heading: texts.lines, items: lines },
    { type: 'facts', facts: factsOf(input, texts) },
    { type: 'paragraph', text: texts.attached },
    { type: 'paragraph', text: fillSlots(texts.questions, { issuer: issuer.name }) },
  ];
}

/** A reminder says what is open by the books, and what to do when it was paid in these days; any other copy says who sent it and why. */
function copyNotice(input: DocumentMailInput, copy: NonNullable<DocumentMailInput['copy']>, texts: MailTexts): string {
  const { reminder, sentBy, reason } = copy;
  if (reminder === null) return fillSlots(texts.copyNotice, { sentBy, reason });
  const dueOn = input.dueOn === null ? '' : formatDate(input.dueOn, input.language);
  return fillSlots(texts.reminderNotice, { dueOn, open: formatMoney(reminder.openOre, input.currency, input.language) });
}

function factsOf({ language, kind, number, issuedOn, dueOn, currency, totalOre, paymentReference }: DocumentMailInput, texts: MailTexts) {
  const isInvoice = kind === 'invoice';
  return [
    { label: texts.number, value: number },
    { label: texts.issuedOn, value: formatDate(issuedOn, language) },
    { label: isInvoice ? texts.total : texts.credited, value: formatMoney(isInvoice ? totalOre : -totalOre, currency, language) },
    ...(isInvoice && dueOn !== null ? [{ label: texts.dueOn, value: formatDate(dueOn, language) }] : []),
    ...(isInvoice && paymentReference !== null ? [{ label: texts.paymentReference, value: paymentReference }] : []),
  ];
}
