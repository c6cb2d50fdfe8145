import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import { DomainError } from '#domain/errors';

/** A file that a person hands in is the body of its request, as it is, and nothing else. */
const FILE_TYPE = 'application/octet-stream';
const MOST_BYTES = 20_000_000;

export function acceptFiles(application: NestExpressApplication): void {
  application.useBodyParser('raw', { type: FILE_TYPE, limit: MOST_BYTES });
}

/** A route whose body is a file. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(ApiConsumes(FILE_TYPE), ApiBody({ schema: { type: 'string', format: 'binary' } }));
}

/** The bytes of the file; `request-invalid` for a request that brings none. */
export const FileBytes = createParamDecorator((_data: unknown, context: ExecutionContext): Buffer => {
  const body: unknown = context.switchToHttp().getRequest<Request>().body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new DomainError('request-invalid', `the file is the body, as ${FILE_TYPE}`, {});
  return body;
});
