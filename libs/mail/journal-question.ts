import { LANGUAGES } from '#glossary/language';
import { MAIL_TEXTS } from '#glossary/mail-texts';
import { composeMail } from '#mail/compose';
import type { OutgoingMail } from '#mail/hand-over';

export interface JournalQuestion {
  readonly messageId: string;
  readonly askedAt: Date;
  readonly journalAddress: string;
}

/** A mail to the journal mailbox alone, in every language: when it lies there, the journal is being filled. Errors as in `composeMail`. */
export function composeJournalQuestion({ messageId, askedAt, journalAddress }: JournalQuestion): Promise<OutgoingMail> {
  const journal = { name: 'Journal', email: journalAddress };
  const subject = MAIL_TEXTS.da.journalQuestionSubject;
  return composeMail({
    ...{ messageId, sentAt: askedAt, from: journal, replyTo: journal, to: [journal], subject },
    body: {
      language: 'da',
      title: subject,
      blocks: LANGUAGES.map((language) => ({ type: 'paragraph', text: MAIL_TEXTS[language].journalQuestion })),
    },
    attachments: [],
  });
}
