import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { ApiParts } from '#apps/api/api-parts';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IF_MATCH_HEADER, SeenVersion, tellVersion } from '#apps/api/http/entity-tag';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import {
  GiveRoleBody,
  Operations,
  People,
  PersonPath,
  PersonSheet,
  RoleChanged,
  Settled,
  SettleMailBody,
  StuckMailList,
  StuckMailQuery,
  TakeRoleBody,
} from '#apps/api/operations/operations-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { ManagePeople } from '#use-cases/manage-people';
import { SettleMail } from '#use-cases/settle-mail';
import { WatchOperations } from '#use-cases/watch-operations';

@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly parts: ApiParts,
    private readonly operations: WatchOperations,
    private readonly people: ManagePeople,
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

  @Get('people')
  @Allowed('people.read')
  @Answers(People, { summary: 'People and their roles' })
  async listPeople(): Promise<z.input<typeof People>> {
    return { items: (await this.people.list()).map((person) => ({ ...person, roles: [...person.roles] })) };
  }

  @Get('people/:person')
  @Allowed('people.read')
  @Answers(PersonSheet, { summary: 'One person with every role ever given, and where roles may be held; its ETag goes with a change' })
  async getPerson(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.input<typeof PersonSheet>> {
    const { tag, places, roles, ...person } = await this.people.view(path.person);
    tellVersion(response, tag);
    return { ...person, roles: [...roles], places: { issuer: [...places.issuer], payer: [...places.payer] } };
  }

  @Post('people/:person/roles')
  @Allowed('people.manage')
  @Command(RoleChanged, { summary: 'Give a person a role' })
  @ApiHeader(IF_MATCH_HEADER)
  async giveRole(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Body({ schema: GiveRoleBody }) body: z.output<typeof GiveRoleBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof RoleChanged>> {
    await this.people.giveRole({ ...body, commandId, seen, person, holder: path.person });
    return { person: path.person };
  }

  @Post('people/:person/roles/take')
  @Allowed('people.manage')
  @Command(RoleChanged, { summary: 'Take a role away' })
  @ApiHeader(IF_MATCH_HEADER)
  async takeRole(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Body({ schema: TakeRoleBody }) body: z.output<typeof TakeRoleBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof RoleChanged>> {
    await this.people.takeRole({ ...body, commandId, seen, person, holder: path.person });
    return { person: path.person };
  }
}
