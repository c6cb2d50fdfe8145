import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, AnswersFile } from '#apps/api/http/answers';
import { asDownload } from '#apps/api/http/download';
import { Simulation, SimulationExportQuery, SimulationQuery } from '#apps/api/simulation/simulation-schemas';
import { simulationFilter, simulationPage } from '#apps/api/simulation/simulation-wire';
import { Allowed } from '#apps/api/sign-in/allowed';
import { toPageRequest } from '#apps/api/wire/page-request';
import { ListSimulation } from '#use-cases/list-simulation';

/** "What if". Everything is a question: there is nothing here that could be issued, and so no command. */
@ApiTags('simulation')
@Controller('simulation')
export class SimulationController {
  constructor(private readonly simulation: ListSimulation) {}

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
}
