import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { TakenFile, TakesFile, type UploadedFile } from '#apps/api/http/uploads';
import {
  BalanceList,
  BalancesQuery,
  BankFileList,
  BankFileReport,
  ConfirmBody,
  EntryPath,
  IssuerQuery,
  OpenItemList,
  OpenItemsQuery,
  Posted,
  PostingPath,
  ReasonBody,
  SetAside,
  WaitingPayments,
  WaitingQuery,
} from '#apps/api/payments/payment-schemas';
import { balanceList, bankFileList, openItemList, waitingPayments } from '#apps/api/payments/payment-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toWire } from '#apps/api/wire/amount';
import { toPageRequest } from '#apps/api/wire/page-request';
import { parseAmount } from '#domain/money/money';
import { BrowsePayments } from '#use-cases/payments/browse-payments';
import { DecidePayment } from '#use-cases/payments/decide-payment';
import { ImportBankFile } from '#use-cases/payments/import-bank-file';

/** What banks told of an issuer's account, and what people decide on it. */
@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly payments: BrowsePayments,
    private readonly importer: ImportBankFile,
    private readonly decide: DecidePayment,
  ) {}

  @Get('files')
  @Allowed('payments.read')
  @Answers(BankFileList, { summary: 'Bank files that were taken in, the newest first' })
  async listBankFiles(@Query({ schema: IssuerQuery }) query: z.output<typeof IssuerQuery>): Promise<z.input<typeof BankFileList>> {
    return bankFileList(await this.payments.files(query.issuer));
  }

  @Post('files')
  @Allowed('payments.import')
  @TakesFile()
  @Command(BankFileReport, { summary: 'Take in a bank file: every entry once, however often it comes' })
  async importBankFile(
    @Query({ schema: IssuerQuery }) { issuer }: z.output<typeof IssuerQuery>,
    @TakenFile() { name, bytes }: UploadedFile,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof BankFileReport>> {
    const { amountOre, ...report } = await this.importer.execute({ commandId, person, issuer, name, bytes });
    return { ...report, amount: toWire(amountOre) };
  }

  @Get('waiting')
  @Allowed('payments.read')
  @Answers(WaitingPayments, { summary: 'Payments that no reference decides, the oldest first, with the documents they may be for' })
  async listWaitingPayments(@Query({ schema: WaitingQuery }) query: z.output<typeof WaitingQuery>): Promise<z.input<typeof WaitingPayments>> {
    const { issuer, search } = query;
    return waitingPayments(await this.payments.waiting({ issuer, search }, toPageRequest(query)));
  }

  @Get('balances')
  @Allowed('payments.read')
  @Answers(BalanceList, { summary: 'What each payer owes: invoiced + charged + credited − paid' })
  async listBalances(@Query({ schema: BalancesQuery }) query: z.output<typeof BalancesQuery>): Promise<z.input<typeof BalanceList>> {
    const { issuer, search, openOnly } = query;
    return balanceList(await this.payments.balances({ issuer, search, openOnly: openOnly === 'true' }, toPageRequest(query)));
  }

  @Get('open-items')
  @Allowed('payments.read')
  @Answers(OpenItemList, { summary: 'Documents of which something is left' })
  async listOpenItems(@Query({ schema: OpenItemsQuery }) query: z.output<typeof OpenItemsQuery>): Promise<z.input<typeof OpenItemList>> {
    const { issuer, payer, search, overdueOnly } = query;
    const of = { issuer, payer: payer ?? null, search, overdueOnly: overdueOnly === 'true' };
    return openItemList(await this.payments.openItems(of, toPageRequest(query)));
  }

  @Post('entries/:entry/confirm')
  @Allowed('payments.decide')
  @Command(Posted, { summary: 'Post what is left of a bank entry, or part of it, on a document' })
  async confirmPayment(
    @Param({ schema: EntryPath }) { entry }: z.output<typeof EntryPath>,
    @Body({ schema: ConfirmBody }) body: z.output<typeof ConfirmBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Posted>> {
    const { document, amount, reason } = body;
    const amountOre = amount === null ? null : parseAmount(amount);
    return { posting: await this.decide.confirm({ commandId, person, bankEntry: entry, document, amountOre, reason }) };
  }

  @Post('entries/:entry/set-aside')
  @Allowed('payments.decide')
  @Command(SetAside, { summary: 'Say that what is left of a bank entry pays no document' })
  async setPaymentAside(
    @Param({ schema: EntryPath }) { entry }: z.output<typeof EntryPath>,
    @Body({ schema: ReasonBody }) body: z.output<typeof ReasonBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof SetAside>> {
    await this.decide.setAside({ commandId, person, bankEntry: entry, reason: body.reason });
    return { entry };
  }

  @Post('entries/:entry/postings/:position/take-back')
  @Allowed('payments.decide')
  @Command(Posted, { summary: 'Take a posting back by another one: the money waits again' })
  async takePostingBack(
    @Param({ schema: PostingPath }) path: z.output<typeof PostingPath>,
    @Body({ schema: ReasonBody }) body: z.output<typeof ReasonBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ): Promise<z.input<typeof Posted>> {
    const posting = `${path.entry}/${path.position}`;
    return { posting: await this.decide.takeBack({ commandId, person, posting, reason: body.reason }) };
  }
}
