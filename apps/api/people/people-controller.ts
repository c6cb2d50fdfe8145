import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IF_MATCH_HEADER, SeenVersion, tellVersion } from '#apps/api/http/entity-tag';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { GiveRoleBody, People, PeopleQuery, PersonPath, PersonSheet, RoleChanged, TakeRoleBody } from '#apps/api/people/people-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { PLACES_OF_ROLE, ROLES } from '#domain/people/role';
import { ChangeRoles } from '#use-cases/people/change-roles';
import { ViewPeople } from '#use-cases/people/view-people';

/** People and what they may do. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: ViewPeople,
    private readonly roles: ChangeRoles,
  ) {}

  @Get()
  @Allowed('people.read')
  @Answers(People, { summary: 'People and their roles' })
  async listPeople(@Query({ schema: PeopleQuery }) query: z.output<typeof PeopleQuery>): Promise<z.input<typeof People>> {
    const { items, last, total } = await this.people.list({ search: query.search, role: query.role }, toPageRequest(query));
    return { items: items.map((person) => ({ ...person, roles: [...person.roles] })), nextCursor: toCursor(last), total };
  }

  @Get(':person')
  @Allowed('people.read')
  @Answers(PersonSheet, { summary: 'One person with every role ever given, and where roles may be held; its ETag goes with a change' })
  async getPerson(
    @Param({ schema: PersonPath }) path: z.output<typeof PersonPath>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.input<typeof PersonSheet>> {
    const { tag, places, roles, ...person } = await this.people.view(path.person);
    tellVersion(response, tag);
    return {
      ...person,
      roles: [...roles],
      places: { issuer: [...places.issuer], payer: [...places.payer] },
      rolePlaces: ROLES.map((role) => ({ role, places: [...PLACES_OF_ROLE[role]] })),
    };
  }

  @Post(':person/roles')
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
    await this.roles.giveRole({ ...body, commandId, seen, person, holder: path.person });
    return { person: path.person };
  }

  @Post(':person/roles/take')
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
    await this.roles.takeRole({ ...body, commandId, seen, person, holder: path.person });
    return { person: path.person };
  }
}
