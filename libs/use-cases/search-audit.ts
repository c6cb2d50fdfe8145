import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import type { VerifyReport } from '#pack/verify/verify-report';
import { verifyPack } from '#pack/verify/verify-pack';
import { readChainHead, type ChainHead } from '#persistence/audit-log';
import { listAuditPage, readAuditTerms, type AuditFilter } from '#persistence/audit-search';
import { Database } from '#persistence/database';
import type { Page } from '#persistence/page-sql';
import { listPeople } from '#persistence/register';
import { ExportPack } from '#use-cases/export-pack';

export interface AuditPage extends Page<ChainedAuditEvent & { readonly actorLabel: string | null }> {
  readonly head: ChainHead;
  readonly actors: readonly string[];
  readonly types: readonly string[];
}

/** What happened, and whether it still says so: search in the chain, and the whole record worked out again. */
@Injectable()
export class SearchAudit {
  constructor(
    private readonly database: Database,
    private readonly exportPack: ExportPack,
  ) {}

  async execute(filter: AuditFilter, page: { readonly before: string | null; readonly limit: number }): Promise<AuditPage> {
    return await this.database.snapshot(async (transaction) => {
      const found = await listAuditPage(transaction, filter, page);
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      return {
        ...found,
        ...(await readAuditTerms(transaction)),
        items: found.items.map((event) => ({ ...event, actorLabel: labels.get(event.actor) ?? null })),
        head: await readChainHead(transaction),
      };
    });
  }

  /** Writes the pack into a folder of its own and verifies it exactly as an auditor does offline: every amount, number and hash is worked out again. */
  async verify(): Promise<VerifyReport> {
    const folder = await mkdtemp(join(tmpdir(), 'aconto-verify-'));
    try {
      const dir = join(folder, 'pack');
      await this.exportPack.execute({ dir, onProgress: () => undefined });
      return await verifyPack(dir);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
