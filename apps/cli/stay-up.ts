import { once } from 'node:events';
import type { Session } from '#apps/cli/session';

/** Waits until somebody ends this process, or its worker ends by itself. */
export async function stayUp(session: Session): Promise<void> {
  const signalled = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => null);
  const code = await (session.worker ? Promise.race([signalled, session.worker.ended]) : signalled);
  if (code !== null) throw new Error(`the worker ended by itself (exit code ${code})`);
}
