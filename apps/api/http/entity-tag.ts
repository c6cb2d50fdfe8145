import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '#domain/errors';

/** Says which version an answer shows. Such an answer is not kept: what it holds depends on who asks. */
export function tellVersion(response: Response, tag: string): void {
  response.setHeader('ETag', `"${tag}"`);
  response.setHeader('Cache-Control', 'no-store');
}

/** The version that a change is meant for, as its ETag said; `version-missing` without one. */
export const SeenVersion = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const [, tag] = /^"([0-9a-f]{1,64})"$/.exec(context.switchToHttp().getRequest<Request>().get('If-Match') ?? '') ?? [];
  if (tag === undefined) throw new DomainError('version-missing', 'this change needs the header If-Match with the ETag of what it changes', {});
  return tag;
});

/** Says in the document that the route wants to know which version was seen. */
export const IF_MATCH_HEADER = {
  name: 'If-Match',
  description: 'The ETag of what is changed, as it was read; 412 when it has changed meanwhile',
  required: true,
  schema: { type: 'string' as const },
};
