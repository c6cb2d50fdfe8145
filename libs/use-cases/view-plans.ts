import { Injectable } from '@nestjs/common';
import { buildKeyTree } from '#domain/allocation/key-tree';
import { splitDownTree, type AllocationStep } from '#domain/allocation/split-down-tree';
import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, KeyNode, Programme } from '#domain/facts/facts';
import { DomainError } from '#domain/errors';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { listCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database } from '#persistence/database';
import { readFacts } from '#persistence/facts-reader';
import { readPayerNames } from '#persistence/register';
import { Clock } from '#use-cases/clock';

/** A programme with what has been recorded of it; the newest versions first. */
export interface ProgrammeSheet extends Programme {
  readonly budgets: readonly Budget[];
  readonly actualCosts: readonly ActualCost[];
  readonly agreements: readonly Agreement[];
  readonly arrangements: readonly CollectionArrangement[];
  readonly keys: readonly Omit<AllocationKey, 'nodes'>[];
}

/** A node of a key with what its weight gives it of an amount that is shared by the key. */
export interface KeyStep extends AllocationStep {
  readonly name: string;
  readonly weightText: string | null;
  readonly source: string;
}

export interface KeySheet extends Omit<AllocationKey, 'nodes'> {
  /** What the shares are of: the newest budget or actual cost of the year the key is valid from, or 1,000,000.00 when none is recorded. */
  readonly sharedOre: bigint;
  readonly steps: readonly KeyStep[];
}

const EXAMPLE_AMOUNT_ORE = 100_000_000n;

/** Programmes, what is recorded of each, its keys as trees, and the billing calendar. It only reads. */
@Injectable()
export class ViewPlans {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async programmes(): Promise<ProgrammeSheet[]> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      return facts.programmes.map((programme) => sheetOf(programme, facts));
    });
  }

  /** `programme-unknown` when there is none of that code. */
  async programme(code: string): Promise<ProgrammeSheet> {
    const programme = (await this.programmes()).find((candidate) => candidate.code === code);
    if (!programme) throw new DomainError('programme-unknown', `there is no programme ${code}`, { programme: code });
    return programme;
  }

  /** A version of a key as a tree, shared out level by level by the calculation that bills. `key-unknown` when there is none. */
  async key(key: string, version: number): Promise<KeySheet> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      const found = facts.keys.find((candidate) => candidate.key === key && candidate.version === version);
      if (!found) throw new DomainError('key-unknown', `there is no version ${version} of key ${key}`, { key, version });
      const sharedOre = amountOf(found, facts, this.clock.today('DK'));
      const names = await readPayerNames(
        transaction,
        found.nodes.map((node) => node.node),
      );
      const nodes = new Map(found.nodes.map((node) => [node.node, node]));
      const { nodes: _nodes, ...head } = found;
      return { ...head, sharedOre, steps: splitDownTree(sharedOre, buildKeyTree(found)).map((step) => named(step, nodes, names)) };
    });
  }

  /** Billing dates from a day on, or all. */
  async calendar(from: string | null): Promise<CalendarEntry[]> {
    return await this.database.snapshot(async (transaction) =>
      (await listCalendarEntries(transaction)).filter((entry) => from === null || entry.billingDate >= from),
    );
  }
}

function sheetOf(programme: Programme, facts: Facts): ProgrammeSheet {
  const own = <Fact extends { readonly programme: string }>(list: readonly Fact[]) => list.filter((fact) => fact.programme === programme.code);
  return {
    ...programme,
    budgets: own(facts.budgets).sort(newestFirst),
    actualCosts: own(facts.actualCosts).sort(newestFirst),
    agreements: own(facts.agreements).sort((a, b) => b.version - a.version),
    arrangements: own(facts.arrangements),
    keys: own(facts.keys)
      .map(({ nodes: _nodes, ...key }) => key)
      .sort((a, b) => b.version - a.version),
  };
}

function newestFirst(a: { readonly year: number; readonly version: number }, b: { readonly year: number; readonly version: number }): number {
  return b.year - a.year || b.version - a.version;
}

function amountOf(key: AllocationKey, facts: Facts, today: string): bigint {
  const known = factsKnownOn(facts, today);
  const year = Number(key.validFrom.slice(0, 4));
  return known.findActualCost(key.programme, year)?.amountOre ?? known.findBudget(key.programme, year)?.amountOre ?? EXAMPLE_AMOUNT_ORE;
}

function named(step: AllocationStep, nodes: ReadonlyMap<string, KeyNode>, names: ReadonlyMap<string, string>): KeyStep {
  const node = nodes.get(step.node);
  return { ...step, name: names.get(step.node) ?? node?.name ?? step.node, weightText: node?.weight ?? null, source: node?.source ?? '' };
}
