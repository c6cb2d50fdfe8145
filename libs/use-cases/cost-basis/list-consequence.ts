import { Injectable } from '@nestjs/common';
import type { Bridge } from '#domain/bridge/bridge';
import { columnsInOrder } from '#domain/cost-basis/columns';
import { compareKeys, payerConsequences, type KeyComparison, type PayerConsequence } from '#domain/cost-basis/consequence';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import type { Inclusion } from '#domain/cost-basis/sector-amounts';
import type { AmountColumn, CostBasisVersion } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';
import { sum, type Ore } from '#domain/money/money';
import { findDecision } from '#persistence/committee-follow-ups';
import type { VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import { readPayerNames } from '#persistence/register';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { comparedColumns } from '#use-cases/cost-basis/tell-payers';
import { pageOfRows } from '#use-cases/page-of-rows';

/** What a version costs a payer of a sector, and what it would by the sector's other keys, which are never billed. */
export interface ConsequenceRow {
  readonly payer: string;
  readonly name: string;
  readonly sector: PayerSector;
  readonly fromOre: Ore;
  readonly toOre: Ore;
  readonly changeOre: Ore;
  readonly byKey: KeyComparison['byKey'];
  readonly bridge: Bridge;
}

export type ConsequenceSort = 'payer' | 'name' | 'from' | 'to' | 'change';

export interface ConsequenceFilter {
  /** Columns; the last of the year before and the budget of the year when left out. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sector: PayerSector | undefined;
  readonly payer: string | undefined;
  readonly search: string | undefined;
}

export interface ConsequencePage extends Page<ConsequenceRow> {
  readonly version: CostBasisVersion;
  readonly from: AmountColumn;
  readonly to: AmountColumn;
  /** Of all that match, over all pages. */
  readonly fromOre: Ore;
  readonly toOre: Ore;
}

const SORTED_BY: Readonly<Record<ConsequenceSort, (row: ConsequenceRow) => string | bigint>> = {
  payer: (row) => row.payer,
  name: (row) => row.name,
  from: (row) => row.fromOre,
  to: (row) => row.toOre,
  change: (row) => row.changeOre,
};

/** What a version costs each payer next year against this year, GP apart from the rest, of what may be charged. */
@Injectable()
export class ListConsequence {
  constructor(
    private readonly database: Database,
    private readonly costBasis: ShowCostBasis,
  ) {}

  /** `column-unknown`; `columns-not-comparable` when the version has no two to compare. */
  async execute(key: VersionKey, filter: ConsequenceFilter, page: PageRequest<ConsequenceSort>): Promise<ConsequencePage> {
    const { content: version } = (await this.costBasis.version(key)).version;
    const columns = columnsOf(version, filter);
    const decision = await this.database.read((transaction) => findDecision(transaction, key));
    const inclusion = { of: 'chargeable', decidedComponents: decision?.components ?? [] } as const;
    const consequences = payerConsequences({ version, column: columns.from.code }, { version, column: columns.to.code }, inclusion);
    const names = await this.database.read((transaction) => readPayerNames(transaction, [...new Set(consequences.map(({ payer }) => payer))]));
    const byKey = keysOf(version, columns.to.code, inclusion);
    const rows = consequences.map((row) => rowOf(row, names, byKey)).filter((row) => isWanted(row, filter));
    return {
      ...pageOfRows(rows, { value: SORTED_BY[page.sort], tie: (row) => `${row.payer} ${row.sector}` }, page),
      version,
      ...columns,
      fromOre: sum(rows.map((row) => row.fromOre)),
      toOre: sum(rows.map((row) => row.toOre)),
    };
  }
}

function columnsOf(version: CostBasisVersion, { from, to }: ConsequenceFilter): { readonly from: AmountColumn; readonly to: AmountColumn } {
  const usual = comparedColumns(version);
  const named = (code: string | undefined): AmountColumn | undefined => {
    if (code === undefined) return undefined;
    const column = columnsInOrder(version).find((known) => known.code === code);
    if (!column) throw new DomainError('column-unknown', `version ${version.number} has no column ${code}`, { column: code });
    return column;
  };
  const [first, last] = [named(from) ?? usual?.from, named(to) ?? usual?.to];
  if (!first || !last) throw new DomainError('columns-not-comparable', `version ${version.number} lacks this year or the next`, {});
  return { from: first, to: last };
}

type KeysOfPayers = ReadonlyMap<string, KeyComparison['byKey']>;

function keysOf(version: CostBasisVersion, column: string, inclusion: Inclusion): KeysOfPayers {
  return new Map(
    PAYER_SECTORS.flatMap((sector) => compareKeys({ version, column }, sector, inclusion)).map((row) => [`${row.sector} ${row.payer}`, row.byKey]),
  );
}

function rowOf({ payer, sector, bridge }: PayerConsequence, names: ReadonlyMap<string, string>, byKey: KeysOfPayers): ConsequenceRow {
  const { fromOre, toOre } = bridge;
  const keys = byKey.get(`${sector} ${payer}`) ?? [];
  return { payer, name: names.get(payer) ?? payer, sector, fromOre, toOre, changeOre: toOre - fromOre, byKey: keys, bridge };
}

function isWanted(row: ConsequenceRow, { sector, payer, search }: ConsequenceFilter): boolean {
  const wanted = search?.toLocaleLowerCase('nb');
  return (
    (sector === undefined || row.sector === sector) &&
    (payer === undefined || row.payer === payer) &&
    (wanted === undefined || row.name.toLocaleLowerCase('nb').includes(wanted) || row.payer.toLowerCase().includes(wanted))
  );
}
