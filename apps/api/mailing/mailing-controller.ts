import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Mailing, MailingReason } from '#apps/api/mailing/mailing-schemas';
import { RunPath, runIdAt } from '#apps/api/runs/run-path';
import { Allowed } from '#apps/api/sign-in/allowed';
import { StopMailing } from '#use-cases/mailing/stop-mailing';

type Reason = z.output<typeof MailingReason>;
type Path = z.output<typeof RunPath>;

/** Stops and starts of mailing. Which hold now is told by the overview, and by each run of its own. */
@ApiTags('mailing')
@Controller()
export class MailingController {
  constructor(private readonly mailing: StopMailing) {}

  @Post('mailing/stop')
  @Allowed('mailing.stop')
  @Command(Mailing, { summary: 'Hand no mail over any more' })
  async stopMailing(@Body({ schema: MailingReason }) { reason }: Reason, @ActingPerson() person: string, @IdempotencyKey() commandId: string) {
    await this.mailing.stop({ commandId, person, run: null, reason });
    return { isStopped: true };
  }

  @Post('mailing/start')
  @Allowed('mailing.stop')
  @Command(Mailing, { summary: 'Let mailing go on' })
  async startMailing(@Body({ schema: MailingReason }) { reason }: Reason, @ActingPerson() person: string, @IdempotencyKey() commandId: string) {
    await this.mailing.start({ commandId, person, run: null, reason });
    return { isStopped: false };
  }

  @Post('runs/:issuer/:date/mailing/stop')
  @Allowed('mailing.stop-run')
  @Command(Mailing, { summary: 'Hand no document of the run over any more' })
  async stopMailingOfRun(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: MailingReason }) { reason }: Reason,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ) {
    await this.mailing.stop({ commandId, person, run: runIdAt(path), reason });
    return { isStopped: true };
  }

  @Post('runs/:issuer/:date/mailing/start')
  @Allowed('mailing.stop-run')
  @Command(Mailing, { summary: "Let the run's documents go on" })
  async startMailingOfRun(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: MailingReason }) { reason }: Reason,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ) {
    await this.mailing.start({ commandId, person, run: runIdAt(path), reason });
    return { isStopped: false };
  }
}
