import type { LocalDate } from '#domain/calendar/local-date';
import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, PayerValidity, Programme } from '#domain/facts/facts';

/** Everything recorded that a run may read. What counts for a run is only what was recorded on or before the day it knows. */
export interface Facts {
  readonly programmes: readonly Programme[];
  readonly budgets: readonly Budget[];
  readonly actualCosts: readonly ActualCost[];
  readonly agreements: readonly Agreement[];
  readonly keys: readonly AllocationKey[];
  readonly arrangements: readonly CollectionArrangement[];
  readonly payers: readonly PayerValidity[];
}

interface Recorded {
  readonly version: number;
  readonly recordedOn: LocalDate;
}

/** The facts of a programme as they were known at the end of a day: the highest version recorded by then. */
export interface KnownFacts {
  readonly knownOn: LocalDate;
  findBudget(programme: string, year: number): Budget | null;
  findActualCost(programme: string, year: number): ActualCost | null;
  findAgreement(programme: string, year: number): Agreement | null;
  findKey(programme: string, serviceYear: number): AllocationKey | null;
}

export function factsKnownOn(facts: Facts, knownOn: LocalDate): KnownFacts {
  const known = <Fact extends Recorded>(list: readonly Fact[]) => list.filter((fact) => fact.recordedOn <= knownOn);
  const ofYear = (programme: string, year: number) => (fact: { programme: string; year: number }) =>
    fact.programme === programme && fact.year === year;
  return {
    knownOn,
    findBudget: (programme, year) => latest(known(facts.budgets).filter(ofYear(programme, year))),
    findActualCost: (programme, year) => latest(known(facts.actualCosts).filter(ofYear(programme, year))),
    findAgreement: (programme, year) =>
      latest(known(facts.agreements).filter((agreement) => agreement.programme === programme && agreement.fromYear <= year)),
    // "The latest recorded version valid on 1 January of the service year": a version valid from a later day is not yet in force then.
    findKey: (programme, serviceYear) =>
      lastRecorded(known(facts.keys).filter((key) => key.programme === programme && key.validFrom <= `${serviceYear}-01-01`)),
  };
}

function latest<Fact extends Recorded>(list: readonly Fact[]): Fact | null {
  return list.reduce<Fact | null>((best, fact) => (best === null || fact.version > best.version ? fact : best), null);
}

/** A programme may change from one key to another, and version numbers of two keys do not compare: the day counts first, then the version. */
function lastRecorded(keys: readonly AllocationKey[]): AllocationKey | null {
  const rank = (key: AllocationKey) => `${key.recordedOn} ${String(key.version).padStart(9, '0')} ${key.key}`;
  return keys.reduce<AllocationKey | null>((best, key) => (best === null || rank(key) > rank(best) ? key : best), null);
}
