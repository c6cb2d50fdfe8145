import type { StandingMeeting } from '#domain/committee/notice';
import { meetingTimes } from '#domain/committee/meeting';
import { composeCommitteeMail } from '#mail/committee-mail';
import type { Mailbox } from '#mail/compose';
import type { OutgoingMail } from '#mail/hand-over';
import type { ClaimedMail, MailContent } from '#persistence/mail-outbox';
import { instantOf } from '#use-cases/clock';

/** A notice of the committee as a mail, an invitation with its appointment. The UID names meeting and installation, and stays whatever becomes of the meeting. */
export async function composeNotice(
  mail: ClaimedMail,
  content: Extract<MailContent, { type: 'committee' }>,
  as: { readonly address: string; readonly sender: Mailbox; readonly mailDomain: string; readonly isExample: boolean },
): Promise<OutgoingMail> {
  const { notice, answersTo, recipientLabel } = content;
  const invites = notice.of === 'meeting-invited' || notice.of === 'meeting-moved' || notice.of === 'meeting-dropped';
  return await composeCommitteeMail({
    messageId: mail.messageId,
    sentAt: new Date(mail.queuedAt),
    language: mail.language,
    sender: as.sender,
    answersTo: answersTo ?? as.sender,
    recipient: { name: recipientLabel, email: as.address },
    notice,
    appointment: invites ? { uid: `${notice.meeting.code}@${as.mailDomain}`, times: instantsOf(notice.meeting) } : null,
    isExample: as.isExample,
  });
}

function instantsOf(meeting: StandingMeeting) {
  const times = meetingTimes(meeting);
  if (times === null) return null;
  const instant = (at: { readonly date: string; readonly time: string }) => new Date(instantOf({ ...at, country: 'NO' }));
  return { startsAt: instant(times.starts), endsAt: instant(times.ends) };
}
