import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type { ProcessState, RunKey, RunPosition } from '#contracts/invoice-run-process';
import { activities } from '#workflows/activities';
import { startMails } from '#workflows/deliver-mail';
import { deliverDocuments } from '#workflows/deliver-documents';
import { hearMailingNews } from '#workflows/hear-mailing-news';
import { handleRunMessages, stepInTurn, type RunDesk } from '#workflows/run-desk';
import { remindAsTheDateComesNear } from '#workflows/remind';
import { stateQuery, turnChanged } from '#workflows/run-messages';

/** How long a run waits before it looks again whether it is its turn, if nobody told it. */
const TURN_CHECK_INTERVAL = '1 hour';

/**
 * One billing date of one issuer, from preparation to the last mail. The database is the record: started anew in the middle, it reads where
 * the run is and goes on from there.
 */
export async function invoiceRun(key: RunKey): Promise<ProcessState> {
  const desk: RunDesk = { state: 'waiting-for-turn', mustPrepare: false, isBusy: false };
  setHandler(stateQuery, () => desk.state);
  handleRunMessages(key, desk);
  const news = hearMailingNews();

  await waitForTurn(key);
  const position = await prepareFirst(key, desk);
  if (position === null) {
    desk.state = 'cancelled';
    await condition(allHandlersFinished);
    return desk.state;
  }
  const reminders = remindAsTheDateComesNear(key, desk, position);
  await decideAndIssue(key, desk);
  await activities.releaseNextRun(key);
  if (desk.state === 'issued') {
    await deliverDocuments(key, news);
    await activities.completeRun(key);
    desk.state = 'completed';
  }
  reminders.cancel();
  await condition(allHandlersFinished);
  return desk.state;
}

/** What a run settles depends on what earlier ones billed, so it waits until none of its issuer is open. */
async function waitForTurn(key: RunKey): Promise<void> {
  let told = false;
  setHandler(turnChanged, () => {
    told = true;
  });
  while ((await activities.checkTurn(key)).waitsFor !== null) {
    await condition(() => told, TURN_CHECK_INTERVAL);
    told = false;
  }
}

/** The run's position, prepared if it was not; null when nothing is billable on this date and so there is no run. */
async function prepareFirst(key: RunKey, desk: RunDesk): Promise<RunPosition | null> {
  if ((await activities.findRunPosition(key)) === null) {
    const { outcome } = await activities.prepareRun({ ...key, person: null });
    if (outcome === 'nothing-billable') {
      await activities.releaseNextRun(key);
      return null;
    }
  }
  const position = await getPosition(key);
  desk.state = position.state;
  return position;
}

/** Waits for two people, prepares again when asked or when facts changed, and issues when the time has come. */
async function decideAndIssue(key: RunKey, desk: RunDesk): Promise<void> {
  for (;;) {
    await condition(() => desk.mustPrepare || !isUndecided(desk.state));
    if (desk.state === 'issued' || desk.state === 'completed' || desk.state === 'cancelled') return;
    if (desk.mustPrepare) {
      desk.mustPrepare = false;
      await stepInTurn(desk, async () => (await activities.prepareRun({ ...key, person: null })).state);
      continue;
    }
    const { issueAt } = await getPosition(key);
    await waitUntil(issueAt, () => desk.mustPrepare || desk.state !== 'approved');
    if (desk.mustPrepare || desk.state !== 'approved') continue;
    await stepInTurn(desk, () => issue(key));
  }
}

/** Issues what was approved. What has become stale was prepared again, and what was cancelled meanwhile stays so: the record says which. */
async function issue(key: RunKey): Promise<ProcessState> {
  const { outcome, mails } = await activities.issueRun(key);
  if (outcome === 'stale') return (await getPosition(key)).state;
  await startMails(mails);
  return 'issued';
}

function isUndecided(state: ProcessState): boolean {
  return state === 'waiting-for-turn' || state === 'draft' || state === 'submitted' || state === 'rejected';
}

async function getPosition(key: RunKey): Promise<RunPosition> {
  const position = await activities.findRunPosition(key);
  if (position === null) throw new Error(`run ${key.issuer}/${key.billingDate} has vanished`);
  return position;
}

/** A durable timer to an instant, cut short when `interrupted` becomes true. */
async function waitUntil(instant: string, interrupted: () => boolean): Promise<void> {
  const milliseconds = Date.parse(instant) - Date.now();
  if (milliseconds > 0) await condition(interrupted, milliseconds);
}
