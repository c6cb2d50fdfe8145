import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/calendar/local-date';
import { Database } from '#persistence/database';
import { listIssuers } from '#persistence/register';
import { BillingProcess } from '#temporal/billing-process';
import { localDayOf } from '#use-cases/clock';

/** The local day on which an issuer's schedule opens its next run; null when its calendar has none. */
export interface IssuerSchedule {
  readonly issuer: string;
  readonly opensOn: LocalDate | null;
}

/** Shows the schedules as the process engine has them: what it will do, not what the record says it should. */
@Injectable()
export class ShowSchedules {
  constructor(
    private readonly database: Database,
    private readonly process: BillingProcess,
  ) {}

  async execute(): Promise<IssuerSchedule[]> {
    const issuers = await this.database.read(listIssuers);
    return await Promise.all(
      issuers.map(async ({ code, country }) => {
        const at = await this.process.findNextOpening(code);
        return { issuer: code, opensOn: at === null ? null : localDayOf(at.toISOString(), country) };
      }),
    );
  }
}
