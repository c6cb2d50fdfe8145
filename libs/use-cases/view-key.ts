import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { groupByParent } from '#domain/allocation/group-by-parent';
import { buildKeyTree } from '#domain/allocation/key-tree';
import { splitDownTree, type AllocationStep } from '#domain/allocation/split-down-tree';
import { DomainError } from '#domain/errors';
import type { AllocationKey } from '#domain/facts/facts';
import type { Currency, Ore } from '#domain/money/money';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { Database, type Transaction } from '#persistence/database';
import { listFactFiles } from '#persistence/fact-files';
import { listNodeNames, readFacts } from '#persistence/facts-reader';
import { readPayerNames } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import type { FileReference } from '#use-cases/view-plans';

/** A node of a key with what its weight gives it of an amount that is shared by the key. */
export interface KeyStep extends AllocationStep {
  readonly name: string;
  readonly weightText: string | null;
  /** Σ of the weights of the nodes below it, as written; null for a leaf. */
  readonly weightSumText: string | null;
  readonly source: string;
}

/** The amount that shows what the key does: the newest actual cost or budget of the year the key is valid from, or 1,000,000.00 when none is recorded. */
export interface SharedAmount {
  readonly sharedOre: Ore;
  readonly sharedIs: 'actual' | 'budget' | 'example';
  readonly sharedYear: number;
}

export interface KeySheet extends Omit<AllocationKey, 'nodes'>, SharedAmount {
  readonly currency: Currency;
  readonly file: FileReference;
  readonly steps: readonly KeyStep[];
}

const EXAMPLE_AMOUNT_ORE = 100_000_000n;

/** A version of a key as a tree, shared out level by level by the calculation that bills. It only reads. */
@Injectable()
export class ViewKey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `key-unknown` when there is none. */
  async execute(key: string, version: number): Promise<KeySheet> {
    return await this.database.snapshot(async (transaction) => {
      const facts = await readFacts(transaction);
      const found = facts.keys.find((candidate) => candidate.key === key && candidate.version === version);
      if (!found) throw new DomainError('key-unknown', `there is no version ${version} of key ${key}`, { key, version });
      const shared = amountOf(found, facts, this.clock.today('DK'));
      const { nodes: _nodes, ...head } = found;
      const file = (await listFactFiles(transaction)).find((row) => row.fact === 'key' && row.code === key && row.version === version);
      return {
        ...head,
        ...shared,
        currency: facts.programmes.find(({ code }) => code === found.programme)?.currency ?? 'DKK',
        file: file ? { name: file.name, sha256: file.sha256 } : null,
        steps: await stepsOf(transaction, found, shared.sharedOre),
      };
    });
  }
}

async function stepsOf(transaction: Transaction, key: AllocationKey, sharedOre: Ore): Promise<KeyStep[]> {
  const codes = key.nodes.map((node) => node.node);
  const payers = await readPayerNames(transaction, codes);
  const own = (await listNodeNames(transaction)).filter((row) => row.key === key.key && row.version === key.version);
  const names = new Map([...payers, ...own.map(({ node, name }) => [node, name] as const)]);
  const nodes = new Map(key.nodes.map((node) => [node.node, node]));
  const below = groupByParent(key.nodes);
  return splitDownTree(sharedOre, buildKeyTree(key)).map((step) => ({
    ...step,
    name: names.get(step.node) ?? step.node,
    weightText: nodes.get(step.node)?.weight ?? null,
    weightSumText: sumText(below.get(step.node)?.map((child) => child.weight ?? '0')),
    source: nodes.get(step.node)?.source ?? '',
  }));
}

function sumText(weights: readonly string[] | undefined): string | null {
  return weights === undefined ? null : weights.reduce((total, weight) => total.plus(weight), new Decimal(0)).toFixed();
}

function amountOf(key: AllocationKey, facts: Facts, today: string): SharedAmount {
  const known = factsKnownOn(facts, today);
  const sharedYear = Number(key.validFrom.slice(0, 4));
  const actual = known.findActualCost(key.programme, sharedYear);
  if (actual) return { sharedOre: actual.amountOre, sharedIs: 'actual', sharedYear };
  const budget = known.findBudget(key.programme, sharedYear);
  return { sharedOre: budget?.amountOre ?? EXAMPLE_AMOUNT_ORE, sharedIs: budget ? 'budget' : 'example', sharedYear };
}
