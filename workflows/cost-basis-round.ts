import { allHandlersFinished, condition, sleep } from '@temporalio/workflow';
import { isRoundUnderWay, type RoundKey, type RoundPosition, type RoundVersion } from '#contracts/cost-basis-round';
import { inTurn } from '#workflows/in-turn';
import { roundActivities } from '#workflows/round-activities';
import { handleRoundMessages, type RoundDesk } from '#workflows/round-desk';

/**
 * The committee's round of one cost basis, version after version, from the first that is sent out to the charges. It waits for people and for the end
 * of each remarks window, which it closes by itself. The database is the record: started anew anywhere, it reads where the round is and goes on.
 */
export async function costBasisRound(key: RoundKey): Promise<RoundPosition> {
  const desk: RoundDesk = { position: undefined, isBusy: false };
  handleRoundMessages(desk);
  desk.position = await roundActivities.findRoundPosition(key);
  for (;;) {
    const at = desk.position;
    if (isRoundUnderWay(at)) await waitForNextStep(key, desk, at);
    else if (await hasEnded(desk)) return desk.position;
  }
}

/** Waits until the round has moved on from this version's state: by a person, or by the end of its window. */
async function waitForNextStep(key: RoundKey, desk: RoundDesk, at: RoundVersion): Promise<void> {
  const hasMoved = () => desk.position !== at;
  if (at.state !== 'sent-out') {
    await condition(hasMoved);
    return;
  }
  const milliseconds = Date.parse(at.remarksEndAt) - Date.now();
  if (milliseconds > 0 && (await condition(hasMoved, milliseconds))) return;
  await inTurn(desk, async () => {
    if (!hasMoved()) desk.position = await roundActivities.closeRemarksWhenDue({ ...key, number: at.number });
  });
  // The database's clock may be a moment behind the engine's: then the window is still open, and this looks again.
  if (desk.position?.state === 'sent-out' && desk.position.number === at.number) await sleep('10 seconds');
}

/** With nothing under way only steps that people are taking now are waited for; one of them may open the round again. */
async function hasEnded(desk: RoundDesk): Promise<boolean> {
  await condition(allHandlersFinished);
  return !isRoundUnderWay(desk.position ?? null);
}
