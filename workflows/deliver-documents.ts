import { condition, sleep } from '@temporalio/workflow';
import { chunksOf, type Chunk, type RunKey } from '#contracts/invoice-run-process';
import { activities, dispatchDocuments, renderDocuments } from '#workflows/activities';

/** Between tries of mails that a server would not take yet: from a minute to an hour, for three days. */
const RETRY_MINUTES = [1, 5, 15, 30, ...Array.from({ length: 72 }, () => 60)];

/** Renders chunk by chunk; each is mailed while the next is rendered, but none before the run's dispatch time. */
export async function deliverDocuments(key: RunKey): Promise<void> {
  const position = await activities.findRunPosition(key);
  if (position === null || position.state === 'completed') return;
  const chunks = chunksOf(position.documents);
  let rendered = 0;
  const renderAll = async () => {
    for (const chunk of chunks) {
      await renderDocuments({ ...key, ...chunk });
      rendered += 1;
    }
  };
  const dispatchAll = async () => {
    for (const [index, chunk] of chunks.entries()) {
      await condition(() => rendered > index);
      await dispatchWhenDue(key, chunk, position.dispatchAt);
    }
  };
  await Promise.all([renderAll(), dispatchAll()]);
}

async function dispatchWhenDue(key: RunKey, chunk: Chunk, dispatchAt: string): Promise<void> {
  const milliseconds = Date.parse(dispatchAt) - Date.now();
  if (milliseconds > 0) await sleep(milliseconds);
  for (const minutes of RETRY_MINUTES) {
    const { deferred } = await dispatchDocuments({ ...key, ...chunk, isLastTry: false });
    if (deferred === 0) return;
    await sleep(`${minutes} minutes`);
  }
  await dispatchDocuments({ ...key, ...chunk, isLastTry: true });
}
