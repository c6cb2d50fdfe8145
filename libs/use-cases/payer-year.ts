import type { LocalDate } from '#domain/calendar/local-date';
import type { BudgetStatus } from '#domain/facts/facts';
import type { Currency, Ore } from '#domain/money/money';
import type { BlockReason } from '#domain/settlement/settlement-round';
import type { BilledLine } from '#persistence/payer-billing';

/** What a programme's year is to one payer: what was billed for it, and what it should bear by what is known today. All net. */
export interface PayerYear {
  readonly programme: string;
  readonly programmeName: string;
  readonly year: number;
  readonly currency: Currency;
  /** First rounds: on account, or in arrears. */
  readonly firstBilledOre: Ore;
  readonly trueUpsOre: Ore;
  readonly settledOre: Ore;
  readonly share: PayerShare | { readonly kind: 'not-known'; readonly reason: BlockReason };
  /** Share − settled of a year that was billed: what a next true-up would bill or credit. Null before the first bill, and where no share is known. */
  readonly openOre: Ore | null;
  /** The lines behind the figures, oldest first. */
  readonly lines: readonly BilledLine[];
}

/** The payer's share of the year: of its accounts, of its approved budget, or, as an estimate that may change, of a budget not approved. */
export interface PayerShare {
  readonly kind: 'actual' | 'budget' | 'estimate';
  readonly shareOre: Ore;
  /** The whole year's net amount, and the key it is shared by. */
  readonly yearOre: Ore;
  readonly basisVersion: number;
  readonly status: BudgetStatus | null;
  readonly audited: boolean | null;
  readonly key: string;
  readonly keyVersion: number;
}

export interface PayerYears {
  readonly payer: string;
  readonly name: string;
  /** Payers it answers for besides itself. */
  readonly predecessors: readonly string[];
  readonly knownOn: LocalDate;
  /** By programme, the newest year first. */
  readonly years: readonly PayerYear[];
}
