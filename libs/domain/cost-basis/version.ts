import type { LocalDate } from '#domain/calendar/local-date';
import type { Component, ComponentShare } from '#domain/cost-basis/component';
import type { Sourced } from '#domain/cost-basis/figure';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { SectorWeight, Service, ServiceAccount, ServiceVolume } from '#domain/cost-basis/service';
import type { DecimalText } from '#domain/money/decimal-text';
import type { Currency, Ore } from '#domain/money/money';

/** A year of figures: `result-2022`, `budget-2024`. Columns stand in the order of their years; their titles are data. */
export interface AmountColumn {
  readonly code: string;
  readonly kind: 'result' | 'forecast' | 'budget';
  readonly year: number;
  readonly title: string;
}

/** Why an amount differs from the column before. The code is lasting, the title is disputed and changes without code. */
export interface DriverColumn {
  readonly code: string;
  readonly title: string;
  /** Whether a change above the threshold needs the decision that caused it: price growth needs none. */
  readonly needsDecision: boolean;
}

export interface CostFigure extends Sourced {
  readonly component: string;
  readonly column: string;
  readonly amountOre: Ore;
}

/** What is set aside for risk. What was used is in the cost already and what was released is given back, so the amount shown is what is left. */
export interface RiskProvision extends Sourced {
  readonly component: string;
  readonly column: string;
  readonly providedOre: Ore;
  readonly usedOre: Ore;
  readonly releasedOre: Ore;
}

/** An earlier year's result carried into a column: a deficit to be recovered is positive, a surplus given back negative. */
export interface CarriedResult extends Sourced {
  readonly component: string;
  readonly column: string;
  readonly amountOre: Ore;
  readonly fromYear: number;
}

export interface Margin extends Sourced {
  readonly column: string;
  /** May have two decimals: `2.50`. */
  readonly percent: DecimalText;
  readonly on: 'cost' | 'cost-and-risk';
}

/** A component's change from the column before, by one driver. */
export interface DriverFigure extends Sourced {
  readonly component: string;
  readonly column: string;
  readonly driver: string;
  readonly amountOre: Ore;
  /** Code of the decision behind it. */
  readonly decision: string | null;
  readonly note: string | null;
}

/** Where a cost was decided: which body, in which case, when. */
export interface CostDecision extends Sourced {
  readonly code: string;
  readonly body: string;
  readonly caseNumber: string;
  readonly on: LocalDate;
  readonly title: string;
}

/** How a sector's amount is divided among its payers. One key of a sector is billed; the others are only compared with it. */
export interface PayerKey extends Sourced {
  readonly code: string;
  readonly sector: PayerSector;
  readonly title: string;
  readonly isBilled: boolean;
  readonly weights: readonly { readonly payer: string; readonly weight: DecimalText }[];
}

/** A figure about the preparer as a whole: margin aimed at, equity. It is shown, and nothing is calculated from it. */
export interface CompanyFigure extends Sourced {
  readonly code: string;
  readonly title: string;
  readonly qualifier: 'exactly' | 'over' | 'under';
  readonly value: DecimalText;
  readonly unit: string;
}

/** What the preparer set for this version: which change needs an explanation, and how far a rounded sheet may be from its parts. */
export interface VersionRules {
  readonly decisionThresholdOre: Ore;
  readonly roundingToleranceOre: Ore;
}

/** One version of a year's cost basis, whole. Once sent out it is frozen; a correction is the next version. */
export interface CostBasisVersion {
  readonly basis: string;
  readonly number: number;
  /** The year that is to be charged. */
  readonly year: number;
  readonly currency: Currency;
  readonly title: string;
  readonly rules: VersionRules;
  readonly columns: readonly AmountColumn[];
  readonly drivers: readonly DriverColumn[];
  readonly services: readonly Service[];
  readonly components: readonly Component[];
  readonly shares: readonly ComponentShare[];
  readonly costs: readonly CostFigure[];
  readonly risks: readonly RiskProvision[];
  readonly carried: readonly CarriedResult[];
  readonly margins: readonly Margin[];
  readonly driverFigures: readonly DriverFigure[];
  readonly decisions: readonly CostDecision[];
  readonly volumes: readonly ServiceVolume[];
  readonly sectorWeights: readonly SectorWeight[];
  readonly accounts: readonly ServiceAccount[];
  readonly payerKeys: readonly PayerKey[];
  readonly companyFigures: readonly CompanyFigure[];
}
