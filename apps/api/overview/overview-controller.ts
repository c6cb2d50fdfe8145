import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ActingPerson } from '#apps/api/http/acting-person';
import { Answers } from '#apps/api/http/answers';
import { Overview } from '#apps/api/overview/overview-schemas';
import { Allowed } from '#apps/api/sign-in/allowed';
import { SeeOverview } from '#use-cases/see-overview';

@ApiTags('overview')
@Controller('overview')
export class OverviewController {
  constructor(private readonly overview: SeeOverview) {}

  @Get()
  @Allowed('overview.read')
  @Answers(Overview, { summary: 'What waits for the one who asks, what went wrong, what is due next' })
  async getOverview(@ActingPerson() person: string): Promise<z.input<typeof Overview>> {
    const { tasks, troubles, upcoming } = await this.overview.execute(person);
    return { tasks: [...tasks], troubles: [...troubles], upcoming: [...upcoming] };
  }
}
