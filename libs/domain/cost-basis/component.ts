import type { Sourced } from '#domain/cost-basis/figure';
import type { LocalDate } from '#domain/calendar/local-date';
import type { DecimalText } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';

/** In regulation, assumed to come into it, and none are three different things. */
export type LegalBasisState = 'in-regulation' | 'assumed' | 'none';

export interface LegalBasis {
  readonly state: LegalBasisState;
  /** Regulation and section, or the paper in which it is assumed; null for none. */
  readonly reference: string | null;
  readonly on: LocalDate | null;
}

export type ComponentCategory = 'running-and-maintenance' | 'investment' | 'new-solution';

/** What the money does. Development is paid for by its programme, never as running cost. */
export type ComponentActivity = 'running' | 'development';

/** A part of the cost with a basis and drivers of its own. It may serve several services by stated shares. */
export interface Component extends Sourced {
  readonly code: string;
  readonly name: string;
  readonly category: ComponentCategory;
  readonly activity: ComponentActivity;
  readonly legalBasis: LegalBasis;
  /** The solution it is a part of when it is shown apart from its service: the approval process of Sentral forskrivningsmodul belongs to that. */
  readonly solution: string | null;
  /** The running cost is this percentage of an investment, and not an estimate of its own; null otherwise. */
  readonly investmentPercent: DecimalText | null;
  /** The investment that the decision names, to hold the percentage against; null when none is named. */
  readonly statedInvestmentOre: Ore | null;
  /** The percentage of its cost that keeps up maintenance and standard; null when it is not known. */
  readonly upkeepPercent: DecimalText | null;
}

/** A service's part of a component in percent; the parts of one component sum to 100. */
export interface ComponentShare {
  readonly component: string;
  readonly service: string;
  readonly percent: DecimalText;
}
