import { z } from 'zod';
import type { LocalDate } from '#domain/calendar/local-date';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import { formatAmount, parseAmount, type Currency, type Ore } from '#domain/money/money';
import type { VersionKey } from '#persistence/cost-basis';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** When payers were told what a version costs them: when it was sent out to the committee, or as the ministry decided it. */
export type NoticeStage = 'sent-out' | 'decided';

export interface Notice extends VersionKey {
  readonly stage: NoticeStage;
  readonly on: LocalDate;
  readonly title: string;
  readonly year: number;
  readonly currency: Currency;
  /** Titles of the columns that are compared: this year's and that of the year to be charged. */
  readonly fromTitle: string;
  readonly toTitle: string;
}

/** What one payer of one sector pays, against the year before, by effect. Titles are those of that version's drivers; null for what is calculated. */
export interface KeptConsequence {
  readonly sector: PayerSector;
  readonly payer: string;
  readonly fromOre: Ore;
  readonly toOre: Ore;
  readonly steps: readonly { readonly effect: string; readonly title: string | null; readonly changeOre: Ore }[];
}

const ROW_TYPES = {
  basis: 'text',
  number: 'int',
  stage: 'text',
  sector: 'text',
  payer: 'text',
  from_ore: 'bigint',
  to_ore: 'bigint',
  steps: 'jsonb',
};

export async function addNotice(transaction: Transaction, notice: Notice, rows: readonly KeptConsequence[]): Promise<void> {
  const { basis, number, stage, on, title, year, currency, fromTitle, toTitle } = notice;
  await transaction.query(
    `insert into cost_basis_notice (basis, number, stage, on_day, title, year, currency, from_title, to_title) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [basis, number, stage, on, title, year, currency, fromTitle, toTitle],
  );
  await insertRows(
    transaction,
    'cost_basis_consequence',
    ROW_TYPES,
    rows.map(({ sector, payer, fromOre, toOre, steps }) => ({
      ...{ basis, number, stage, sector, payer },
      from_ore: fromOre.toString(),
      to_ore: toOre.toString(),
      steps: JSON.stringify(steps.map(({ effect, title: driver, changeOre }) => ({ effect, title: driver, change: formatAmount(changeOre) }))),
    })),
  );
}

const STEPS = z.array(z.object({ effect: z.string(), title: z.string().nullable(), change: z.string() }));
const SECTOR = z.enum([...PAYER_SECTORS]);

/** What these payers were told, the newest year first, and of a year's versions the last. */
export async function listConsequencesOf(
  transaction: Transaction,
  payers: readonly string[],
): Promise<(Notice & { readonly rows: readonly KeptConsequence[] })[]> {
  const notices: Notice[] = await transaction.query(
    `select basis, number, stage, on_day as "on", title, year, currency, from_title as "fromTitle", to_title as "toTitle" from cost_basis_notice n
     where exists (select 1 from cost_basis_consequence c where c.basis = n.basis and c.number = n.number and c.stage = n.stage and c.payer = any ($1))
     order by year desc, number desc, stage`,
    [payers],
  );
  const rows: (VersionKey & { stage: NoticeStage; sector: string; payer: string; fromOre: bigint; toOre: bigint; steps: unknown })[] =
    await transaction.query(
      `select basis, number, stage, sector, payer, from_ore as "fromOre", to_ore as "toOre", steps from cost_basis_consequence where payer = any ($1)
       order by payer, sector`,
      [payers],
    );
  return notices.map((notice) => ({
    ...notice,
    rows: rows
      .filter((row) => row.basis === notice.basis && row.number === notice.number && row.stage === notice.stage)
      .map(({ sector, payer, fromOre, toOre, steps }) => ({
        ...{ sector: SECTOR.parse(sector), payer, fromOre, toOre },
        steps: STEPS.parse(steps).map(({ effect, title, change }) => ({ effect, title, changeOre: parseAmount(change) })),
      })),
  }));
}
