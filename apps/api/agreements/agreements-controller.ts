import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PreviewAgreementBody, RecordAgreementBody, type AgreementTerms } from '#apps/api/agreements/agreement-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { ImportPreview, ImportReceipt } from '#apps/api/imports/import-schemas';
import { importPreview } from '#apps/api/imports/import-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { parseAmount } from '#domain/money/money';
import type { AgreementToRecord } from '#use-cases/agreement-files';
import { RecordAgreement } from '#use-cases/record-agreement';

/** An agreement written down by hand; it goes the way of an import. */
@ApiTags('agreements')
@Controller('agreements')
export class AgreementsController {
  constructor(private readonly agreements: RecordAgreement) {}

  @Post('preview')
  @Allowed('figures.import')
  @Answers(ImportPreview, { summary: 'What recording this agreement would do; nothing is recorded' })
  async previewAgreement(
    @Body({ schema: PreviewAgreementBody }) body: z.output<typeof PreviewAgreementBody>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof ImportPreview>> {
    return importPreview(await this.agreements.preview({ agreement: termsOf(body.agreement), person }));
  }

  @Post()
  @Allowed('figures.import')
  @Command(ImportReceipt, { summary: 'Record the agreement that was previewed, and its budgets as approved' })
  async recordAgreement(
    @Body({ schema: RecordAgreementBody }) body: z.output<typeof RecordAgreementBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ImportReceipt>> {
    const { at, files } = await this.agreements.confirm({ agreement: termsOf(body.agreement), digest: body.digest, person, commandId });
    return { at, files: [...files] };
  }
}

function termsOf({ budgets, ...terms }: AgreementTerms): AgreementToRecord {
  return { ...terms, budgets: budgets.map(({ year, amount }) => ({ year, amountOre: parseAmount(amount) })) };
}
