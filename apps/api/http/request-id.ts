import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Request-Id';
const OURS = Symbol('request id');

interface Identified {
  [OURS]?: string;
}

/** Gives each request an id that log lines and problem documents carry. One that a proxy has given is kept when it is harmless text. */
export function identifyRequest(request: Request & Identified, response: Response, next: NextFunction): void {
  const given = request.get(HEADER);
  const id = given !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
  request[OURS] = id;
  response.setHeader(HEADER, id);
  next();
}

export function requestIdOf(request: Request & Identified): string {
  return request[OURS] ?? 'none';
}
