import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CreditBody, CreditDrafted, CreditPreview, CreditPreviewQuery, CreditView } from '#apps/api/credit-notes/credit-note-schemas';
import { creditedLine, creditedLineOfText, creditPreview, creditView } from '#apps/api/credit-notes/credit-note-wire';
import { DocumentPath } from '#apps/api/documents/document-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { runIdOf } from '#contracts/invoice-run-process';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { ViewCredit } from '#use-cases/credits/view-credit';

type Path = z.output<typeof DocumentPath>;

@ApiTags('credit-notes')
@Controller('documents/:number/credit')
export class CreditNotesController {
  constructor(
    private readonly view: ViewCredit,
    private readonly draft: DraftCredit,
  ) {}

  @Get()
  @Allowed('documents.read')
  @Answers(CreditView, { summary: 'What is left of an invoice to be credited, and the credit notes made of it by hand' })
  async getCredit(@Param({ schema: DocumentPath }) path: Path, @ActingPerson() person: string): Promise<z.input<typeof CreditView>> {
    return creditView(await this.view.execute(path.number, person));
  }

  @Get('preview')
  @Allowed('credits.draft')
  @Answers(CreditPreview, { summary: 'What a credit note would be; nothing is written' })
  async previewCredit(
    @Param({ schema: DocumentPath }) path: Path,
    @Query({ schema: CreditPreviewQuery }) query: z.output<typeof CreditPreviewQuery>,
  ): Promise<z.input<typeof CreditPreview>> {
    return creditPreview(await this.view.preview(path.number, (query.line ?? []).map(creditedLineOfText)));
  }

  @Post()
  @Allowed('credits.draft')
  @Command(CreditDrafted, { summary: 'Draft a credit note and hand it to the approver' })
  async draftCredit(
    @Param({ schema: DocumentPath }) path: Path,
    @Body({ schema: CreditBody }) body: z.output<typeof CreditBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof CreditDrafted>> {
    const { reason } = body;
    const key = await this.draft.handOver({ commandId, person, number: path.number, lines: body.lines.map(creditedLine), reason });
    return { run: runIdOf(key) };
  }
}
