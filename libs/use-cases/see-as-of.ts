import { Injectable } from '@nestjs/common';
import type { ActualCost, Agreement, AllocationKey, Budget } from '#domain/facts/facts';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency } from '#domain/money/money';
import { factsKnownOn } from '#domain/settlement/known-facts';
import { Database } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { sumIssuedUntil, type IssuedSum } from '#persistence/issued-sums';

/** What counted for one year of a programme on a day. */
export interface KnownYear {
  readonly programme: string;
  readonly currency: Currency;
  readonly year: number;
  readonly budget: Budget | null;
  readonly actualCost: ActualCost | null;
  readonly agreement: Agreement | null;
  readonly key: Omit<AllocationKey, 'nodes'> | null;
}

export interface AsOf {
  readonly on: LocalDate;
  readonly years: readonly KnownYear[];
  readonly issued: readonly IssuedSum[];
}

/** The state of things as known at the end of a day: the figures that counted then, and what had been issued by then. */
@Injectable()
export class SeeAsOf {
  constructor(private readonly database: Database) {}

  async execute(on: LocalDate): Promise<AsOf> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      const known = factsKnownOn(facts, on);
      const years = facts.programmes.flatMap((programme) =>
        yearsOf(programme.code, [...facts.budgets, ...facts.actualCosts], on).map((year) => ({
          programme: programme.code,
          currency: programme.currency,
          year,
          budget: known.findBudget(programme.code, year),
          actualCost: known.findActualCost(programme.code, year),
          agreement: known.findAgreement(programme.code, year),
          key: withoutNodes(known.findKey(programme.code, year)),
        })),
      );
      const issued = await sumIssuedUntil(transaction, on);
      return { on, years, issued };
    });
  }
}

function yearsOf(programme: string, facts: readonly (Budget | ActualCost)[], on: LocalDate): number[] {
  const years = facts.filter((fact) => fact.programme === programme && fact.recordedOn <= on).map((fact) => fact.year);
  return [...new Set(years)].sort((a, b) => a - b);
}

function withoutNodes(key: AllocationKey | null): Omit<AllocationKey, 'nodes'> | null {
  if (key === null) return null;
  const { nodes: _nodes, ...rest } = key;
  return rest;
}
