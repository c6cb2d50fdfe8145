import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IF_MATCH_HEADER, SeenVersion, tellVersion } from '#apps/api/http/entity-tag';
import { withoutUndefined } from '#apps/api/http/without-undefined';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Approved, ChangePath, Payer, PayerList, PayerListQuery, PayerPath, Proposed, ProposeChangeBody } from '#apps/api/payers/payer-schemas';
import { payerSheet } from '#apps/api/payers/payer-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { ChangePayer } from '#use-cases/change-payer';
import { ListPayers } from '#use-cases/list-payers';

@ApiTags('payers')
@Controller()
export class PayersController {
  constructor(
    private readonly payers: ListPayers,
    private readonly change: ChangePayer,
  ) {}

  @Get('payers')
  @Allowed('payers.read')
  @Answers(PayerList, { summary: 'The register of payers' })
  async listPayers(@Query({ schema: PayerListQuery }) query: z.output<typeof PayerListQuery>): Promise<z.input<typeof PayerList>> {
    const page = await this.payers.execute({ search: query.search, kind: query.kind, hasOpenChange: query.openChange }, toPageRequest(query));
    return { items: [...page.items], nextCursor: toCursor(page.last), total: page.total };
  }

  @Get('payers/:code')
  @Allowed('payers.read')
  @Answers(Payer, { summary: 'One payer with its history; its ETag goes with a change' })
  async getPayer(
    @Param({ schema: PayerPath }) path: z.output<typeof PayerPath>,
    @ActingPerson() person: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.input<typeof Payer>> {
    const sheet = await this.payers.view(path.code);
    tellVersion(response, sheet.tag);
    return payerSheet(sheet, person);
  }

  @Post('payers/:code/changes')
  @Allowed('payers.change')
  @Command(Proposed, { summary: 'Propose a change, which another person approves' })
  @ApiHeader(IF_MATCH_HEADER)
  async proposePayerChange(
    @Param({ schema: PayerPath }) path: z.output<typeof PayerPath>,
    @Body({ schema: ProposeChangeBody }) body: z.output<typeof ProposeChangeBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof Proposed>> {
    const { change, reason } = body;
    return { change: await this.change.propose({ commandId, payer: path.code, change: withoutUndefined(change), person, reason, seen }) };
  }

  @Post('payer-changes/:change/approve')
  @Allowed('payers.change')
  @Command(Approved, { summary: 'Approve a change that another person proposed' })
  @ApiHeader(IF_MATCH_HEADER)
  async approvePayerChange(
    @Param({ schema: ChangePath }) path: z.output<typeof ChangePath>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof Approved>> {
    return { payer: await this.change.approve({ commandId, change: path.change, person, seen }) };
  }
}
