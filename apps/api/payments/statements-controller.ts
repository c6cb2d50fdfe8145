import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { StatementExportQuery, StatementPdfQuery, StatementQuery, Statements } from '#apps/api/payments/statement-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toWire } from '#apps/api/wire/amount';
import { AccountStatements } from '#use-cases/payments/account-statements';

const PayerPath = z.object({ code: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/) });
type Path = z.output<typeof PayerPath>;

/** A payer's account: for the desks, the auditor, and the payer itself. */
@ApiTags('payments')
@Controller('payers/:code/statement')
export class StatementsController {
  constructor(private readonly statements: AccountStatements) {}

  @Get()
  @Allowed('statements.read')
  @Answers(Statements, { summary: 'What a payer was billed, charged, credited and paid in a period' })
  async getStatement(
    @Param({ schema: PayerPath }) { code }: Path,
    @Query({ schema: StatementQuery }) query: z.output<typeof StatementQuery>,
    @ActingPerson() person: string,
  ): Promise<z.input<typeof Statements>> {
    const found = await this.statements.execute({ payer: code, person, ...query });
    return {
      payer: code,
      statements: found.map(({ issuer, issuerName, currency, openingOre, closingOre, lines }) => ({
        ...{ issuer, issuerName, currency, opening: toWire(openingOre), closing: toWire(closingOre) },
        lines: lines.map(({ amountOre, balanceOre, ...line }) => ({ ...line, amount: toWire(amountOre), balance: toWire(balanceOre) })),
      })),
    };
  }

  @Get('pdf')
  @Allowed('statements.read')
  @AnswersFile('application/pdf', { summary: 'The account at one issuer as a letter' })
  async printStatement(
    @Param({ schema: PayerPath }) { code }: Path,
    @Query({ schema: StatementPdfQuery }) query: z.output<typeof StatementPdfQuery>,
    @ActingPerson() person: string,
  ): Promise<StreamableFile> {
    const { language, ...of } = query;
    const bytes = await this.statements.print({ payer: code, person, ...of }, language);
    return asDownload(bytes, { name: `${code}-${of.issuer}-${of.from}-${of.until}.pdf`, type: 'application/pdf' });
  }

  @Get('export')
  @Allowed('statements.read')
  @AnswersFile('application/octet-stream', { summary: 'The same as a file for a spreadsheet' })
  async exportStatement(
    @Param({ schema: PayerPath }) { code }: Path,
    @Query({ schema: StatementExportQuery }) query: z.output<typeof StatementExportQuery>,
    @ActingPerson() person: string,
  ): Promise<StreamableFile> {
    const { from, until, ...as } = query;
    const file = await this.statements.export({ payer: code, person, from, until }, as);
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }
}
