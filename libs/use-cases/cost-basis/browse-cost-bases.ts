import { Injectable } from '@nestjs/common';
import { listCostBases, listMoves, listVersions, type KeptVersion, type VersionMove } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { listIssuers } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { hasRight } from '#use-cases/rights';

/** A version in a list: where it stands and how it came there, without its figures. */
export interface ListedVersion extends Omit<KeptVersion, 'content'> {
  readonly title: string;
  readonly moves: readonly VersionMove[];
}

export interface ListedBasis {
  readonly code: string;
  readonly year: number;
  readonly issuer: string;
  readonly issuerName: string;
  /** The newest first; drafts only for those who may see them. */
  readonly versions: readonly ListedVersion[];
}

export interface CostBasisList {
  /** The newest year first. */
  readonly items: readonly ListedBasis[];
  /** Who may bill a new basis. */
  readonly issuers: readonly { readonly code: string; readonly name: string }[];
  readonly mayDraft: boolean;
}

/** Every cost basis with its versions. */
@Injectable()
export class BrowseCostBases {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<CostBasisList> {
    return await this.database.snapshot(async (transaction) => {
      const issuers = await listIssuers(transaction);
      const roles = (await listRolesHeld(transaction, person)).map(({ role }) => role);
      const items: ListedBasis[] = [];
      for (const { code, year, issuer } of await listCostBases(transaction)) {
        const moves = await listMoves(transaction, code);
        const versions = (await listVersions(transaction, code)).map(({ content, ...version }) => ({
          ...version,
          title: content.title,
          moves: moves.filter(({ number }) => number === version.number),
        }));
        items.unshift({
          code,
          year,
          issuer,
          issuerName: issuers.find((known) => known.code === issuer)?.name ?? issuer,
          versions: versions.reverse(),
        });
      }
      return { items, issuers: issuers.map(({ code, name }) => ({ code, name })), mayDraft: hasRight('cost-bases.draft', roles) };
    });
  }
}
