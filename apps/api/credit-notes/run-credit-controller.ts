import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CreditPreview } from '#apps/api/credit-notes/credit-note-schemas';
import { creditPreview } from '#apps/api/credit-notes/credit-note-wire';
import { Answers } from '#apps/api/http/answers';
import { RunPath, runIdAt } from '#apps/api/runs/run-path';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ViewCredit } from '#use-cases/credits/view-credit';

/** What a run holds that is one credit note made by hand. */
@ApiTags('credit-notes')
@Controller('runs/:issuer/:date/credit')
export class RunCreditController {
  constructor(private readonly view: ViewCredit) {}

  @Get()
  @Allowed('documents.read')
  @Answers(CreditPreview, { summary: 'The credit note of a run as it is prepared, line by line' })
  async getRunCredit(@Param({ schema: RunPath }) path: z.output<typeof RunPath>): Promise<z.input<typeof CreditPreview>> {
    return creditPreview(await this.view.prepared(runIdAt(path)));
  }
}
