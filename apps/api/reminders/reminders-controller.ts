import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { asDownload } from '#apps/api/http/download';
import { IF_MATCH_HEADER, SeenVersion } from '#apps/api/http/entity-tag';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import {
  ApproveRemindersBody,
  BatchPath,
  LetterPath,
  LetterQuery,
  PolicyBody,
  ProposeBody,
  RejectRemindersBody,
  ReminderBatchNamed,
  ReminderPolicySet,
  Reminders,
  RemindersQuery,
} from '#apps/api/reminders/reminder-schemas';
import { remindersOut } from '#apps/api/reminders/reminder-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ReadReminderLetter } from '#use-cases/reminders/read-reminder-letter';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';

type Batch = z.output<typeof BatchPath>;

/** Reminders of an issuer: for which programmes, what is due, and two people before anything is sent. */
@ApiTags('reminders')
@Controller('reminders')
export class RemindersController {
  constructor(
    private readonly reminders: ShowReminders,
    private readonly policy: SetReminderPolicy,
    private readonly proposal: ProposeReminders,
    private readonly decision: DecideReminders,
    private readonly letter: ReadReminderLetter,
  ) {}

  @Get()
  @Allowed('reminders.read')
  @Answers(Reminders, { summary: 'For which programmes there are reminders, what is due for one, what waits and what was decided' })
  async getReminders(
    @Query({ schema: RemindersQuery }) query: z.output<typeof RemindersQuery>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof Reminders>> {
    return remindersOut(await this.reminders.execute(query.issuer, person));
  }

  @Post('policies')
  @Allowed('reminders.propose')
  @Command(ReminderPolicySet, { summary: 'Say whether a programme has reminders' })
  @ApiHeader(IF_MATCH_HEADER)
  async setReminderPolicy(
    @Body({ schema: PolicyBody }) body: z.output<typeof PolicyBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
    @SeenVersion() seen: string,
  ): Promise<z.input<typeof ReminderPolicySet>> {
    await this.policy.execute({ commandId, person, seen, ...body });
    return { programme: body.programme, isOn: body.isOn };
  }

  @Post()
  @Allowed('reminders.propose')
  @Command(ReminderBatchNamed, { summary: 'Propose to remind of everything that is due for it' })
  async proposeReminders(
    @Body({ schema: ProposeBody }) body: z.output<typeof ProposeBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderBatchNamed>> {
    return { batch: await this.proposal.execute({ commandId, person, issuer: body.issuer }) };
  }

  @Get(':batch/letters/:payer')
  @Allowed('reminders.read-letter')
  @AnswersFile('application/pdf', { summary: 'The letter to one payer, as it is sent' })
  async readReminderLetter(
    @Param({ schema: LetterPath }) of: z.output<typeof LetterPath>,
    @Query({ schema: LetterQuery }) { currency }: z.output<typeof LetterQuery>,
  ): Promise<StreamableFile> {
    const { bytes } = await this.letter.execute({ ...of, ...(currency === undefined ? {} : { currency }) });
    return asDownload(bytes, { name: `${of.batch}-${of.payer}.pdf`, type: 'application/pdf' });
  }

  @Post(':batch/approve')
  @Allowed('reminders.decide')
  @Command(ReminderBatchNamed, { summary: 'Approve the reminders whose digest one has seen: they are sent at once' })
  async approveReminders(
    @Param({ schema: BatchPath }) { batch }: Batch,
    @Body({ schema: ApproveRemindersBody }) body: z.output<typeof ApproveRemindersBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderBatchNamed>> {
    await this.decision.approve({ commandId, person, batch, digest: body.digest });
    return { batch };
  }

  @Post(':batch/reject')
  @Allowed('reminders.decide')
  @Command(ReminderBatchNamed, { summary: 'Reject them with a reason: nothing is sent' })
  async rejectReminders(
    @Param({ schema: BatchPath }) { batch }: Batch,
    @Body({ schema: RejectRemindersBody }) body: z.output<typeof RejectRemindersBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderBatchNamed>> {
    await this.decision.reject({ commandId, person, batch, reason: body.reason });
    return { batch };
  }
}
