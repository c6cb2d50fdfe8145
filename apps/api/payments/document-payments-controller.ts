import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DocumentPath } from '#apps/api/documents/document-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { DocumentPayments } from '#apps/api/payments/payment-schemas';
import { documentPayments } from '#apps/api/payments/payment-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ViewDocumentPayments } from '#use-cases/payments/view-document-payments';

@ApiTags('payments')
@Controller('documents/:number/payments')
export class DocumentPaymentsController {
  constructor(private readonly payments: ViewDocumentPayments) {}

  @Get()
  @Allowed('documents.read')
  @Answers(DocumentPayments, { summary: 'What was paid on a document, and what is left of it' })
  async getDocumentPayments(
    @Param({ schema: DocumentPath }) { number }: z.output<typeof DocumentPath>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof DocumentPayments>> {
    return documentPayments(await this.payments.execute(number, person));
  }
}
