import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { BridgeAnswer, BridgeQuery, Comparison, ComparisonQuery, FigureFileQuery, ReportQuery, UnitCosts } from '#apps/api/cost-bases/bridge-schemas';
import { bridgeAnswer, unitCosts } from '#apps/api/cost-bases/bridge-wire';
import { Consequence, ConsequenceQuery } from '#apps/api/cost-bases/consequence-schemas';
import { consequencePage } from '#apps/api/cost-bases/consequence-wire';
import { CostBases, VersionPath } from '#apps/api/cost-bases/cost-basis-schemas';
import { Version } from '#apps/api/cost-bases/version-schemas';
import { costBases, versionSheet } from '#apps/api/cost-bases/version-wire';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toCursor, toPageRequest } from '#apps/api/wire/page-request';
import { Clock } from '#use-cases/clock';
import { BrowseCostBases } from '#use-cases/cost-basis/browse-cost-bases';
import { ExportFigures } from '#use-cases/cost-basis/export-figures';
import { ListConsequence } from '#use-cases/cost-basis/list-consequence';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { ViewVersion } from '#use-cases/cost-basis/view-version';
import { WeighVersions } from '#use-cases/cost-basis/weigh-versions';

type Path = z.output<typeof VersionPath>;

/** The Norwegian cost basis as the committee reads it. */
@ApiTags('cost-bases')
@Controller('cost-bases')
export class CostBasesController {
  constructor(
    private readonly bases: BrowseCostBases,
    private readonly versions: ViewVersion,
    private readonly weigh: WeighVersions,
    private readonly consequence: ListConsequence,
    private readonly figures: ExportFigures,
    private readonly reports: PrintReport,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('cost-bases.read')
  @Answers(CostBases, { summary: 'Every cost basis with its versions and their way' })
  async listCostBases(@ActingPerson() person: string): Promise<z.input<typeof CostBases>> {
    return costBases(await this.bases.execute(person));
  }

  @Get(':basis/versions/:number')
  @Allowed('cost-bases.read')
  @Answers(Version, { summary: 'A version: services, components, every figure with standing and source, sums, what is missing, what may be done' })
  async getCostBasisVersion(@Param({ schema: VersionPath }) path: Path, @ActingPerson() person: string): Promise<z.input<typeof Version>> {
    return versionSheet(await this.versions.execute(path, person));
  }

  @Get(':basis/versions/:number/bridge')
  @Allowed('cost-bases.read')
  @Answers(BridgeAnswer, { summary: 'From any column of this version to any of this or another one, over all, a service or a sector' })
  async getCostBridge(
    @Param({ schema: VersionPath }) path: Path,
    @Query({ schema: BridgeQuery }) query: z.output<typeof BridgeQuery>,
  ): Promise<z.input<typeof BridgeAnswer>> {
    const { from, to, toVersion, service, sector } = query;
    const end = { basis: path.basis, number: toVersion ?? path.number };
    const view = await this.weigh.bridge({ from: { ...path, column: from }, to: { ...end, column: to }, service, sector });
    return bridgeAnswer(view, { from, to });
  }

  @Get(':basis/versions/:number/unit-costs')
  @Allowed('cost-bases.read')
  @Answers(UnitCosts, { summary: 'What one unit of each service costs over time, and what its change is made of' })
  async getUnitCosts(@Param({ schema: VersionPath }) path: Path): Promise<z.input<typeof UnitCosts>> {
    const { version, services } = await this.weigh.unitCosts(path);
    return unitCosts(version, services);
  }

  @Get(':basis/versions/:number/comparison')
  @Allowed('cost-bases.read')
  @Answers(Comparison, { summary: 'Cell by cell, what is another than in an earlier version' })
  async compareCostBasisVersions(
    @Param({ schema: VersionPath }) path: Path,
    @Query({ schema: ComparisonQuery }) query: z.output<typeof ComparisonQuery>,
  ): Promise<z.input<typeof Comparison>> {
    const between = { before: { basis: path.basis, number: query.with }, after: path };
    const { items, last, total, sheets } = await this.weigh.changes(between, { sheet: query.sheet, search: query.search }, toPageRequest(query));
    return { items: [...items], nextCursor: toCursor(last), total, sheets: [...sheets] };
  }

  @Get(':basis/versions/:number/payers')
  @Allowed('cost-bases.read')
  @Answers(Consequence, { summary: 'What it costs each payer next year against this year, GP apart, and by other keys beside' })
  async listConsequence(
    @Param({ schema: VersionPath }) path: Path,
    @Query({ schema: ConsequenceQuery }) query: z.output<typeof ConsequenceQuery>,
  ): Promise<z.input<typeof Consequence>> {
    const { fromColumn: from, toColumn: to, sector, payer, search } = query;
    return consequencePage(await this.consequence.execute(path, { from, to, sector, payer, search }, toPageRequest(query)));
  }

  @Get(':basis/versions/:number/figures')
  @Allowed('cost-bases.read')
  @AnswersFile('application/octet-stream', { summary: 'Every figure down to the cell, as a file for a spreadsheet' })
  async exportCostFigures(
    @Param({ schema: VersionPath }) path: Path,
    @Query({ schema: FigureFileQuery }) query: z.output<typeof FigureFileQuery>,
  ): Promise<StreamableFile> {
    const file = await this.figures.execute(path, query);
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }

  @Get(':basis/versions/:number/report')
  @Allowed('cost-bases.read')
  @AnswersFile('application/pdf', { summary: 'The report on a version' })
  async printCostBasisReport(
    @Param({ schema: VersionPath }) path: Path,
    @Query({ schema: ReportQuery }) { language }: z.output<typeof ReportQuery>,
  ): Promise<StreamableFile> {
    const bytes = await this.reports.version(path, { language, today: this.clock.today('NO') });
    return asDownload(bytes, { name: `${path.basis}-${path.number}.pdf`, type: 'application/pdf' });
  }
}
