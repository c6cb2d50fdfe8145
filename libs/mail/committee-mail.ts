import type { CommitteeNotice, StandingMeeting } from '#domain/committee/notice';
import { COMMITTEE_MAIL_TEXTS, type CommitteeMailTexts } from '#glossary/committee-mail-texts';
import { COMMITTEE_TEXTS } from '#glossary/committee-texts';
import { formatDate } from '#glossary/format';
import type { Language } from '#glossary/language';
import { MAIL_TEXTS } from '#glossary/mail-texts';
import { composeMail, type Mailbox } from '#mail/compose';
import { fillSlots } from '#mail/fill-slots';
import type { OutgoingMail } from '#mail/hand-over';
import type { MailBlock } from '#mail/mail-body';
import { meetingCalendar, type CalendarMeeting } from '#mail/meeting-calendar';

/** A notice on its way to one person. */
export interface CommitteeMailInput {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly language: Language;
  /** The installation's own mailbox. */
  readonly sender: Mailbox;
  /** Who takes answers and is the organizer of meetings. */
  readonly answersTo: Mailbox;
  readonly recipient: Mailbox;
  readonly notice: CommitteeNotice;
  /** Of an invitation: the UID, and the instants of the meeting's local times. */
  readonly appointment: Pick<CalendarMeeting, 'uid' | 'times'> | null;
  readonly isExample: boolean;
}

/** One mail to one person, with the appointment where it invites. Errors as in `composeMail`. */
export function composeCommitteeMail(input: CommitteeMailInput): Promise<OutgoingMail> {
  const { messageId, sentAt, language, sender, answersTo, recipient, notice } = input;
  const texts = COMMITTEE_MAIL_TEXTS[language];
  const subject = `${input.isExample ? MAIL_TEXTS[language].examplePrefix : ''}${subjectOf(notice, texts)}`;
  const blocks = blocksOf(input, texts);
  const calendar = appointmentOf(input, texts);
  return composeMail({
    messageId,
    sentAt,
    from: sender,
    replyTo: answersTo,
    to: [recipient],
    subject,
    body: { language, title: subject, blocks },
    attachments: [],
    ...(calendar === null ? {} : { calendar }),
  });
}

function subjectOf(notice: CommitteeNotice, texts: CommitteeMailTexts): string {
  const text = texts.subject[notice.of];
  const slots = {
    ...(text.includes('{version}') && 'version' in notice ? { version: notice.version.id } : {}),
    ...(text.includes('{meeting}') && 'meeting' in notice ? { meeting: notice.meeting.number } : {}),
  };
  return fillSlots(text, slots);
}

function blocksOf({ language, recipient, notice, isExample }: CommitteeMailInput, texts: CommitteeMailTexts): readonly MailBlock[] {
  const illustrative = notice.of === 'decision-taken' && notice.isIllustrative ? [{ type: 'notice', text: texts.illustrative } as const] : [];
  return [
    { type: 'paragraph', text: fillSlots(MAIL_TEXTS[language].greeting, { recipient: recipient.name }) },
    ...(isExample ? [{ type: 'notice', text: texts.exampleNotice } as const] : []),
    ...illustrative,
    { type: 'paragraph', text: texts.intro[notice.of] },
    { type: 'facts', facts: factsOf(notice, language, texts) },
    ...listsOf(notice, language, texts),
    { type: 'paragraph', text: texts.why },
  ];
}

function factsOf(notice: CommitteeNotice, language: Language, texts: CommitteeMailTexts): { label: string; value: string }[] {
  const version = 'version' in notice ? [{ label: texts.version, value: `${notice.version.id}, ${notice.version.title}` }] : [];
  const until = 'remarksUntil' in notice ? [{ label: texts.remarksUntil, value: formatDate(notice.remarksUntil, language) }] : [];
  const meeting = 'meeting' in notice ? meetingFacts(notice.meeting, language, texts) : [];
  return [...version, ...until, ...meeting, ...outcomeFacts(notice, language, texts)];
}

function meetingFacts(meeting: StandingMeeting, language: Language, texts: CommitteeMailTexts): { label: string; value: string }[] {
  return [
    { label: texts.meeting, value: meeting.number },
    { label: texts.day, value: formatDate(meeting.on, language) },
    { label: texts.time, value: meeting.startsAt ?? texts.timeOpen },
    { label: texts.minutes, value: String(meeting.durationMinutes) },
    { label: texts.place, value: meeting.place },
  ];
}

function outcomeFacts(notice: CommitteeNotice, language: Language, texts: CommitteeMailTexts): { label: string; value: string }[] {
  if (notice.of === 'decision-taken') {
    return [
      { label: texts.decidedOn, value: formatDate(notice.on, language) },
      { label: texts.reference, value: notice.reference },
    ];
  }
  if (notice.of === 'charges-made') {
    return [
      { label: texts.recordedOn, value: formatDate(notice.on, language) },
      { label: texts.programmes, value: String(notice.programmes) },
      { label: texts.total, value: notice.total },
    ];
  }
  return 'reason' in notice && notice.reason !== null ? [{ label: texts.reason, value: notice.reason }] : [];
}

function listsOf(notice: CommitteeNotice, language: Language, texts: CommitteeMailTexts): readonly MailBlock[] {
  const { sector } = COMMITTEE_TEXTS[language];
  if (notice.of === 'decision-taken') return [{ type: 'paragraph', text: notice.text }];
  if (notice.of === 'answers-due') {
    const items = notice.remarks.map((remark) => `${remark.code} (${sector[remark.sector]}): ${remark.text}`);
    return [{ type: 'list', heading: texts.remarks, items }];
  }
  if (notice.of === 'follow-ups-due') {
    return [{ type: 'list', heading: texts.items, items: notice.items.map((item) => `${item.code} (${item.owner}): ${item.promise}`) }];
  }
  return [];
}

function appointmentOf({ notice, appointment, sender, answersTo, recipient, sentAt }: CommitteeMailInput, texts: CommitteeMailTexts) {
  if (appointment === null || !('meeting' in notice)) return null;
  const { number, on, sequence, isDropped, place } = notice.meeting;
  const title = fillSlots(texts.meetingTitle, { number });
  const meeting = { ...appointment, sequence, isDropped, on, title, description: texts.intro[notice.of], place };
  return meetingCalendar(meeting, { organizer: answersTo, sentBy: sender, attendee: recipient, stampedAt: sentAt });
}
