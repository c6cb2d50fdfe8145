import type { Request, Response } from 'express';

/** `__Host-`: only this host over a secure connection could have set it. Browsers take http://localhost for secure. */
export const SESSION_COOKIE = '__Host-aconto';
export const ATTEMPT_COOKIE = '__Host-aconto-sign-in';

/** Null also for a value that nobody here can have written. */
export function readCookie(request: Request, name: string): string | null {
  const pairs = (request.get('Cookie') ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : decoded(found.slice(name.length + 1));
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** `maxAgeSeconds` null: until the browser ends. */
export function setCookie(response: Response, name: string, value: string, maxAgeSeconds: number | null): void {
  response.cookie(name, value, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds * 1_000 }),
  });
}

export function clearCookie(response: Response, name: string): void {
  response.clearCookie(name, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
}
