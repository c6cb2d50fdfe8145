import type { Sourced } from '#domain/cost-basis/figure';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { DecimalText } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';

/** A service that the sector pays for: Kjernejournal, E-resept. Its cost is what its components bring it. */
export interface Service extends Sourced {
  readonly code: string;
  readonly name: string;
  /** The role that answers for it; never a person's name. */
  readonly owner: string;
  /** What its volume counts (`e-resepter ekspedert`); null while it has none. */
  readonly volumeUnit: string | null;
  /** Promised availability, the hours that matter, and what an hour without it costs whom. */
  readonly serviceLevel: string | null;
  readonly openingHours: string | null;
  readonly downtimeConsequence: string | null;
}

export interface ServiceVolume extends Sourced {
  readonly service: string;
  readonly column: string;
  readonly volume: DecimalText;
}

/** A sector's weight in a service's cost; the weights of one service are on one scale. */
export interface SectorWeight extends Sourced {
  readonly service: string;
  readonly sector: PayerSector;
  readonly weight: DecimalText;
  /** What of the service's cost this sector causes, and how one knows. */
  readonly cause: string | null;
}

export type AccountKind = 'benefit' | 'technical-debt' | 'saving' | 'benchmark' | 'not-included' | 'explanation';

/**
 * What is told of a service beside its cost: a benefit and who follows it up, technical debt and who pays for it, a saving, a unit cost of somebody
 * else, what the figures leave out, or what an amount goes to.
 */
export interface ServiceAccount extends Sourced {
  readonly code: string;
  readonly service: string;
  readonly component: string | null;
  readonly kind: AccountKind;
  readonly text: string;
  readonly amountOre: Ore | null;
  /** Who follows a benefit up, pays for debt, or is compared with. */
  readonly who: string | null;
}
