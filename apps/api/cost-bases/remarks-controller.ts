import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AnswerRemarkBody,
  ConfirmPromiseBody,
  FollowUpPath,
  PromiseBody,
  PromiseRecorded,
  Recorded,
  RemarkBody,
  RemarkPath,
  RemarkRecorded,
  Remarks,
} from '#apps/api/cost-bases/committee-schemas';
import { remarksOf } from '#apps/api/cost-bases/committee-wire';
import { BasisPath, VersionPath } from '#apps/api/cost-bases/cost-basis-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { Clock } from '#use-cases/clock';
import { KeepPromises } from '#use-cases/cost-basis/keep-promises';
import { RecordRemark } from '#use-cases/cost-basis/record-remark';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';

/** What the committee says of a cost basis, what is answered, and what is promised. */
@ApiTags('cost-bases')
@Controller('cost-bases/:basis')
export class RemarksController {
  constructor(
    private readonly costBasis: ShowCostBasis,
    private readonly remarks: RecordRemark,
    private readonly promises: KeepPromises,
    private readonly clock: Clock,
  ) {}

  @Get('remarks')
  @Allowed('cost-bases.read')
  @Answers(Remarks, { summary: 'Remarks with their answers, and follow-up items with whether they are met' })
  async listRemarks(
    @Param({ schema: BasisPath }) path: z.output<typeof BasisPath>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof Remarks>> {
    const view = await this.costBasis.show(path.basis, this.clock.today('NO'));
    const mayAnswer = await this.costBasis.may(person, 'cost-bases.answer');
    return remarksOf(view, { mayAnswer, mayConfirm: await this.costBasis.may(person, 'cost-bases.keep-minutes') });
  }

  @Post('versions/:number/remarks')
  @Allowed('cost-bases.remark')
  @Command(RemarkRecorded, { summary: 'A remark on a version that takes them' })
  async recordRemark(
    @Param({ schema: VersionPath }) path: z.output<typeof VersionPath>,
    @Body({ schema: RemarkBody }) body: z.output<typeof RemarkBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof RemarkRecorded>> {
    return { remark: await this.remarks.remark({ commandId, person, ...path, ...body }) };
  }

  @Post('remarks/:remark/answers')
  @Allowed('cost-bases.answer')
  @Command(Recorded, { summary: 'Answer a remark' })
  async answerRemark(
    @Param({ schema: RemarkPath }) path: z.output<typeof RemarkPath>,
    @Body({ schema: AnswerRemarkBody }) body: z.output<typeof AnswerRemarkBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Recorded>> {
    await this.remarks.answer({ commandId, person, ...path, ...body });
    return { done: true };
  }

  @Post('remarks/:remark/follow-ups')
  @Allowed('cost-bases.answer')
  @Command(PromiseRecorded, { summary: 'Promise something on a remark, with who does it and by which meeting' })
  async promiseFollowUp(
    @Param({ schema: RemarkPath }) path: z.output<typeof RemarkPath>,
    @Body({ schema: PromiseBody }) body: z.output<typeof PromiseBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof PromiseRecorded>> {
    return { followUp: await this.promises.promise({ commandId, person, ...path, ...body }) };
  }

  @Post('follow-ups/:followUp/confirm')
  @Allowed('cost-bases.keep-minutes')
  @Command(Recorded, { summary: 'A person’s word that a promise was kept which no figure can show' })
  async confirmFollowUp(
    @Param({ schema: FollowUpPath }) path: z.output<typeof FollowUpPath>,
    @Body({ schema: ConfirmPromiseBody }) body: z.output<typeof ConfirmPromiseBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Recorded>> {
    await this.promises.confirm({ commandId, person, followUp: path.followUp, note: body.note, on: null });
    return { done: true };
  }
}
