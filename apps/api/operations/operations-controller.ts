import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApiParts } from '#apps/api/api-parts';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Operations, Settled, SettleMailBody, StuckMailList, StuckMailQuery } from '#apps/api/operations/operations-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { SettleMail } from '#use-cases/settle-mail';
import { WatchOperations } from '#use-cases/watch-operations';

@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly parts: ApiParts,
    private readonly operations: WatchOperations,
    private readonly settle: SettleMail,
  ) {}

  @Get('operations')
  @Allowed('operations.read')
  @Answers(Operations, { summary: 'Whether the parts answer, queues of mails, runs that do not move' })
  async getOperations(@ActingPerson() person: string): Promise<z.input<typeof Operations>> {
    const [parts, { queues, stuckMails, troubles }] = await Promise.all([this.parts.health.all(), this.operations.execute(person)]);
    const { procedurePage, mailbox } = this.parts;
    return { parts, procedurePage, hasMailbox: mailbox !== null, queues: [...queues], stuckMails, troubles: [...troubles] };
  }

  @Get('operations/mails')
  @Allowed('operations.read')
  @Answers(StuckMailList, { summary: 'Mails that need a person, those that have waited longest first' })
  async listStuckMails(@Query({ schema: StuckMailQuery }) query: z.output<typeof StuckMailQuery>): Promise<z.input<typeof StuckMailList>> {
    const page = await this.operations.stuckMails({ state: query.state }, toPageRequest({ ...query, sort: 'since' as const }));
    return { items: [...page.items], nextCursor: toCursor(page.last), total: page.total };
  }

  @Post('mails/settle')
  @Allowed('mails.settle')
  @Command(Settled, { summary: 'Decide on a mail whose fate nothing tells' })
  async settleMail(
    @Body({ schema: SettleMailBody }) body: z.output<typeof SettleMailBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Settled>> {
    await this.settle.execute({ ...body, commandId, person });
    return { mail: body.mail };
  }
}
