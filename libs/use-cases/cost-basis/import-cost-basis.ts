import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findMissing } from '#domain/cost-basis/find-missing';
import type { Missing } from '#domain/cost-basis/missing';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';
import { parseCostBasis } from '#imports/cost-basis/parse-cost-basis';
import { appendAuditEvent } from '#persistence/audit-log';
import { addCostBasis, findCostBasis, listVersions, lockDrafts, writeDraft } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { keepImportedFile, sha256Of } from '#persistence/imported-files';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableFile } from '#tabular/table-file';
import { Clock } from '#use-cases/clock';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustBeAsSeen, versionTag } from '#use-cases/version-tag';

/** Sheets by their name, or one workbook as `*`. */
type Files = ReadonlyMap<string, TableFile>;

interface ImportCommand {
  readonly files: Files;
  readonly issuer: string;
  readonly person: string;
}

interface Drafted {
  readonly basis: string;
  readonly number: number;
  readonly digest: string;
  readonly missing: readonly Missing[];
}

/** What became of a workbook: the draft it made and what that still lacks, or every issue and no draft. */
export type CostBasisImport = ({ readonly outcome: 'drafted' } & Drafted) | { readonly outcome: 'refused'; readonly issues: readonly ImportIssue[] };

/** What an import would do, and the fingerprint that names just these bytes; null for a version that would not come of them. */
export interface CostBasisPreview {
  readonly digest: string;
  /** Of the version that stands, which a draft would replace or follow: hand it back with the confirmation. Null without a draft. */
  readonly tag: string | null;
  readonly issues: readonly ImportIssue[];
  readonly draft: {
    readonly basis: string;
    readonly year: number;
    readonly number: number;
    readonly title: string;
    /** There is a draft of that number already, and its figures would be others. */
    readonly replacesDraft: boolean;
    readonly missing: readonly Missing[];
  } | null;
}

/** Makes the next version's draft from a workbook or from a CSV file a sheet, or changes the draft there is. A version that was sent out stays as it was. */
@Injectable()
export class ImportCostBasis {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(command: ImportCommand): Promise<CostBasisImport> {
    const parsed = parsedOf(command.files);
    if ('issues' in parsed) return { outcome: 'refused', issues: parsed.issues };
    const drafted = await this.database.transaction(async (transaction) => await this.draft(transaction, parsed.version, command));
    return { outcome: 'drafted', ...drafted };
  }

  /** Looks at the files and records nothing. */
  async preview(command: Omit<ImportCommand, 'issuer'>): Promise<CostBasisPreview> {
    const digest = digestOf(command.files);
    const parsed = parsedOf(command.files);
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person: command.person, right: 'cost-bases.draft', scope: null });
      if ('issues' in parsed) return { digest, tag: null, issues: parsed.issues, draft: null };
      const { number, isNew, tag } = await nextVersion(transaction, parsed.version);
      const { basis, year, title } = parsed.version;
      const missing = findMissing({ ...parsed.version, number });
      return { digest, tag, issues: [], draft: { basis, year, number, title, replacesDraft: !isNew, missing } };
    });
  }

  /** Makes the draft of just the files that were previewed, once. `import-not-as-previewed`, `input-refused`; `changed-meanwhile` when another draft stands. */
  async confirm(
    command: ImportCommand & { readonly commandId: string; readonly digest: string; readonly seen: string },
  ): Promise<Omit<Drafted, 'missing'>> {
    const { commandId, digest, files, issuer, person } = command;
    if (digestOf(files) !== digest) throw new DomainError('import-not-as-previewed', 'these are not the files that were previewed', {});
    const parsed = parsedOf(files);
    if ('issues' in parsed) throw new DomainError('input-refused', `${parsed.issues.length} cells are refused`, {});
    const at = this.clock.now();
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-import', body: { person, digest, issuer }, at }, async () => {
        const { missing: _missing, ...drafted } = await this.draft(transaction, parsed.version, command);
        return { ...drafted };
      }),
    );
  }

  private async draft(
    transaction: Transaction,
    parsed: Omit<CostBasisVersion, 'number'>,
    command: ImportCommand & { readonly seen?: string },
  ): Promise<Drafted> {
    const { person, seen = null } = command;
    await mustHaveRight(transaction, { person, right: 'cost-bases.draft', scope: null });
    const at = this.clock.now();
    const { basis, year } = parsed;
    await lockDrafts(transaction, basis);
    const { number, isNew, isFirst, tag } = await nextVersion(transaction, parsed);
    mustBeAsSeen(seen, tag);
    if (isFirst) await addCostBasis(transaction, { code: basis, year, issuer: command.issuer, person, at });
    const version = { ...parsed, number };
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
    return { basis, number, digest, missing: findMissing(version) };
  }
}

function parsedOf(files: Files) {
  return parseCostBasis((sheet) => files.get(sheet) ?? files.get('*') ?? null);
}

/** Which version it becomes: the draft there is, or the one after the last. `basis-of-other-year`. */
async function nextVersion(
  transaction: Transaction,
  { basis, year }: Pick<CostBasisVersion, 'basis' | 'year'>,
): Promise<{ readonly number: number; readonly isNew: boolean; readonly isFirst: boolean; readonly tag: string }> {
  const kept = await findCostBasis(transaction, basis);
  if (kept && kept.year !== year) throw new DomainError('basis-of-other-year', `${basis} is of ${kept.year}`, { basis, year: kept.year });
  const last = (await listVersions(transaction, basis)).at(-1);
  const isNew = last?.state !== 'draft';
  const tag = versionTag(last ? { number: last.number, state: last.state, digest: last.digest } : null);
  return { number: isNew ? (last?.number ?? 0) + 1 : last.number, isNew, isFirst: !kept, tag };
}

/** Names the files as handed in together, in the order of their sheets. */
function digestOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [sheet, { name, bytes }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(JSON.stringify([sheet, name, sha256Of(bytes)]));
  return hash.digest('hex');
}
