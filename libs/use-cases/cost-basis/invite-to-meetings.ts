import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import type { MeetingNotice, StandingMeeting } from '#domain/committee/notice';
import { listMeetings } from '#persistence/committee';
import { addInvitation, findReasonOfChange, listInvitations } from '#persistence/committee-notices';
import { Database, type Transaction } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { queueNotice } from '#use-cases/cost-basis/queue-notice';
import { Installation } from '#use-cases/installation';
import { Profile } from '#use-cases/profile';

/** Invites to every meeting that nobody was invited to as it stands now: a new one, one that was moved, one that was dropped. */
@Injectable()
export class InviteToMeetings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly installation: Installation,
  ) {}

  /** Ids of the mails; done again it finds what was done. */
  async execute(): Promise<string[]> {
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      const mails: string[] = [];
      for (const { meeting, invitedTo } of await this.waiting(transaction)) {
        if (!(await addInvitation(transaction, { meeting: meeting.code, sequence: meeting.sequence, at }))) continue;
        // Nobody knows of a meeting that was dropped before anybody was invited.
        if (meeting.isDropped && invitedTo === undefined) continue;
        const reason = await findReasonOfChange(transaction, meeting);
        const notice: MeetingNotice = { of: noticeOf(meeting, invitedTo), meeting, reason };
        const about = `${meeting.code}/${meeting.sequence}`;
        mails.push(...(await queueNotice(transaction, notice, { about, at, mailDomain: this.installation.mailDomain })));
      }
      return mails;
    });
  }

  async isAnyWaiting(): Promise<boolean> {
    return await this.database.read(async (transaction) => (await this.waiting(transaction)).length > 0);
  }

  /** Meetings to come, and where the past is played also those, whose last invitation is of another standing, or of none. */
  private async waiting(transaction: Transaction): Promise<{ readonly meeting: StandingMeeting; readonly invitedTo: number | undefined }[]> {
    const today: LocalDate = this.clock.today('NO');
    const invited = await listInvitations(transaction);
    return (await listMeetings(transaction))
      .map((meeting) => ({ meeting, invitedTo: invited.get(meeting.code) }))
      .filter(({ meeting, invitedTo }) => invitedTo !== meeting.sequence && (this.profile.mayPlayThePast || meeting.on >= today));
  }
}

function noticeOf(meeting: StandingMeeting, invitedTo: number | undefined): MeetingNotice['of'] {
  if (invitedTo === undefined) return 'meeting-invited';
  return meeting.isDropped ? 'meeting-dropped' : 'meeting-moved';
}
