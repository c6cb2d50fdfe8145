import { setHandler } from '@temporalio/workflow';
import { startMailsAtOnce } from '#workflows/deliver-mail';
import { roundActivities } from '#workflows/round-activities';
import { meetingsChanged } from '#workflows/round-messages';

/** Has everybody invited to the committee's meetings as they stand, again for as long as it is told of changes; then it ends. */
export async function inviteToMeetings(): Promise<void> {
  const told = { again: false };
  setHandler(meetingsChanged, () => {
    told.again = true;
  });
  do {
    told.again = false;
    await startMailsAtOnce(await roundActivities.inviteToMeetings());
  } while (told.again);
}
