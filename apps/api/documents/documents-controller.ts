import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Document, DocumentList, DocumentListQuery, DocumentPath, PdfQuery, QueuedMail, ResendBody } from '#apps/api/documents/document-schemas';
import { documentItem, documentSheet } from '#apps/api/documents/document-wire';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { asDownload, asOpened } from '#apps/api/http/download';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { ListDocuments } from '#use-cases/list-documents';
import { ResendDocument } from '#use-cases/resend-document';
import { ViewDocument } from '#use-cases/view-document';

type Path = z.output<typeof DocumentPath>;

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: ListDocuments,
    private readonly document: ViewDocument,
    private readonly resend: ResendDocument,
  ) {}

  @Get()
  @Allowed('documents.read')
  @Answers(DocumentList, { summary: 'Issued documents' })
  async listDocuments(@Query({ schema: DocumentListQuery }) query: z.output<typeof DocumentListQuery>): Promise<z.input<typeof DocumentList>> {
    const { cursor: _cursor, limit: _limit, sort: _sort, ...filter } = query;
    const page = await this.documents.execute(filter, toPageRequest(query));
    return { items: page.items.map(documentItem), nextCursor: toCursor(page.last), total: page.total };
  }

  @Get(':number')
  @Allowed('documents.read')
  @Answers(Document, { summary: 'One document: what it says, how it came about, how it was posted, its mails' })
  async getDocument(@Param({ schema: DocumentPath }) path: Path): Promise<z.input<typeof Document>> {
    return documentSheet(await this.document.execute(path.number));
  }

  @Get(':number/pdf')
  @Allowed('documents.read')
  @AnswersFile('application/pdf', { summary: 'The PDF as it was issued' })
  async getPdf(@Param({ schema: DocumentPath }) path: Path, @Query({ schema: PdfQuery }) query: z.output<typeof PdfQuery>): Promise<StreamableFile> {
    const show = query.open === 'true' ? asOpened : asDownload;
    return show(await this.document.pdf(path.number), { name: `${path.number}.pdf`, type: 'application/pdf' });
  }

  @Get(':number/calculation')
  @Allowed('documents.read')
  @AnswersFile('text/csv', { summary: 'The calculation as a table, the same as is attached to the PDF' })
  async getCalculation(@Param({ schema: DocumentPath }) path: Path): Promise<StreamableFile> {
    return asDownload(await this.document.calculation(path.number), { name: `${path.number}.csv`, type: 'text/csv; charset=utf-8' });
  }

  @Post(':number/resend')
  @Allowed('documents.resend')
  @Command(QueuedMail, { summary: 'Send the same bytes again, marked as a copy' })
  async resendDocument(
    @Param({ schema: DocumentPath }) path: Path,
    @Body({ schema: ResendBody }) body: z.output<typeof ResendBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof QueuedMail>> {
    return { mail: await this.resend.execute({ commandId, number: path.number, person, reason: body.reason }) };
  }
}
