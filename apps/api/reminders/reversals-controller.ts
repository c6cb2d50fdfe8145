import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { BatchPath } from '#apps/api/reminders/reminder-schemas';
import {
  ChargedLetters,
  ChargedLettersQuery,
  RejectReversalBody,
  ReversalBody,
  ReversalNamed,
  ReversalPath,
} from '#apps/api/reminders/reversal-schemas';
import { chargedLetters } from '#apps/api/reminders/reversal-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toPageRequest } from '#apps/api/wire/page-request';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ListChargedLetters } from '#use-cases/reminders/list-charged-letters';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';

type Reversal = z.output<typeof ReversalPath>;

/** What letters of reminders charged, and taking it back: one person proposes it with a reason, another decides. */
@ApiTags('reminders')
@Controller('reminders')
export class ReversalsController {
  constructor(
    private readonly letters: ListChargedLetters,
    private readonly proposal: ProposeReversal,
    private readonly decision: DecideReversal,
  ) {}

  @Get('charges')
  @Allowed('reminders.read')
  @Answers(ChargedLetters, { summary: 'What letters charged, those first whose charges somebody proposed to take back' })
  async listChargedLetters(
    @Query({ schema: ChargedLettersQuery }) query: z.output<typeof ChargedLettersQuery>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof ChargedLetters>> {
    const { issuer, search } = query;
    return chargedLetters(await this.letters.execute({ issuer, search }, toPageRequest(query), person));
  }

  @Post(':batch/reversals')
  @Allowed('reminders.propose')
  @Command(ReversalNamed, { summary: 'Propose to take back all that a letter charged' })
  async proposeReversal(
    @Param({ schema: BatchPath }) { batch }: z.output<typeof BatchPath>,
    @Body({ schema: ReversalBody }) body: z.output<typeof ReversalBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReversalNamed>> {
    return { reversal: await this.proposal.execute({ commandId, person, batch, ...body }) };
  }

  @Post('reversals/:reversal/approve')
  @Allowed('reminders.decide')
  @Command(ReversalNamed, { summary: 'Take the charges back: it is posted at once' })
  async approveReversal(
    @Param({ schema: ReversalPath }) { reversal }: Reversal,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReversalNamed>> {
    await this.decision.approve({ commandId, person, reversal });
    return { reversal };
  }

  @Post('reversals/:reversal/reject')
  @Allowed('reminders.decide')
  @Command(ReversalNamed, { summary: 'Leave the charges as they are, with a reason' })
  async rejectReversal(
    @Param({ schema: ReversalPath }) { reversal }: Reversal,
    @Body({ schema: RejectReversalBody }) body: z.output<typeof RejectReversalBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReversalNamed>> {
    await this.decision.reject({ commandId, person, reversal, reason: body.reason });
    return { reversal };
  }
}
