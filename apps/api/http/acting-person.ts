import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '#domain/errors';

const ACTOR = Symbol('acting person');

interface Acted {
  [ACTOR]?: string;
}

/** Sign-in says who a request is from. */
export function setActingPerson(request: Request & Acted, person: string): void {
  request[ACTOR] = person;
}

export function actingPersonOf(request: Request & Acted): string | null {
  return request[ACTOR] ?? null;
}

/** The id of the person who is signed in; `sign-in-needed` when nobody is. */
export const ActingPerson = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const person = actingPersonOf(context.switchToHttp().getRequest<Request>());
  if (person === null) throw new DomainError('sign-in-needed', 'nobody is signed in', {});
  return person;
});
