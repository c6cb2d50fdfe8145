import { condition, sleep } from '@temporalio/workflow';
import { chunksOf, type Chunk, type RunKey } from '#contracts/invoice-run-process';
import { tryUntilTaken } from '#workflows/try-until-taken';
import { activities, dispatchDocuments, renderDocuments } from '#workflows/activities';

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
  await tryUntilTaken((isLastTry) => dispatchDocuments({ ...key, ...chunk, isLastTry }));
}
