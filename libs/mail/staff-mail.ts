import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import { formatDate, formatMoney } from '#glossary/format';
import type { Language } from '#glossary/language';
import { MAIL_TEXTS } from '#glossary/mail-texts';
import { composeMail, type Mailbox } from '#mail/compose';
import { fillSlots } from '#mail/fill-slots';
import type { OutgoingMail } from '#mail/hand-over';

interface StaffMailInput {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly language: Language;
  readonly issuer: Mailbox;
  readonly recipient: Mailbox;
}

/** A run that waits for a person: for an officer to submit it, or for an approver to decide. */
export interface RunReminderInput extends StaffMailInput {
  readonly duty: { readonly type: 'submit' } | { readonly type: 'approve'; readonly submittedBy: string };
  readonly billingDate: LocalDate;
  /** Whole days until the billing date; 0 on the day, negative after it. */
  readonly daysLeft: number;
  readonly documents: number;
  readonly currency: Currency;
  readonly totalOre: Ore;
}

/** Reminds one person of one run. Errors as in `composeMail`. */
export function composeRunReminder(input: RunReminderInput): Promise<OutgoingMail> {
  const { messageId, sentAt, language, issuer, recipient, duty } = input;
  const texts = MAIL_TEXTS[language];
  const billingDate = formatDate(input.billingDate, language);
  const daysLeft = String(input.daysLeft);
  const subject = fillSlots(duty.type === 'submit' ? texts.submitSubject : texts.approveSubject, { billingDate, issuer: issuer.name });
  const intro =
    duty.type === 'submit' ? fillSlots(texts.submitIntro, { daysLeft }) : fillSlots(texts.approveIntro, { daysLeft, submittedBy: duty.submittedBy });
  return composeMail({
    messageId,
    sentAt,
    from: issuer,
    replyTo: issuer,
    to: [recipient],
    subject,
    body: {
      language,
      title: subject,
      blocks: [
        { type: 'paragraph', text: fillSlots(texts.greeting, { recipient: recipient.name }) },
        { type: 'paragraph', text: intro },
        {
          type: 'facts',
          facts: [
            { label: texts.issuer, value: issuer.name },
            { label: texts.billingDate, value: billingDate },
            { label: texts.documents, value: String(input.documents) },
            { label: texts.runTotal, value: formatMoney(input.totalOre, input.currency, language) },
          ],
        },
        { type: 'paragraph', text: texts.reminderWhy },
      ],
    },
    attachments: [],
  });
}

/** The signed head of the audit chain, for the auditor to keep where the system cannot reach it. */
export interface AnchorMailInput extends StaffMailInput {
  readonly sequence: number;
  /** Lower-case hex SHA-256 of the chain's latest event. */
  readonly hash: string;
  /** ISO instant in UTC. */
  readonly madeAt: string;
  /** The anchor file as `verify --anchor` reads it: head, public key and signature. */
  readonly anchorFile: string;
}

/** The auditor's anchor mail, the anchor attached as JSON. Errors as in `composeMail`. */
export function composeAnchorMail(input: AnchorMailInput): Promise<OutgoingMail> {
  const { messageId, sentAt, language, issuer, recipient, hash, madeAt, anchorFile } = input;
  const texts = MAIL_TEXTS[language];
  const sequence = String(input.sequence);
  const subject = fillSlots(texts.anchorSubject, { issuer: issuer.name, sequence });
  return composeMail({
    messageId,
    sentAt,
    from: issuer,
    replyTo: issuer,
    to: [recipient],
    subject,
    body: {
      language,
      title: subject,
      blocks: [
        { type: 'paragraph', text: fillSlots(texts.greeting, { recipient: recipient.name }) },
        { type: 'paragraph', text: texts.anchorIntro },
        {
          type: 'facts',
          facts: [
            { label: texts.anchorSequence, value: sequence },
            { label: texts.anchorHash, value: hash },
            { label: texts.anchorMadeAt, value: madeAt },
          ],
        },
        { type: 'paragraph', text: texts.anchorAttached },
      ],
    },
    attachments: [{ fileName: `anchor-${sequence}.json`, contentType: 'application/json', content: Buffer.from(anchorFile, 'utf8') }],
  });
}
