import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Meeting, MeetingBody, MeetingPath, Meetings, MinutesQuery, Recorded } from '#apps/api/cost-bases/committee-schemas';
import { meetings, meetingSheet } from '#apps/api/cost-bases/committee-wire';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { asDownload } from '#apps/api/http/download';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { Clock } from '#use-cases/clock';
import { CallMeeting } from '#use-cases/cost-basis/call-meeting';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ViewMeeting } from '#use-cases/cost-basis/view-meeting';

type Path = z.output<typeof MeetingPath>;

/** The committee's meetings with cases, attendance and positions. */
@ApiTags('cost-bases')
@Controller('committee/meetings')
export class CommitteeController {
  constructor(
    private readonly costBasis: ShowCostBasis,
    private readonly viewing: ViewMeeting,
    private readonly calling: CallMeeting,
    private readonly reports: PrintReport,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('cost-bases.read')
  @Answers(Meetings, { summary: 'Every meeting of the committee, and whether the one who asks may call one' })
  async listCommitteeMeetings(@ActingPerson() person: string): Promise<z.input<typeof Meetings>> {
    return meetings(await this.costBasis.meetings(), await this.costBasis.may(person, 'cost-bases.keep-minutes'));
  }

  @Get(':meeting')
  @Allowed('cost-bases.read')
  @Answers(Meeting, { summary: 'A meeting: cases with type and outcome, who was there by sector and role, what sectors hold, and what may be done' })
  async getCommitteeMeeting(@Param({ schema: MeetingPath }) path: Path, @ActingPerson() person: string): Promise<z.input<typeof Meeting>> {
    return meetingSheet(await this.viewing.execute(path.meeting, person));
  }

  @Get(':meeting/minutes')
  @Allowed('cost-bases.read')
  @AnswersFile('application/pdf', { summary: 'The minutes of a meeting' })
  async printCommitteeMinutes(
    @Param({ schema: MeetingPath }) path: Path,
    @Query({ schema: MinutesQuery }) { basis, language }: z.output<typeof MinutesQuery>,
  ): Promise<StreamableFile> {
    const bytes = await this.reports.minutes(path.meeting, basis, { language, today: this.clock.today('NO') });
    return asDownload(bytes, { name: `${path.meeting}.pdf`, type: 'application/pdf' });
  }

  @Post()
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Enter a meeting in the committee’s calendar' })
  async callCommitteeMeeting(
    @Body({ schema: MeetingBody }) body: z.output<typeof MeetingBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Recorded>> {
    await this.calling.execute({ commandId, person, meeting: { ...body, decidedIn: null } });
    return { done: true };
  }
}
