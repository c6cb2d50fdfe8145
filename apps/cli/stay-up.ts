import { once } from 'node:events';
import { startApiProcess } from '#apps/cli/api-process';
import type { Session } from '#apps/cli/session';

/** Opens the console, says where, and waits until somebody ends this process, or a part of it ends by itself. */
export async function stayUp(session: Session, onReady: (consoleUrl: string) => void): Promise<void> {
  const api = await startApiProcess(session);
  try {
    onReady(api.url);
    const signalled = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => null);
    const parts = [api, ...(session.worker ? [session.worker] : [])];
    const code = await Promise.race([signalled, ...parts.map((part) => part.ended.then((exitCode) => ({ exitCode })))]);
    if (code !== null) throw new Error(`a part of the product ended by itself (exit code ${code.exitCode ?? 'none'})`);
  } finally {
    await api.stop();
  }
}
