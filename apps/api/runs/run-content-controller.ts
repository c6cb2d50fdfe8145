import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import {
  RunEffects,
  RunExportQuery,
  RunFailureList,
  RunFailuresQuery,
  RunPayerList,
  RunPayersQuery,
  RunReconciliation,
} from '#apps/api/runs/run-content-schemas';
import { runEffects, runPayerList, runReconciliation } from '#apps/api/runs/run-content-wire';
import { RunPath, runIdAt } from '#apps/api/runs/run-path';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { ExportComparison } from '#use-cases/export-comparison';
import { ExportRunLines } from '#use-cases/export-run-lines';
import { ListRunPayers } from '#use-cases/list-run-payers';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { ViewRun } from '#use-cases/view-run';

type Path = z.output<typeof RunPath>;

/** What a run holds, beyond its sheet: payers, effects, failures, reconciliation, and files. */
@ApiTags('runs')
@Controller('runs/:issuer/:date')
export class RunContentController {
  constructor(
    private readonly payers: ListRunPayers,
    private readonly reconciliation: ReconcileRun,
    private readonly run: ViewRun,
    private readonly comparison: ExportComparison,
    private readonly lines: ExportRunLines,
  ) {}

  @Get('payers')
  @Allowed('runs.read')
  @Answers(RunPayerList, { summary: "A run's payers beside last year, with what each change is made of" })
  async listRunPayers(
    @Param({ schema: RunPath }) path: Path,
    @Query({ schema: RunPayersQuery }) query: z.output<typeof RunPayersQuery>,
  ): Promise<z.input<typeof RunPayerList>> {
    const { search, standsOut, effect } = query;
    return runPayerList(await this.payers.execute({ run: runIdAt(path), search, standsOut, effect }, toPageRequest(query)));
  }

  @Get('effects')
  @Allowed('runs.read')
  @Answers(RunEffects, { summary: 'The whole run beside last year, and what the change is made of' })
  async getRunEffects(@Param({ schema: RunPath }) path: Path): Promise<z.input<typeof RunEffects>> {
    return runEffects(await this.payers.totals(runIdAt(path)));
  }

  @Get('failures')
  @Allowed('runs.read')
  @Answers(RunFailureList, { summary: 'Documents that no mail server has accepted and that nobody is sending' })
  async listRunFailures(
    @Param({ schema: RunPath }) path: Path,
    @Query({ schema: RunFailuresQuery }) query: z.output<typeof RunFailuresQuery>,
  ): Promise<z.input<typeof RunFailureList>> {
    const page = await this.payers.failures(runIdAt(path), toPageRequest({ ...query, sort: 'number' as const }));
    return { items: [...page.items], nextCursor: toCursor(page.last), total: page.total };
  }

  @Get('reconciliation')
  @Allowed('runs.read')
  @Answers(RunReconciliation, { summary: 'The run held against its documents, ledger and mails' })
  async getRunReconciliation(@Param({ schema: RunPath }) path: Path): Promise<z.input<typeof RunReconciliation>> {
    return runReconciliation(await this.reconciliation.checks(runIdAt(path)));
  }

  @Get('history')
  @Allowed('runs.read')
  @AnswersFile('application/json', { summary: 'What was decided, by whom, when and why, as the record has it' })
  async getRunHistory(@Param({ schema: RunPath }) path: Path): Promise<StreamableFile> {
    const { run, decisions } = await this.run.history(runIdAt(path));
    const text = JSON.stringify({ run: run.id, state: run.state, revision: run.revision, digest: run.digest, decisions }, null, 2);
    return asDownload(Buffer.from(`${text}\n`), { name: `${fileName(path)}-history.json`, type: 'application/json' });
  }

  @Get('export')
  @Allowed('runs.read')
  @AnswersFile('application/octet-stream', { summary: 'The run as a file for a spreadsheet: a row a payer, or every line' })
  async exportRun(
    @Param({ schema: RunPath }) path: Path,
    @Query({ schema: RunExportQuery }) query: z.output<typeof RunExportQuery>,
  ): Promise<StreamableFile> {
    const { content, search, standsOut, effect, ...as } = query;
    const run = runIdAt(path);
    const file = content === 'lines' ? await this.lines.execute(run, as) : await this.comparison.execute({ run, search, standsOut, effect }, as);
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }
}

function fileName(path: Path): string {
  return `${path.issuer}-${path.date}`;
}
