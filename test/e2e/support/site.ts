import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** What the API allows a page to load and to run; stricter than it, in that style attributes in markup are refused too. */
export const POLICY = "default-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type ApiAnswer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

/** An API that is down: the connection breaks off without an answer. */
export const apiIsDown: ApiAnswer = (request) => request.socket.destroy();

/** Serves a folder of built files as the API does, every page of the console being its index.html; `answerApi` plays the API. */
export async function serveSite(folder: string, answerApi: ApiAnswer): Promise<Site> {
  const server: Server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', POLICY);
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (path === '/api' || path.startsWith('/api/')) return answerApi(request, response);
    const file = join(folder, path);
    const isFile = existsSync(file) && statSync(file).isFile();
    const served = isFile ? file : join(folder, 'index.html');
    response.setHeader('Content-Type', TYPES[extname(served)] ?? 'application/octet-stream');
    createReadStream(served).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
