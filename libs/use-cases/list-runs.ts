import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import type { RunState } from '#persistence/invoice-run';
import type { Page, PageRequest } from '#persistence/page-sql';
import { countRunsByState, listRunPage, readRunFacets, type ListedRun, type RunFacets, type RunFilter, type RunSort } from '#persistence/run-list';

export interface RunPage extends Page<ListedRun>, RunFacets {
  /** By state, with the other filters kept. */
  readonly counts: Partial<Record<RunState, number>>;
}

/** Invoice runs a page at a time, filtered and sorted over all of them. */
@Injectable()
export class ListRuns {
  constructor(private readonly database: Database) {}

  async execute(filter: RunFilter, page: PageRequest<RunSort>): Promise<RunPage> {
    return await this.database.snapshot(async (transaction) => ({
      ...(await listRunPage(transaction, filter, page)),
      counts: await countRunsByState(transaction, filter),
      ...(await readRunFacets(transaction)),
    }));
  }
}
