import type { BillingRule } from '#domain/calendar/billing-rule';
import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import type { DecimalText } from '#domain/money/decimal-text';
import type { Currency, Ore } from '#domain/money/money';

/**
 * What people have recorded and the calculation reads. Every fact is versioned and never changed: a later version stands beside the
 * earlier one. `recordedOn` is the day it became known; `source` names file, sheet and cell or the document it came from.
 */

/** A shared programme: FUT, TELMA. */
export interface Programme {
  readonly code: string;
  readonly name: string;
  readonly currency: Currency;
  /** A true-up smaller than this for a payer is carried forward instead of billed; null: everything is billed. */
  readonly minimumTrueUpOre: Ore | null;
}

/** An authority that bills: it owns one number series for invoices and credit notes and one for internal postings. */
export interface Issuer {
  readonly code: string;
  readonly name: string;
  readonly country: Country;
  /** The payer code of the issuer itself when it also bears a share: that share is an internal posting. */
  readonly ownPayerCode: string | null;
  readonly series: string;
  readonly internalSeries: string;
}

export type BudgetStatus = 'approved' | 'awaiting-agreement' | 'preliminary-estimate';

export interface Budget {
  readonly programme: string;
  readonly year: number;
  readonly version: number;
  readonly status: BudgetStatus;
  readonly currency: Currency;
  readonly amountOre: Ore;
  readonly recordedOn: LocalDate;
  readonly source: string;
}

export interface ActualCost {
  readonly programme: string;
  readonly year: number;
  readonly version: number;
  readonly audited: boolean;
  readonly currency: Currency;
  readonly amountOre: Ore;
  readonly recordedOn: LocalDate;
  readonly source: string;
  /** Name of the attached accounts, or null while there are none: a cost without accounts cannot be billed. */
  readonly accounts: string | null;
}

export type VatCategory = 'S' | 'Z' | 'E' | 'O';
export type VatBasis = 'excluding' | 'including';

/** What the parties agreed on a programme from a service year on. The VAT basis has no default: a person decides it. */
export interface Agreement {
  readonly programme: string;
  readonly version: number;
  readonly fromYear: number;
  readonly vatBasis: VatBasis;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: DecimalText;
  readonly vatReason: string;
  readonly agreedBy: string;
  readonly agreedOn: LocalDate;
  readonly document: string;
  readonly recordedOn: LocalDate;
}

export type WeightMethod = 'percent' | 'weight' | 'amount';

/** A node of a key tree. Siblings share one method; the root has neither parent, method nor weight; a leaf's node is a payer code. */
export interface KeyNode {
  readonly node: string;
  readonly parent: string | null;
  readonly method: WeightMethod | null;
  readonly weight: DecimalText | null;
  readonly source: string;
  /** What people call an inner node (`Danske Regioner`); a leaf is called what its payer is called. It decides nothing. */
  readonly name?: string;
}

export interface AllocationKey {
  readonly key: string;
  readonly programme: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly recordedOn: LocalDate;
  readonly nodes: readonly KeyNode[];
}

/** Who bills a branch of a programme's key, for which service years, in which rhythm. */
export interface CollectionArrangement {
  readonly programme: string;
  readonly branch: string;
  readonly issuer: string;
  readonly rule: BillingRule;
  /** Calendar years in which the rule gives billing dates, half-open. */
  readonly fromYear: number;
  readonly untilYear: number | null;
  /** What the first round of a year is on these dates, and which year it is for, counted from the billing date's year. */
  readonly firstRound: 'on-account' | 'in-arrears';
  readonly serviceYearOffset: 0 | -1;
  readonly recordedOn: LocalDate;
}

/** The parts of a payer that decide amounts; names and addresses are in the register. */
export interface PayerValidity {
  readonly code: string;
  readonly validFrom: LocalDate;
  /** Half-open; null while it exists. */
  readonly validUntil: LocalDate | null;
  readonly successor: string | null;
}
