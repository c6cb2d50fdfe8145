import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, Programme } from '#domain/facts/facts';
import type { Facts } from '#domain/settlement/known-facts';
import { listCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database } from '#persistence/database';
import { findImportedBytes, listFactFiles, type FactFile, type ImportedBytes } from '#persistence/fact-files';
import { listNodeNames, readFacts } from '#persistence/facts-reader';
import { listImportedFiles, type ImportedFileFilter, type ImportedFileSort, type ListedFile } from '#persistence/imported-file-list';
import type { Page, PageRequest } from '#persistence/page-sql';
import { listIssuers } from '#persistence/register';
import { groupBy } from '#use-cases/group-by';

/** The file that brought a fact; null where none is kept or it is not for the eyes of whoever asks. */
export type FileReference = Pick<FactFile, 'name' | 'sha256'> | null;

/** A programme with what has been recorded of it; the newest versions first. */
export interface ProgrammeSheet extends Programme {
  readonly budgets: readonly (Budget & { readonly file: FileReference })[];
  readonly actualCosts: readonly (ActualCost & { readonly file: FileReference; readonly accountsFile: FileReference })[];
  readonly agreements: readonly (Agreement & { readonly file: FileReference })[];
  readonly arrangements: readonly (CollectionArrangement & { readonly branchName: string; readonly issuerName: string })[];
  readonly keys: readonly (Omit<AllocationKey, 'nodes'> & { readonly file: FileReference })[];
}

/** Programmes, what is recorded of each and where it came from, and the billing calendar. It only reads. */
@Injectable()
export class ViewPlans {
  constructor(private readonly database: Database) {}

  async programmes(): Promise<ProgrammeSheet[]> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      const files = groupBy(await listFactFiles(transaction), placeOf);
      const nodeNames = new Map((await listNodeNames(transaction)).map(({ key, node, name }) => [`${key} ${node}`, name]));
      const issuerNames = new Map((await listIssuers(transaction)).map(({ code, name }) => [code, name]));
      return facts.programmes.map((programme) => sheetOf(programme, facts, { files, nodeNames, issuerNames }));
    });
  }

  /** `programme-unknown` when there is none of that code. */
  async programme(code: string): Promise<ProgrammeSheet> {
    const programme = (await this.programmes()).find((candidate) => candidate.code === code);
    if (!programme) throw new DomainError('programme-unknown', `there is no programme ${code}`, { programme: code });
    return programme;
  }

  /** Billing dates from a day on, or all. */
  async calendar(from: string | null): Promise<CalendarEntry[]> {
    return await this.database.snapshot(async (transaction) =>
      (await listCalendarEntries(transaction)).filter((entry) => from === null || entry.billingDate >= from),
    );
  }

  /** Files that were imported, with who brought them and when. */
  async files(filter: ImportedFileFilter, page: PageRequest<ImportedFileSort>): Promise<Page<ListedFile>> {
    return await this.database.snapshot((transaction) => listImportedFiles(transaction, filter, page));
  }

  /** A file as it was imported; `file-unknown` also when it is not for the eyes of whoever asks. */
  async file(sha256: string): Promise<ImportedBytes> {
    const file = await this.database.read((transaction) => findImportedBytes(transaction, sha256));
    if (!file) throw new DomainError('file-unknown', `no imported file has the fingerprint ${sha256}`, { sha256 });
    return file;
  }
}

interface Named {
  readonly files: ReadonlyMap<string, readonly FactFile[]>;
  readonly nodeNames: ReadonlyMap<string, string>;
  readonly issuerNames: ReadonlyMap<string, string>;
}

function sheetOf(programme: Programme, facts: Facts, { files, nodeNames, issuerNames }: Named): ProgrammeSheet {
  const own = <Fact extends { readonly programme: string }>(list: readonly Fact[]) => list.filter((fact) => fact.programme === programme.code);
  const fileOf = (place: Omit<FactFile, 'name' | 'sha256'>): FileReference => {
    const [file, ...others] = files.get(placeOf(place)) ?? [];
    return file && others.length === 0 ? { name: file.name, sha256: file.sha256 } : null;
  };
  const ofYear = (fact: FactFile['fact'], { year, version }: { year: number; version: number }) =>
    fileOf({ fact, code: programme.code, year, version });
  const keys = own(facts.keys);
  const branchName = (branch: string) => keys.map(({ key }) => nodeNames.get(`${key} ${branch}`)).find((name) => name !== undefined) ?? branch;
  return {
    ...programme,
    budgets: own(facts.budgets)
      .map((budget) => ({ ...budget, file: ofYear('budget', budget) }))
      .sort(newestFirst),
    actualCosts: own(facts.actualCosts)
      .map((cost) => ({ ...cost, file: ofYear('actual-cost', cost), accountsFile: ofYear('accounts', cost) }))
      .sort(newestFirst),
    agreements: own(facts.agreements)
      .map((agreement) => ({ ...agreement, file: fileOf({ fact: 'agreement', code: programme.code, year: null, version: agreement.version }) }))
      .sort((a, b) => b.version - a.version),
    arrangements: own(facts.arrangements).map((row) => ({
      ...row,
      branchName: branchName(row.branch),
      issuerName: issuerNames.get(row.issuer) ?? row.issuer,
    })),
    keys: keys
      .map(({ nodes: _nodes, ...key }) => ({ ...key, file: fileOf({ fact: 'key', code: key.key, year: null, version: key.version }) }))
      .sort((a, b) => b.version - a.version),
  };
}

function placeOf({ fact, code, year, version }: Omit<FactFile, 'name' | 'sha256'>): string {
  return [fact, code, year ?? '', version].join(' ');
}

function newestFirst(a: { readonly year: number; readonly version: number }, b: { readonly year: number; readonly version: number }): number {
  return b.year - a.year || b.version - a.version;
}
