import { Controller, Get, HttpCode, HttpStatus, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { TakenFile, TakesFile, type UploadedFile } from '#apps/api/http/uploads';
import { issueOnWire } from '#apps/api/imports/import-wire';
import {
  KeyFileExportQuery,
  KeyFileQuery,
  KeyFileSimulation,
  Simulation,
  SimulationExportQuery,
  SimulationQuery,
} from '#apps/api/simulation/simulation-schemas';
import { simulationFilter, simulationPage } from '#apps/api/simulation/simulation-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toPageRequest } from '#apps/api/wire/page-request';
import { DomainError } from '#domain/errors';
import { ListSimulation } from '#use-cases/list-simulation';
import { ReadSupposedKey } from '#use-cases/read-supposed-key';

/** "What if". Everything is a question: there is nothing here that could be issued, and so no command. */
@ApiTags('simulation')
@Controller('simulation')
export class SimulationController {
  constructor(
    private readonly simulation: ListSimulation,
    private readonly keyFile: ReadSupposedKey,
  ) {}

  @Get()
  @Allowed('figures.simulate')
  @Answers(Simulation, { summary: 'What a programme’s year would cost each payer, beside what stands' })
  async simulate(@Query({ schema: SimulationQuery }) query: z.output<typeof SimulationQuery>): Promise<z.input<typeof Simulation>> {
    return simulationPage(await this.simulation.execute(simulationFilter(query), toPageRequest(query)));
  }

  @Get('export')
  @Allowed('figures.simulate')
  @AnswersFile('application/octet-stream', { summary: 'The same as a file for a spreadsheet, with every payer that matches' })
  async exportSimulation(@Query({ schema: SimulationExportQuery }) query: z.output<typeof SimulationExportQuery>): Promise<StreamableFile> {
    const { format, language, ...supposition } = query;
    const file = await this.simulation.export(simulationFilter(supposition), { format, language });
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }

  @Post('key-file')
  @Allowed('figures.simulate')
  @TakesFile()
  @Answers(KeyFileSimulation, { summary: 'The same by a key that nobody has recorded: a file like those that are imported. It is not kept' })
  async simulateKeyFile(
    @Query({ schema: KeyFileQuery }) query: z.output<typeof KeyFileQuery>,
    @TakenFile() file: UploadedFile,
  ): Promise<z.input<typeof KeyFileSimulation>> {
    const key = await this.keyFile.execute(query.programme, file);
    if ('issues' in key) return { issues: key.issues.map(issueOnWire), simulation: null };
    const page = await this.simulation.execute(simulationFilter(query, key), toPageRequest(query));
    return { issues: [], simulation: simulationPage(page) };
  }

  @Post('key-file/export')
  @HttpCode(HttpStatus.OK)
  @Allowed('figures.simulate')
  @TakesFile()
  @AnswersFile('application/octet-stream', { summary: 'The same as a file for a spreadsheet' })
  async exportKeyFileSimulation(
    @Query({ schema: KeyFileExportQuery }) query: z.output<typeof KeyFileExportQuery>,
    @TakenFile() { name, bytes }: UploadedFile,
  ): Promise<StreamableFile> {
    const { format, language, ...supposition } = query;
    const key = await this.keyFile.execute(query.programme, { name, bytes });
    if ('issues' in key)
      throw new DomainError('key-file-refused', `${name} has ${key.issues.length} issues: simulate it to see them`, { file: name });
    const file = await this.simulation.export(simulationFilter(supposition, key), { format, language });
    return asDownload(file.bytes, { name: file.name, type: file.mediaType });
  }
}
