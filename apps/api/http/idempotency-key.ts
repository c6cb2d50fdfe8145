import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '#domain/errors';

const FORM = /^[A-Za-z0-9._:-]{8,100}$/;

/**
 * The id of a command: the same key and body again has no second effect and the same answer; another body under it is `command-reused`. A command
 * without one is `idempotency-key-missing`.
 */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<Request>().get('Idempotency-Key');
  if (key === undefined || !FORM.test(key)) {
    throw new DomainError('idempotency-key-missing', 'a command needs the header Idempotency-Key: 8 to 100 letters, digits and .-_:', {});
  }
  return key;
});

/** Says in the document that the route is a command. */
export const IDEMPOTENCY_HEADER = {
  name: 'Idempotency-Key',
  description: 'The same key and body again has no second effect',
  required: true,
  schema: { type: 'string' as const, pattern: FORM.source },
};
