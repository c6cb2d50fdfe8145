import { allHandlersFinished, condition, sleep } from '@temporalio/workflow';
import {
  isRoundUnderWay,
  type DueReminder,
  type RoundKey,
  type RoundOutcome,
  type RoundPosition,
  type RoundVersion,
} from '#contracts/cost-basis-round';
import { startMailsAtOnce } from '#workflows/deliver-mail';
import { inTurn } from '#workflows/in-turn';
import { roundActivities } from '#workflows/round-activities';
import { handleRoundMessages, settle, type RoundDesk } from '#workflows/round-desk';

/**
 * The committee's round of one cost basis, version after version, from the first that is sent out to the charges. It waits for people, reminds them, and
 * closes each window for remarks at its end. The database is the record: started anew anywhere, it reads where the round is and goes on.
 */
export async function costBasisRound(key: RoundKey): Promise<RoundPosition> {
  const desk: RoundDesk = { position: undefined, mustRead: false, mails: [], isBusy: false };
  handleRoundMessages(desk);
  desk.position = await roundActivities.findRoundPosition(key);
  for (;;) {
    await startMailsAtOnce(desk.mails.splice(0));
    const at = desk.position;
    if (isRoundUnderWay(at)) await waitForNextStep(key, desk, at);
    else if (await hasEnded(desk)) return desk.position;
  }
}

/** Waits until the round has moved on from where it is: by a person, by a meeting that moved, or by a time that has come. */
async function waitForNextStep(key: RoundKey, desk: RoundDesk, at: RoundVersion): Promise<void> {
  const hasMoved = () => desk.position !== at || desk.mustRead;
  const due = findNextDue(at);
  if (due === null) await condition(hasMoved);
  else await waitUntil(due.at, hasMoved);
  await inTurn(desk, async () => {
    if (desk.position !== at) return;
    if (desk.mustRead) {
      desk.mustRead = false;
      desk.position = await roundActivities.findRoundPosition(key);
    } else if (due !== null) settle(desk, await act(due, { ...key, number: at.number }));
  });
  // The machine's clock may be a moment behind the engine's: then nothing was due yet, and this looks again.
  if (due !== null && isStillDue(due, desk.position ?? null)) await sleep('10 seconds');
}

interface Due {
  readonly about: DueReminder['about'] | 'end-of-window';
  readonly at: string;
}

/** The next time that something happens by itself. */
function findNextDue({ state, remarksEndAt, reminders }: RoundVersion): Due | null {
  const end: readonly Due[] = state === 'sent-out' ? [{ about: 'end-of-window', at: remarksEndAt }] : [];
  const [next] = [...reminders, ...end].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return next ?? null;
}

function isStillDue(due: Due, position: RoundPosition): boolean {
  const next = isRoundUnderWay(position) ? findNextDue(position) : null;
  return next?.about === due.about && next.at === due.at && Date.parse(due.at) <= Date.now();
}

async function act({ about }: Due, version: RoundKey & { readonly number: number }): Promise<RoundOutcome> {
  return about === 'end-of-window'
    ? await roundActivities.closeRemarksWhenDue(version)
    : await roundActivities.remindCommittee({ ...version, about });
}

/** A durable timer to an instant, cut short when `interrupted` becomes true. */
async function waitUntil(instant: string, interrupted: () => boolean): Promise<void> {
  const milliseconds = Date.parse(instant) - Date.now();
  if (milliseconds > 0) await condition(interrupted, milliseconds);
}

/** With nothing under way only steps that people are taking now are waited for; one of them may open the round again, or leave mails. */
async function hasEnded(desk: RoundDesk): Promise<boolean> {
  await condition(allHandlersFinished);
  return !isRoundUnderWay(desk.position ?? null) && desk.mails.length === 0;
}
