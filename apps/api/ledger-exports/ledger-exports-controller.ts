import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { asDownload } from '#apps/api/http/download';
import { agreementOut, exportOut, stepsOut } from '#apps/api/ledger-exports/hand-over-out';
import { LedgerHandOver, ReceiptBody } from '#apps/api/ledger-exports/ledger-export-schemas';
import { RunPath, runIdAt } from '#apps/api/runs/run-path';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { Allowed } from '#apps/api/sign-in/allowed';
import { parseAmount } from '#domain/money/money';
import { HandOverLedger, type LedgerHandOver as HandOver } from '#use-cases/ledger/hand-over-ledger';

type Path = z.output<typeof RunPath>;

/** A run's postings to the issuer's finance system: file, receipt, sign-off. Each done again finds what was done, so that none needs an id of its own. */
@ApiTags('ledger-exports')
@Controller('runs/:issuer/:date/ledger')
export class LedgerExportsController {
  constructor(private readonly ledger: HandOverLedger) {}

  @Get()
  @Allowed('ledger.read')
  @Answers(LedgerHandOver, { summary: 'How far the hand-over of the ledger has come' })
  async getLedgerHandOver(@Param({ schema: RunPath }) path: Path): Promise<z.input<typeof LedgerHandOver>> {
    return toAnswer(await this.ledger.show(runIdAt(path)));
  }

  @Get('file')
  @Allowed('ledger.read')
  @AnswersFile('text/csv', { summary: 'The postings as they were exported' })
  async getLedgerFile(@Param({ schema: RunPath }) path: Path): Promise<StreamableFile> {
    const bytes = await this.ledger.file(runIdAt(path));
    return asDownload(bytes, { name: `${path.issuer}-${path.date}-ledger.csv`, type: 'text/csv; charset=utf-8' });
  }

  @Post('export')
  @Allowed('ledger.hand-over')
  @Command(LedgerHandOver, { summary: 'Make the file for the finance system, and put on record that it was made' })
  async exportLedger(
    @Param({ schema: RunPath }) path: Path,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof LedgerHandOver>> {
    const run = runIdAt(path);
    await this.ledger.export({ commandId, run, person });
    return toAnswer(await this.ledger.show(run));
  }

  @Post('receipt')
  @Allowed('ledger.hand-over')
  @Command(LedgerHandOver, { summary: 'Record what the finance system says it booked' })
  async acknowledgeLedger(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: ReceiptBody }) body: z.output<typeof ReceiptBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof LedgerHandOver>> {
    const run = runIdAt(path);
    const { debit, ...said } = body;
    await this.ledger.acknowledge({ commandId, run, person, ...said, debitOre: parseAmount(debit) });
    return toAnswer(await this.ledger.show(run));
  }

  @Post('sign-off')
  @Allowed('ledger.hand-over')
  @Command(LedgerHandOver, { summary: 'Sign that run, documents, ledger and export agree' })
  async signOffRun(
    @Param({ schema: RunPath }) path: Path,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof LedgerHandOver>> {
    const run = runIdAt(path);
    await this.ledger.signOff({ commandId, run, person });
    return toAnswer(await this.ledger.show(run));
  }
}

function toAnswer({ isIssued, isCompleted, agreement, export: made, ...rest }: HandOver): z.input<typeof LedgerHandOver> {
  return { isIssued, isCompleted, agreement: agreementOut(agreement), export: made && exportOut(made), ...stepsOut(rest) };
}
