import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { raw, type Request, type Response } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { DomainError } from '#domain/errors';

/** A file that a person hands in is the body of its request, as it is, and nothing else. */
const FILE_TYPE = 'application/octet-stream';
const MOST_BYTES = 20_000_000;

const readBody = raw({ type: FILE_TYPE, limit: MOST_BYTES });

/** Reads the file when the guard has let its sender in: nobody fills this process' memory before it is known who they are. */
@Injectable()
class ReadsFile implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const isRead = new Promise<void>((resolve, reject) => {
      readBody(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
    });
    return from(isRead).pipe(mergeMap(() => next.handle()));
  }
}

/** A route whose body is a file. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(UseInterceptors(ReadsFile), ApiConsumes(FILE_TYPE), ApiBody({ schema: { type: 'string', format: 'binary' } }));
}

/** The bytes of the file; `request-invalid` for a request that brings none. */
export const FileBytes = createParamDecorator((_data: unknown, context: ExecutionContext): Buffer => {
  const body: unknown = context.switchToHttp().getRequest<Request>().body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new DomainError('request-invalid', `the file is the body, as ${FILE_TYPE}`, {});
  return body;
});
