import { condition, patched, sleep } from '@temporalio/workflow';
import { chunksOf, type Chunk, type RunKey } from '#contracts/invoice-run-process';
import { tryUntilTaken, type MailingNews } from '#workflows/try-until-taken';
import { activities, dispatchDocuments, renderDocuments } from '#workflows/activities';

/** How long a chunk is waited for before the next one begins beside it: what a slow domain holds up there is not to hold up everybody after it. */
const HOLD_UP = '20 seconds';

/**
 * Renders chunk by chunk; each is mailed while the next is rendered, but none before the run's dispatch time. A mail that is put off is tried again
 * beside the chunks that follow: one full mailbox holds up nobody else.
 */
export async function deliverDocuments(key: RunKey, news: MailingNews): Promise<void> {
  const position = await activities.findRunPosition(key);
  if (position === null || position.state === 'completed') return;
  const chunks = chunksOf(position.documents);
  let rendered = 0;
  let begun = 0;
  let tried = 0;
  const renderAll = async () => {
    for (const chunk of chunks) {
      await renderDocuments({ ...key, ...chunk });
      rendered += 1;
    }
  };
  const dispatch = async (chunk: Chunk, index: number) => {
    if (index > 0 && patched('chunks-pass-a-slow-one')) {
      await condition(() => rendered > index && begun === index);
      await condition(() => tried >= index, HOLD_UP);
    } else await condition(() => rendered > index && tried === index);
    await waitUntilDue(position.dispatchAt);
    begun = index + 1;
    await tryUntilTaken(news, async (isLastTry) => {
      const outcome = await dispatchDocuments({ ...key, ...chunk, isLastTry });
      tried = Math.max(tried, index + 1);
      return outcome;
    });
  };
  await Promise.all([renderAll(), ...chunks.map(dispatch)]);
}

async function waitUntilDue(instant: string): Promise<void> {
  const milliseconds = Date.parse(instant) - Date.now();
  if (milliseconds > 0) await sleep(milliseconds);
}
