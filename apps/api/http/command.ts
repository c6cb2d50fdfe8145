import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiSecurity } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers } from '#apps/api/http/answers';
import { IDEMPOTENCY_HEADER } from '#apps/api/http/idempotency-key';

/** A route that changes something: it answers like any other, and takes the idempotency key and the token that every command has. */
export function Command(schema: z.ZodType, says: { readonly summary: string; readonly description?: string }): MethodDecorator {
  return applyDecorators(Answers(schema, says), ApiHeader(IDEMPOTENCY_HEADER), ApiSecurity('csrf'));
}
