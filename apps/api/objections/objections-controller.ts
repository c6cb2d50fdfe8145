import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DocumentPath } from '#apps/api/documents/document-schemas';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { AnswerBody, ObjectionAnswered, ObjectionBody, ObjectionFiled, ObjectionPath, Objections } from '#apps/api/objections/objection-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { AnswerObjection } from '#use-cases/objections/answer-objection';
import { FileObjection } from '#use-cases/objections/file-objection';
import { ListObjections } from '#use-cases/objections/list-objections';

type Path = z.output<typeof DocumentPath>;

/** A payer's objections to a document, and the issuer's answers. */
@ApiTags('objections')
@Controller('documents/:number/objections')
export class ObjectionsController {
  constructor(
    private readonly objections: ListObjections,
    private readonly file: FileObjection,
    private readonly answer: AnswerObjection,
  ) {}

  @Get()
  @Allowed('objections.read')
  @Answers(Objections, { summary: 'Objections to a document with their answers, and what the one who asks may do' })
  async listObjections(@Param({ schema: DocumentPath }) path: Path, @ActingPerson() person: string): Promise<z.input<typeof Objections>> {
    const { items, ...rest } = await this.objections.ofDocument(path.number, person);
    return {
      ...rest,
      items: items.map(({ id, position, text, personLabel, filedAt, answerDueOn, answer }) => ({
        ...{ id, position, text, filedBy: personLabel, filedAt, answerDueOn },
        answer: answer && { outcome: answer.outcome, reason: answer.reason, answeredBy: answer.answeredByLabel, answeredAt: answer.answeredAt },
      })),
    };
  }

  @Post()
  @Allowed('objections.file')
  @Command(ObjectionFiled, { summary: 'Object to a document of one’s own organisation' })
  async fileObjection(
    @Param({ schema: DocumentPath }) path: Path,
    @Body({ schema: ObjectionBody }) body: z.output<typeof ObjectionBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ObjectionFiled>> {
    const id = await this.file.execute({ commandId, person, number: path.number, text: body.text });
    return { objection: id, answerDueOn: await this.objections.dueDateOf(id) };
  }

  @Post(':position/answer')
  @Allowed('objections.answer')
  @Command(ObjectionAnswered, { summary: 'Answer an objection' })
  async answerObjection(
    @Param({ schema: ObjectionPath }) path: z.output<typeof ObjectionPath>,
    @Body({ schema: AnswerBody }) body: z.output<typeof AnswerBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ObjectionAnswered>> {
    await this.answer.execute({ commandId, person, objection: `${path.number}/${path.position}`, ...body, credit: null });
    return { outcome: body.outcome };
  }
}
