import { Body, Controller, Get, Header, Param, Post, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Command } from '#apps/api/http/command';
import { IdempotencyKey } from '#apps/api/http/idempotency-key';
import { ApproveBody, NewState, ReasonBody, Run, RunList, RunListQuery, RunProgress } from '#apps/api/runs/run-schemas';
import { RunPath, runIdAt, runKeyAt } from '#apps/api/runs/run-path';
import { runItem, runSheet } from '#apps/api/runs/run-wire';
import { watchProgress } from '#apps/api/runs/watch-progress';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import type { RunKey } from '#contracts/invoice-run-process';
import { BillingProcess } from '#temporal/billing-process';
import { ListRuns } from '#use-cases/list-runs';
import { ViewRun } from '#use-cases/view-run';

type Path = z.output<typeof RunPath>;

@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: ListRuns,
    private readonly run: ViewRun,
    private readonly process: BillingProcess,
  ) {}

  @Get()
  @Allowed('runs.read')
  @Answers(RunList, { summary: 'Invoice runs' })
  async listRuns(@Query({ schema: RunListQuery }) query: z.output<typeof RunListQuery>): Promise<z.input<typeof RunList>> {
    const page = await this.runs.execute({ states: query.state, issuer: query.issuer, year: query.year }, toPageRequest(query));
    const { total, counts, issuers, years } = page;
    return { items: page.items.map(runItem), nextCursor: toCursor(page.last), total, counts, issuers: [...issuers], years: [...years] };
  }

  @Get(':issuer/:date')
  @Allowed('runs.read')
  @Answers(Run, { summary: 'One run: what it holds, what was decided, and what may be done' })
  async getRun(@Param({ schema: RunPath }) path: Path, @ActingPerson() person: string): Promise<z.input<typeof Run>> {
    return runSheet(await this.run.execute(runIdAt(path), person));
  }

  @Get(':issuer/:date/progress')
  @Allowed('runs.read', { isBackground: true })
  @Header('Cache-Control', 'no-store')
  @Answers(RunProgress, { summary: 'How far the run has come' })
  async getRunProgress(@Param({ schema: RunPath }) path: Path): Promise<z.input<typeof RunProgress>> {
    return await this.run.progress(runIdAt(path));
  }

  /** Server-sent events: the progress whenever it has changed, until the run is at rest. */
  @Sse(':issuer/:date/events')
  @Allowed('runs.read', { isBackground: true })
  watchRun(@Param({ schema: RunPath }) path: Path): Observable<MessageEvent> {
    return watchProgress(() => this.run.progress(runIdAt(path)));
  }

  @Post(':issuer/:date/submit')
  @Allowed('runs.submit')
  @Command(NewState, { summary: 'Hand a draft to the approver' })
  async submitRun(@Param({ schema: RunPath }) path: Path, @ActingPerson() person: string, @IdempotencyKey() commandId: string) {
    return { state: await this.process.command(await this.seen(path), 'submit', { commandId, person }) };
  }

  @Post(':issuer/:date/approve')
  @Allowed('runs.approve')
  @Command(NewState, { summary: 'Approve the content whose digest one has seen' })
  async approveRun(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: ApproveBody }) body: z.output<typeof ApproveBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ) {
    return { state: await this.process.command(await this.seen(path), 'approve', { commandId, person, digest: body.digest }) };
  }

  @Post(':issuer/:date/reject')
  @Allowed('runs.reject')
  @Command(NewState, { summary: 'Send it back with a reason' })
  async rejectRun(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: ReasonBody }) body: z.output<typeof ReasonBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ) {
    return { state: await this.process.command(await this.seen(path), 'reject', { commandId, person, reason: body.reason }) };
  }

  @Post(':issuer/:date/cancel')
  @Allowed('runs.cancel')
  @Command(NewState, { summary: 'Give it up before it is issued' })
  async cancelRun(
    @Param({ schema: RunPath }) path: Path,
    @Body({ schema: ReasonBody }) body: z.output<typeof ReasonBody>,
    @ActingPerson() person: string,
    @IdempotencyKey() commandId: string,
  ) {
    return { state: await this.process.command(await this.seen(path), 'cancel', { commandId, person, reason: body.reason }) };
  }

  @Post(':issuer/:date/prepare-again')
  @Allowed('runs.prepare-again')
  @Command(NewState, { summary: 'Calculate a rejected run anew' })
  async prepareRunAgain(@Param({ schema: RunPath }) path: Path, @ActingPerson() person: string, @IdempotencyKey() commandId: string) {
    return { state: await this.process.command(await this.seen(path), 'prepareAgain', { commandId, person }) };
  }

  /** The procedure sees every run: what the person may not see is unknown to them before it is asked. */
  private async seen(path: Path): Promise<RunKey> {
    await this.run.mustSee(runIdAt(path));
    return runKeyAt(path);
  }
}
