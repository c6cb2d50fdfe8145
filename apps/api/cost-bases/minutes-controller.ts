import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AttendanceBody,
  CaseBody,
  DropMeetingBody,
  MeetingPath,
  MoveMeetingBody,
  OutcomeBody,
  PositionBody,
  Recorded,
} from '#apps/api/cost-bases/committee-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { ChangeMeeting } from '#use-cases/cost-basis/change-meeting';
import { KeepMinutes } from '#use-cases/cost-basis/keep-minutes';

type Path = z.output<typeof MeetingPath>;
type Done = Promise<z.input<typeof Recorded>>;

/** What the secretariat writes down of a meeting, and moving or dropping it. */
@ApiTags('cost-bases')
@Controller('committee/meetings/:meeting')
export class MinutesController {
  constructor(
    private readonly minutes: KeepMinutes,
    private readonly changing: ChangeMeeting,
  ) {}

  @Post('cases')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Put a numbered case on the agenda, as the last' })
  async addAgendaCase(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: CaseBody }) body: z.output<typeof CaseBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.minutes.addCase({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('outcomes')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Record what came of a case' })
  async recordCaseOutcome(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: OutcomeBody }) body: z.output<typeof OutcomeBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.minutes.recordOutcome({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('attendance')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Record how many of a sector and role were there, or were not' })
  async recordAttendance(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: AttendanceBody }) body: z.output<typeof AttendanceBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.minutes.recordAttendance({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('positions')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Record what a sector holds in a case' })
  async recordPosition(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: PositionBody }) body: z.output<typeof PositionBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.minutes.recordPosition({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('move')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Move a meeting to another day, hour, length or place; everybody is invited anew' })
  async moveCommitteeMeeting(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: MoveMeetingBody }) body: z.output<typeof MoveMeetingBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.changing.execute({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('drop')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'Drop a meeting; the invitation is taken back' })
  async dropCommitteeMeeting(
    @Param({ schema: MeetingPath }) path: Path,
    @Body({ schema: DropMeetingBody }) { reason }: z.output<typeof DropMeetingBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Done {
    await this.changing.execute({ commandId, person, ...path, reason, isDropped: true });
    return { done: true };
  }
}
