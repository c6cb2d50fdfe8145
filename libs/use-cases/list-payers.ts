import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import type { PayerChange } from '#persistence/payer-change';
import { listOpenPayerChanges, listPayerVersions, type PayerVersion } from '#persistence/payer-history';
import { listPayerPage, type ListedPayer, type PayerFilter, type PayerSort } from '#persistence/payer-list';
import { listPayers, listPeople, type RegisteredPayer } from '#persistence/register';
import { payerTag } from '#use-cases/change-payer';

/** A payer with all its versions and what waits to become the next. */
export interface PayerSheet extends RegisteredPayer {
  readonly versions: readonly PayerVersion[];
  readonly openChanges: readonly PayerChange[];
  readonly predecessors: readonly string[];
  /** Of this version and what waits: hand it back with a change. */
  readonly tag: string;
  /** Of the people named in versions and changes, by id. */
  readonly personLabels: ReadonlyMap<string, string>;
}

/** The register of payers. */
@Injectable()
export class ListPayers {
  constructor(private readonly database: Database) {}

  async execute(filter: PayerFilter, page: PageRequest<PayerSort>): Promise<Page<ListedPayer>> {
    return await this.database.snapshot((transaction) => listPayerPage(transaction, filter, page));
  }

  /** `payer-unknown` when the register has no such code, and when it is not for the eyes of whoever asks: everybody may know its name, not more. */
  async view(code: string): Promise<PayerSheet> {
    return await this.database.snapshot(async (transaction) => {
      const payers = await listPayers(transaction);
      const payer = payers.find((candidate) => candidate.code === code);
      const versions = await listPayerVersions(transaction, code);
      if (!payer || versions.length === 0) throw new DomainError('payer-unknown', `there is no payer ${code}`, { payer: code });
      return {
        ...payer,
        versions,
        openChanges: await listOpenPayerChanges(transaction, code),
        predecessors: payers.filter((candidate) => candidate.successor === code).map((candidate) => candidate.code),
        tag: await payerTag(transaction, code),
        personLabels: new Map((await listPeople(transaction)).map(({ id, label }) => [id, label])),
      };
    });
  }
}
