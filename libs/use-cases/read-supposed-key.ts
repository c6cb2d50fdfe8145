import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import type { KeyNode } from '#domain/facts/facts';
import { parseImport } from '#imports/parse-import';
import { Database } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { listIssuers } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableFile } from '#tabular/table-file';

/** A key that nobody has recorded, read from a file as an import would read it; or every reason why it cannot be. */
export type SupposedKey = { readonly nodes: readonly KeyNode[] } | { readonly issues: readonly ImportIssue[] };

/** Reads a key to suppose. Nothing is recorded: neither the file nor the key. */
@Injectable()
export class ReadSupposedKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `key-not-in-file` unless the file holds exactly one key of the programme; keys of others in it are passed over. */
  async execute(programme: string, file: TableFile): Promise<SupposedKey> {
    const { rows, issues } = await this.database.snapshot(async (transaction) =>
      parseImport('keys', file, {
        today: this.clock.today('DK'),
        // A file that was recorded once says when; to suppose it again that day is no matter.
        mayBackdate: true,
        facts: await readFacts(transaction),
        issuers: await listIssuers(transaction),
        attachedFiles: new Map(),
      }),
    );
    if (issues.length > 0) return { issues };
    const [key, ...others] = rows.filter((row) => row.programme === programme);
    if (key && others.length === 0) return { nodes: key.nodes };
    throw new DomainError(
      'key-not-in-file',
      `${file.name} holds ${key ? others.length + 1 : 'no'} key${key ? 's' : ''} of ${programme}: one is needed`,
      {
        file: file.name,
        programme,
      },
    );
  }
}
