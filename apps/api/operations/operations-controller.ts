import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import {
  GiveRoleBody,
  Operations,
  People,
  PersonPath,
  RoleChanged,
  Settled,
  SettleMailBody,
  TakeRoleBody,
} from '#apps/api/operations/operations-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ManagePeople } from '#use-cases/manage-people';
import { SettleMail } from '#use-cases/settle-mail';
import { WatchOperations } from '#use-cases/watch-operations';

@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly operations: WatchOperations,
    private readonly people: ManagePeople,
    private readonly settle: SettleMail,
  ) {}

  @Get('operations')
  @Allowed('operations.read')
  @Answers(Operations, { summary: 'Queues, mails that need a person, runs that do not move' })
  async getOperations(@ActingPerson() person: string): Promise<z.input<typeof Operations>> {
    const { queues, mailsNeedingAction, troubles } = await this.operations.execute(person);
    return { queues: [...queues], mailsNeedingAction: [...mailsNeedingAction], troubles: [...troubles] };
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

  @Post('people/:person/roles')
  @Allowed('people.manage')
  @Command(RoleChanged, { summary: 'Give a person a role' })
  async giveRole(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Body({ schema: GiveRoleBody }) body: z.output<typeof GiveRoleBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof RoleChanged>> {
    await this.people.giveRole({ ...body, commandId, person, holder: path.person });
    return { person: path.person };
  }

  @Post('people/:person/roles/take')
  @Allowed('people.manage')
  @Command(RoleChanged, { summary: 'Take a role away' })
  async takeRole(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Body({ schema: TakeRoleBody }) body: z.output<typeof TakeRoleBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof RoleChanged>> {
    await this.people.takeRole({ ...body, commandId, person, holder: path.person });
    return { person: path.person };
  }
}
