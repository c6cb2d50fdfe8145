import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { OwnCostBases } from '#apps/api/cost-bases/consequence-schemas';
import { ownCostBases } from '#apps/api/cost-bases/consequence-wire';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { OwnYears, OwnYearsExportQuery, OwnYearsQuery } from '#apps/api/mine/mine-schemas';
import { ownYears } from '#apps/api/mine/mine-wire';
import { OwnReminders } from '#apps/api/mine/own-reminder-schemas';
import { ownReminders } from '#apps/api/mine/own-reminder-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ReadOwnConsequence } from '#use-cases/cost-basis/read-own-consequence';
import { ReadOwnReminders } from '#use-cases/reminders/read-own-reminders';
import { ReadOwnYears } from '#use-cases/read-own-years';

/** What a payer's own people see of it. */
@ApiTags('mine')
@Controller('mine')
export class MineController {
  constructor(
    private readonly years: ReadOwnYears,
    private readonly costBases: ReadOwnConsequence,
    private readonly reminders: ReadOwnReminders,
  ) {}

  @Get('years')
  @Allowed('years.read')
  @Answers(OwnYears, { summary: 'Year by year and programme: billed, settled, the share as known, and what years not yet billed may cost' })
  async getOwnYears(
    @Query({ schema: OwnYearsQuery }) query: z.output<typeof OwnYearsQuery>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof OwnYears>> {
    return ownYears(await this.years.execute({ person, payer: query.payer }));
  }

  @Get('cost-bases')
  @Allowed('cost-bases.read-own')
  @Answers(OwnCostBases, { summary: 'What each version of a Norwegian cost basis costs next year against this year, split into effects' })
  async getOwnCostBases(@ActingPerson() person: string): Promise<z.input<typeof OwnCostBases>> {
    return ownCostBases(await this.costBases.execute(person));
  }

  @Get('reminders')
  @Allowed('reminders.read-own')
  @Answers(OwnReminders, { summary: 'The reminders that were sent to the organisation, the newest first' })
  async getOwnReminders(
    @Query({ schema: OwnYearsQuery }) query: z.output<typeof OwnYearsQuery>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof OwnReminders>> {
    return ownReminders(await this.reminders.execute({ person, payer: query.payer }));
  }

  @Get('years/export')
  @Allowed('years.read')
  @AnswersFile('application/octet-stream', { summary: 'The same as a file for a spreadsheet, with estimates marked as such' })
  async exportOwnYears(
    @Query({ schema: OwnYearsExportQuery }) query: z.output<typeof OwnYearsExportQuery>,
    @ActingPerson() person: string,
  ): Promise<StreamableFile> {
    const { payer, ...as } = query;
    const file = await this.years.export({ person, payer }, as);
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }
}
