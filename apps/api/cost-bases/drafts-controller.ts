import { Body, Controller, Post, Res, UploadedFiles } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { ConfirmCostBasisBody, CostBasisDrafted, CostBasisPreview, PreviewCostBasisBody } from '#apps/api/cost-bases/step-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IF_MATCH_HEADER, SeenVersion, tellVersion } from '#apps/api/http/entity-tag';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { workbookOf, TakesFiles, type UploadedForm } from '#apps/api/imports/uploaded-files';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';

/** A workbook is looked at first, and becomes a draft when its preparer has seen what it says. */
@ApiTags('cost-bases')
@Controller('cost-bases')
export class DraftsController {
  constructor(private readonly imports: ImportCostBasis) {}

  @Post('preview')
  @Allowed('cost-bases.draft')
  @TakesFiles()
  @Answers(CostBasisPreview, {
    summary:
      'What a workbook would make, and every cell of it that is refused; nothing is recorded. Its ETag is of the version that stands, and goes with the confirmation',
  })
  async previewCostBasis(
    @UploadedFiles() form: UploadedForm,
    @Body({ schema: PreviewCostBasisBody }) _body: z.output<typeof PreviewCostBasisBody>,
    @ActingPerson() person: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.input<typeof CostBasisPreview>> {
    const { digest, tag, issues, draft } = await this.imports.preview({ files: workbookOf(form), person });
    if (tag !== null) tellVersion(response, tag);
    return {
      digest,
      issues: issues.map(({ accepted = [], ...issue }) => ({ ...issue, accepted: [...accepted] })),
      draft: draft && { ...draft, missing: [...draft.missing] },
    };
  }

  @Post()
  @Allowed('cost-bases.draft')
  @TakesFiles()
  @Command(CostBasisDrafted, { summary: 'Make the draft of the files that were previewed, or change the draft there is' })
  @ApiHeader(IF_MATCH_HEADER)
  async draftCostBasis(
    @UploadedFiles() form: UploadedForm,
    @Body({ schema: ConfirmCostBasisBody }) body: z.output<typeof ConfirmCostBasisBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof CostBasisDrafted>> {
    const { issuer, digest } = body;
    return await this.imports.confirm({ files: workbookOf(form), issuer, digest, person, commandId, seen });
  }
}
