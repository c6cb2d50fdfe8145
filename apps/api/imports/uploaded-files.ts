import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import { InvalidRequest } from '#apps/api/http/invalid-request';
import { uploadedName, type Upload } from '#apps/api/http/uploads';
import { IMPORT_LIMITS } from '#contracts/import-limits';
import { importKinds, type ImportKind } from '#imports/parse-import';
import type { FileToImport } from '#use-cases/import-one-file';

/** Files of a form, held in memory: nothing that was handed in lies on a disk before it is imported. */
export interface UploadedForm {
  readonly files?: readonly Upload[];
  readonly attachments?: readonly Upload[];
}

const LIMITS = {
  files: IMPORT_LIMITS.files + IMPORT_LIMITS.attachments,
  fileSize: IMPORT_LIMITS.megabytes * 1_000_000,
  fields: 4,
  fieldSize: 4_000,
  parts: IMPORT_LIMITS.files + IMPORT_LIMITS.attachments + 4,
};

/** A route that takes files to import; more or larger files than the limits are refused while they come. */
export function TakesFiles(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(
      FileFieldsInterceptor(
        [
          { name: 'files', maxCount: IMPORT_LIMITS.files },
          { name: 'attachments', maxCount: IMPORT_LIMITS.attachments },
        ],
        { limits: LIMITS },
      ),
    ),
    ApiConsumes('multipart/form-data'),
  );
}

/** The files with their kinds, in the order in which each finds what it names recorded before it; accounts and pictures go with the files that name them. */
export function filesOf(form: UploadedForm, kinds: readonly ImportKind[]): FileToImport[] {
  const uploads = form.files ?? [];
  if (uploads.length === 0 || uploads.length !== kinds.length) {
    throw new InvalidRequest([{ path: 'kinds', message: 'as many kinds as files are needed, and at least one' }]);
  }
  const attachments = attachmentsOf(form.attachments ?? []);
  return kinds
    .flatMap((kind, index): FileToImport[] => {
      const upload = uploads[index];
      if (!upload) return [];
      return [
        {
          kind,
          name: uploadedName(upload),
          bytes: upload.buffer,
          attachments: kind === 'actual-costs' || kind === 'logos' ? attachments : new Map(),
        },
      ];
    })
    .sort((a, b) => importKinds.indexOf(a.kind) - importKinds.indexOf(b.kind));
}

/** Rows name files as they lie beside theirs on a disk: by name, or in the folder `accounts` or `logos`. A browser hands in names alone. */
function attachmentsOf(uploads: readonly Upload[]): Map<string, Uint8Array> {
  return new Map(
    uploads.flatMap((upload) =>
      [uploadedName(upload), `accounts/${uploadedName(upload)}`, `logos/${uploadedName(upload)}`].map((path) => [path, upload.buffer] as const),
    ),
  );
}

/** The one workbook of a form, which holds all sheets. */
export function workbookOf(form: UploadedForm): ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }> {
  const [workbook, ...more] = form.files ?? [];
  if (!workbook || more.length > 0) throw new InvalidRequest([{ path: 'files', message: 'just one workbook is needed' }]);
  return new Map([['*', { name: uploadedName(workbook), bytes: workbook.buffer }]]);
}
