import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { LiveSession } from '#apps/api/sign-in/web-sessions';
import { DomainError } from '#domain/errors';

const SESSION = Symbol('session');

interface Carrying {
  [SESSION]?: { readonly id: string; readonly live: LiveSession };
}

/** The guard has found who a request is from. */
export function setSession(request: Request & Carrying, id: string, live: LiveSession): void {
  request[SESSION] = { id, live };
}

/** The session of a request with the id that the browser has; `sign-in-needed` when nobody is signed in. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const found = context.switchToHttp().getRequest<Request & Carrying>()[SESSION];
  if (!found) throw new DomainError('sign-in-needed', 'nobody is signed in', {});
  return found;
});

export type CurrentSession = NonNullable<Carrying[typeof SESSION]>;
