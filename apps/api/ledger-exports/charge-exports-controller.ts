import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { asDownload } from '#apps/api/http/download';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { ChargeFilePath, ExportChargesBody, IssuerPath, ReminderCharges } from '#apps/api/ledger-exports/charge-export-schemas';
import { agreementOut, exportOut, stepsOut } from '#apps/api/ledger-exports/hand-over-out';
import { ReceiptBody } from '#apps/api/ledger-exports/ledger-export-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toWire } from '#apps/api/wire/amount';
import { parseAmount } from '#domain/money/money';
import { HandOverCharges } from '#use-cases/ledger/hand-over-charges';

type Issuer = z.output<typeof IssuerPath>;
type File = z.output<typeof ChargeFilePath>;

/** What reminders charge on its way to the issuer's finance system: file, receipt, sign-off, as of a run. Each command answers with where everything stands. */
@ApiTags('ledger-exports')
@Controller('reminder-charges/:issuer')
export class ChargeExportsController {
  constructor(private readonly charges: HandOverCharges) {}

  @Get()
  @Allowed('ledger.read')
  @Answers(ReminderCharges, { summary: 'What is in no file yet, and how far each file has come' })
  async getReminderCharges(
    @Param({ schema: IssuerPath }) { issuer }: Issuer,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof ReminderCharges>> {
    return await this.shown(issuer, person);
  }

  @Post()
  @Allowed('ledger.hand-over')
  @Command(ReminderCharges, { summary: 'Make the next file: of all that is in none' })
  async exportCharges(
    @Param({ schema: IssuerPath }) { issuer }: Issuer,
    @Body({ schema: ExportChargesBody }) body: z.output<typeof ExportChargesBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderCharges>> {
    await this.charges.export({ commandId, issuer, person, ...body });
    return await this.shown(issuer, person);
  }

  @Get(':number/file')
  @Allowed('ledger.read')
  @AnswersFile('text/csv', { summary: 'The postings as they were exported' })
  async getChargeFile(@Param({ schema: ChargeFilePath }) file: File): Promise<StreamableFile> {
    const { bytes } = await this.charges.file(file);
    return asDownload(bytes, { name: `${file.issuer}-charges-${file.number}.csv`, type: 'text/csv; charset=utf-8' });
  }

  @Post(':number/receipt')
  @Allowed('ledger.hand-over')
  @Command(ReminderCharges, { summary: 'Record what the finance system says it booked' })
  async acknowledgeCharges(
    @Param({ schema: ChargeFilePath }) file: File,
    @Body({ schema: ReceiptBody }) { debit, ...body }: z.output<typeof ReceiptBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderCharges>> {
    await this.charges.acknowledge({ commandId, person, ...file, ...body, debitOre: parseAmount(debit) });
    return await this.shown(file.issuer, person);
  }

  @Post(':number/sign-off')
  @Allowed('ledger.hand-over')
  @Command(ReminderCharges, { summary: 'Sign that charges, ledger and export agree' })
  async signOffCharges(
    @Param({ schema: ChargeFilePath }) file: File,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof ReminderCharges>> {
    await this.charges.signOff({ commandId, person, ...file });
    return await this.shown(file.issuer, person);
  }

  private async shown(issuer: string, person: string): Promise<z.input<typeof ReminderCharges>> {
    const { outside, files } = await this.charges.show(issuer, person);
    return {
      outside: outside.map(({ owedOre, ...sums }) => ({ ...sums, owed: toWire(owedOre) })),
      files: files.map(({ number, currency, untilOn, outside: missing, agreement, export: made, ...rest }) => ({
        ...{ number, currency, untilOn, outside: missing, agreement: agreementOut(agreement), export: exportOut(made) },
        ...stepsOut(rest),
      })),
    };
  }
}
