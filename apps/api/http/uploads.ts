import { applyDecorators, createParamDecorator, UseInterceptors, type ExecutionContext } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { InvalidRequest } from '#apps/api/http/invalid-request';
import { hasHiddenCharacters } from '#domain/hidden-characters';

/** A file of a form as it arrives, held in memory: nothing that was handed in lies on a disk before it is taken. */
export interface Upload {
  readonly originalname: string;
  readonly buffer: Buffer;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const FIELD = 'file';
const MOST_BYTES = 20_000_000;

/** A route that takes one file of a form, called `file`. It is read when the guard has let its sender in: nobody fills memory before it is known who they are. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(FileInterceptor(FIELD, { limits: { files: 1, fileSize: MOST_BYTES, fields: 0, parts: 1 } })),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', required: [FIELD], properties: { [FIELD]: { type: 'string', format: 'binary' } } } }),
  );
}

/** The file; `request-invalid` for a request that brings none, or an empty one. */
export const TakenFile = createParamDecorator((_data: unknown, context: ExecutionContext): UploadedFile => {
  const { file } = context.switchToHttp().getRequest<{ readonly file?: Upload }>();
  if (!file || file.buffer.length === 0) throw new InvalidRequest([{ path: FIELD, message: 'a file is needed that is not empty' }]);
  return { name: uploadedName(file), bytes: file.buffer };
});

/** Form data carries names as bytes that are read as Latin-1. A name of several lines, or one that turns the writing round, is nobody's file. */
export function uploadedName(upload: Upload): string {
  const name = Buffer.from(upload.originalname, 'latin1').toString('utf8').normalize('NFC').slice(-200);
  if (hasHiddenCharacters(name)) throw new InvalidRequest([{ path: 'files', message: 'have a name with line breaks or hidden characters' }]);
  return name;
}
