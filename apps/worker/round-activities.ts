import type { INestApplicationContext } from '@nestjs/common';
import type { CostBasisRoundActivities, RoundKey, RoundOutcome } from '#contracts/cost-basis-round';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { FindRoundPosition } from '#use-cases/cost-basis/find-round-position';
import { InviteToMeetings } from '#use-cases/cost-basis/invite-to-meetings';
import { RemindCommittee } from '#use-cases/cost-basis/remind-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { PlanCalendar } from '#use-cases/plan-calendar';

/** The steps of a cost basis' round, each bound to the use case that does it. Every one answers with where the round then is. */
export function bindRoundActivities(context: Pick<INestApplicationContext, 'get'>): CostBasisRoundActivities {
  const sendOut = context.get(SendOutVersion);
  const decide = context.get(DecideVersion);
  const position = context.get(FindRoundPosition);
  const after = async (key: RoundKey, step: Promise<readonly string[]>): Promise<RoundOutcome> => {
    const mails = await step;
    return { position: await position.execute(key), mails };
  };
  return {
    findRoundPosition: (key) => position.execute(key),
    closeRemarksWhenDue: (version) => after(version, sendOut.closeRemarksWhenDue(version)),
    remindCommittee: (reminder) => after(reminder, context.get(RemindCommittee).execute(reminder)),
    inviteToMeetings: () => context.get(InviteToMeetings).execute(),
    sendOutVersion: (command) => after(command, sendOut.execute(command)),
    closeRemarks: (command) => after(command, sendOut.closeRemarks(command)),
    adviseOnVersion: (command) => after(command, decide.advise(command)),
    putVersionForward: (command) => after(command, decide.putForward(command)),
    decideVersion: (command) => after(command, decide.decide(command)),
    chargeVersion: async (command) => {
      const outcome = await after(command, context.get(CreateCharges).execute(command));
      // What was charged has billing dates: its runs open by the schedule from now on.
      await context.get(PlanCalendar).planAhead();
      return outcome;
    },
  };
}
