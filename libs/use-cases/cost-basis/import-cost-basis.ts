import { Injectable } from '@nestjs/common';
import { findMissing } from '#domain/cost-basis/find-missing';
import type { Missing } from '#domain/cost-basis/missing';
import { DomainError } from '#domain/errors';
import { parseCostBasis } from '#imports/cost-basis/parse-cost-basis';
import { appendAuditEvent } from '#persistence/audit-log';
import { addCostBasis, findCostBasis, listVersions, writeDraft } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { keepImportedFile, sha256Of } from '#persistence/imported-files';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableFile } from '#tabular/table-file';
import { Clock } from '#use-cases/clock';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { mustHaveRight } from '#use-cases/rights';

/** What became of a workbook: the draft it made and what that still lacks, or every issue and no draft. */
export type CostBasisImport =
  | { readonly outcome: 'drafted'; readonly basis: string; readonly number: number; readonly digest: string; readonly missing: readonly Missing[] }
  | { readonly outcome: 'refused'; readonly issues: readonly ImportIssue[] };

/** Makes the next version's draft from a workbook or from a CSV file a sheet, or changes the draft there is. A version that was sent out stays as it was. */
@Injectable()
export class ImportCostBasis {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(command: {
    readonly files: ReadonlyMap<string, TableFile>;
    readonly issuer: string;
    readonly person: string;
  }): Promise<CostBasisImport> {
    const parsed = parseCostBasis((sheet) => command.files.get(sheet) ?? command.files.get('*') ?? null);
    if ('issues' in parsed) return { outcome: 'refused', issues: parsed.issues };
    const { person } = command;
    return await this.database.transaction(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'cost-bases.draft', scope: null });
      const at = this.clock.now();
      const { basis, year } = parsed.version;
      const kept = await findCostBasis(transaction, basis);
      if (!kept) await addCostBasis(transaction, { code: basis, year, issuer: command.issuer, person, at });
      if (kept && kept.year !== year) throw new DomainError('basis-of-other-year', `${basis} is of ${kept.year}`, { basis, year: kept.year });
      const last = (await listVersions(transaction, basis)).at(-1);
      const isNew = last?.state !== 'draft';
      const version = { ...parsed.version, number: isNew ? (last?.number ?? 0) + 1 : last.number };
      const digest = await writeDraft(transaction, { version, isNew, person, at });
      const files = [...command.files].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [, file] of files) await keepImportedFile(transaction, { kind: 'cost-basis', name: file.name, bytes: file.bytes, person, at });
      await appendAuditEvent(transaction, {
        at,
        actor: person,
        type: 'cost-basis-drafted',
        subject: versionIdOf(version),
        data: { digest, files: files.map(([sheet, file]) => ({ sheet, name: file.name, sha256: sha256Of(file.bytes) })) },
      });
      return { outcome: 'drafted', basis, number: version.number, digest, missing: findMissing(version) };
    });
  }
}
