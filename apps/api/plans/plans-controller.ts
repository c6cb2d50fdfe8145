import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import {
  AllocationKey,
  Calendar,
  CalendarQuery,
  FilePath,
  ImportedFileList,
  ImportedFileQuery,
  KeyPath,
  Programme,
  ProgrammeList,
  ProgrammePath,
} from '#apps/api/plans/plan-schemas';
import { keySheet, programmeSheet } from '#apps/api/plans/plan-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { ViewKey } from '#use-cases/view-key';
import { ViewPlans } from '#use-cases/view-plans';

@ApiTags('plans')
@Controller()
export class PlansController {
  constructor(
    private readonly plans: ViewPlans,
    private readonly keys: ViewKey,
  ) {}

  @Get('programmes')
  @Allowed('plans.read')
  @Answers(ProgrammeList, { summary: 'Programmes with what is recorded of them' })
  async listProgrammes(): Promise<z.input<typeof ProgrammeList>> {
    return { items: (await this.plans.programmes()).map(programmeSheet) };
  }

  @Get('programmes/:code')
  @Allowed('plans.read')
  @Answers(Programme, { summary: 'One programme' })
  async getProgramme(@Param({ schema: ProgrammePath }) path: z.output<typeof ProgrammePath>): Promise<z.input<typeof Programme>> {
    return programmeSheet(await this.plans.programme(path.code));
  }

  @Get('keys/:key/:version')
  @Allowed('plans.read')
  @Answers(AllocationKey, { summary: 'A version of a key as a tree with its shares' })
  async getKey(@Param({ schema: KeyPath }) path: z.output<typeof KeyPath>): Promise<z.input<typeof AllocationKey>> {
    return keySheet(await this.keys.execute(path.key, path.version));
  }

  @Get('calendar')
  @Allowed('calendar.read')
  @Answers(Calendar, { summary: 'Billing dates and what became of them' })
  async getCalendar(@Query({ schema: CalendarQuery }) query: z.output<typeof CalendarQuery>): Promise<z.input<typeof Calendar>> {
    return { items: (await this.plans.calendar(query.from ?? null)).map((entry) => ({ ...entry, blocked: [...entry.blocked] })) };
  }

  @Get('imported-files')
  @Allowed('imports.read')
  @Answers(ImportedFileList, { summary: 'Files that were imported, with who brought them and when' })
  async listImportedFiles(
    @Query({ schema: ImportedFileQuery }) query: z.output<typeof ImportedFileQuery>,
  ): Promise<z.input<typeof ImportedFileList>> {
    const page = await this.plans.files({ search: query.search, kind: query.kind }, toPageRequest(query));
    return { items: [...page.items], nextCursor: toCursor(page.last), total: page.total };
  }

  @Get('imported-files/:sha256')
  @Allowed('imports.read')
  @AnswersFile('application/octet-stream', { summary: 'A file as it was imported, by its SHA-256' })
  async getImportedFile(@Param({ schema: FilePath }) path: z.output<typeof FilePath>): Promise<StreamableFile> {
    const file = await this.plans.file(path.sha256);
    return asDownload(file.bytes, { name: harmlessName(file.name), type: 'application/octet-stream' });
  }
}

/** Whoever imported it chose the name: what a header cannot hold becomes a dash. */
function harmlessName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '-');
}
