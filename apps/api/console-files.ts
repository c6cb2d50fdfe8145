import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { static as serveFiles, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { API_PREFIX } from '#apps/api/http/api-prefix';

const YEAR_SECONDS = 31_536_000;

/**
 * The built console. Files under `assets/` carry their hash in their name and may be kept for ever; every other path that a browser asks for as a page
 * is the console's own address, and gets its one page.
 */
export function serveConsole(folder: string): RequestHandler[] {
  const page = join(folder, 'index.html');
  const files = serveFiles(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', path.startsWith(join(folder, 'assets')) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'),
  });
  const sendPage = (request: Request, response: Response, next: NextFunction): void => {
    const isOurs = request.method === 'GET' && !isApi(request.path) && request.accepts(['html', 'json']) === 'html';
    if (!isOurs || !existsSync(page)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
  return [files, sendPage];
}

function isApi(path: string): boolean {
  return [API_PREFIX, 'health', 'metrics', 'identity', 'sign-in'].some((prefix) => path === `/${prefix}` || path.startsWith(`/${prefix}/`));
}
