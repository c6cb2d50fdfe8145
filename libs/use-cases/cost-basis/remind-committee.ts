import { Injectable } from '@nestjs/common';
import type { DueReminder, RoundKey } from '#contracts/cost-basis-round';
import type { StandingMeeting, VersionNotice } from '#domain/committee/notice';
import { addRoundReminder } from '#persistence/committee-notices';
import type { KeptVersion } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { findDueReminders } from '#use-cases/cost-basis/find-round-position';
import { queueNotice } from '#use-cases/cost-basis/queue-notice';
import { ShowCostBasis, type CostBasisView } from '#use-cases/cost-basis/show-cost-basis';
import { getLockedVersion, nameOf, sentOutOf, versionIdOf } from '#use-cases/cost-basis/version-desk';
import { Installation } from '#use-cases/installation';

/** Reminds the committee when a day of its round has come. A reminder is made once, also when there is nothing to remind of. */
@Injectable()
export class RemindCommittee {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly costBasis: ShowCostBasis,
    private readonly installation: Installation,
  ) {}

  /** Ids of the mails; none when it was made before, has passed, or is not due by this machine's clock. */
  async execute(reminder: RoundKey & { readonly number: number; readonly about: DueReminder['about'] }): Promise<string[]> {
    const view = await this.costBasis.show(reminder.basis, this.clock.today('NO'));
    return await this.database.transaction(async (transaction) => {
      const version = await getLockedVersion(transaction, reminder);
      const at = this.clock.now();
      const due = (await findDueReminders(transaction, sentOutOf(version), at)).find(({ about }) => about === reminder.about);
      if (!due || at < due.at) return [];
      const { about, on: dueOn } = due;
      if (!(await addRoundReminder(transaction, version, { about, dueOn, at }))) return [];
      const notice = noticeOf(due, version, view);
      if (notice === null) return [];
      return await queueNotice(transaction, notice, {
        about: `${versionIdOf(version)}/${about}/${dueOn}`,
        at,
        mailDomain: this.installation.mailDomain,
      });
    });
  }
}

/** What the reminder says; null when everything is answered, or nothing was promised to this meeting that is not met. */
function noticeOf(
  { about: of, meeting }: { readonly about: DueReminder['about']; readonly meeting: StandingMeeting },
  version: KeptVersion,
  view: CostBasisView,
): VersionNotice | null {
  const named = nameOf(version);
  if (of === 'remarks-closing') return { of, version: named, remarksUntil: version.remarksUntil ?? meeting.on, meeting };
  if (of === 'meeting-near') return { of, version: named, meeting };
  if (of === 'answers-due') {
    const unanswered = view.remarks.filter(
      (remark) => remark.version === version.number && remark.answers.length === 0 && remark.kind !== 'statement',
    );
    const remarks = unanswered.map(({ code, sector, text }) => ({ code, sector, text }));
    return remarks.length === 0 ? null : { of, version: named, meeting, remarks };
  }
  const items = view.followUps
    .filter(({ followUp, state }) => followUp.dueMeeting === meeting.code && state !== 'met')
    .map(({ followUp: { code, owner, promise } }) => ({ code, owner, promise }));
  return items.length === 0 ? null : { of, version: named, meeting, items };
}
