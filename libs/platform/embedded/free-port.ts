import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hasErrorCode } from '#platform/error-code';

/** The loopback port a part had last time, kept in `file`; another when somebody else has taken it meanwhile. */
export async function rememberedPort(file: string): Promise<number> {
  const last = readPort(file);
  const port = last !== null && (await isFree(last)) ? last : await findFreePort();
  writeFileSync(file, `${port}\n`);
  return port;
}

function readPort(file: string): number | null {
  try {
    const port = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return port > 0 && port < 65_536 ? port : null;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function isFree(port: number): Promise<boolean> {
  try {
    await bind(port);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EADDRINUSE')) return false;
    throw error;
  }
}

async function findFreePort(): Promise<number> {
  return await bind(0);
}

function bind(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
