import { Body, Controller, Post, UploadedFiles } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { ConfirmBody, ImportPreview, ImportReceipt, PreviewBody } from '#apps/api/imports/import-schemas';
import { importPreview } from '#apps/api/imports/import-wire';
import { filesOf, TakesFiles, type UploadedForm } from '#apps/api/imports/uploaded-files';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ConfirmImport } from '#use-cases/confirm-import';
import { ImportFiles } from '#use-cases/import-files';

/** Files are looked at first, and imported when a person has seen what they would do. */
@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportFiles,
    private readonly confirming: ConfirmImport,
  ) {}

  @Post('preview')
  @Allowed('figures.import')
  @TakesFiles()
  @Answers(ImportPreview, { summary: 'What an import of these files would do; nothing is recorded' })
  async previewImport(
    @UploadedFiles() form: UploadedForm,
    @Body({ schema: PreviewBody }) body: z.output<typeof PreviewBody>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof ImportPreview>> {
    return importPreview(await this.imports.preview({ files: filesOf(form, body.kinds), person }));
  }

  @Post()
  @Allowed('figures.import')
  @TakesFiles()
  @Command(ImportReceipt, { summary: 'Import the files that were previewed: all of them, or none' })
  async confirmImport(
    @UploadedFiles() form: UploadedForm,
    @Body({ schema: ConfirmBody }) body: z.output<typeof ConfirmBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ImportReceipt>> {
    const { at, files } = await this.confirming.execute({ files: filesOf(form, body.kinds), digest: body.digest, person, commandId });
    return { at, files: [...files] };
  }
}
