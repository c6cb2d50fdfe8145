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
import { listPeople, readPayerNames } from '#persistence/register';
import { ExportPack } from '#use-cases/export-pack';

const PAYER_EVENTS: readonly string[] = ['payer-changed', 'payer-change-proposed'];

export interface AuditPage extends Page<AuditRow> {
  readonly head: ChainHead;
  /** Everybody who has acted; what is not a person has no label. */
  readonly actors: readonly { readonly code: string; readonly label: string | null }[];
  readonly types: readonly string[];
}

/** An event with what people are called: who acted, and the person or payer it is about. */
export interface AuditRow extends ChainedAuditEvent {
  readonly actorLabel: string | null;
  readonly subjectLabel: string | null;
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
      const changed = found.items.filter(({ type }) => PAYER_EVENTS.includes(type)).map(({ subject }) => subject);
      const payers = await readPayerNames(transaction, changed);
      const { actors, types } = await readAuditTerms(transaction);
      return {
        ...found,
        types,
        actors: actors.map((code) => ({ code, label: labels.get(code) ?? null })),
        items: found.items.map((event) => ({
          ...event,
          actorLabel: labels.get(event.actor) ?? null,
          subjectLabel: labels.get(event.subject) ?? payers.get(event.subject) ?? null,
        })),
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
