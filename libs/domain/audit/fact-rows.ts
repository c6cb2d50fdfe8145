import type { Json } from '#domain/audit/canonical-json';
import { hashRows } from '#domain/audit/run-rows-hash';
import { formatBillingRule } from '#domain/calendar/billing-rule-text';
import type { LocalDate } from '#domain/calendar/local-date';
import { formatAmount } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';

/** A recorded fact as the audit chain hashes it. */
export interface FactRow {
  /** Names the fact; all nodes of a key's version are one fact. */
  readonly id: string;
  /** The day it became known; null for a programme, which has none. */
  readonly recordedOn: LocalDate | null;
  readonly row: Json;
}

/** Every budget, actual cost, agreement, arrangement, key node and programme as a row to be hashed. */
export function factRows(facts: Facts): FactRow[] {
  return [
    ...facts.programmes.map((fact) =>
      rowOf(['programme', fact.code], null, [fact.name, fact.currency, fact.minimumTrueUpOre === null ? null : formatAmount(fact.minimumTrueUpOre)]),
    ),
    ...facts.budgets.map((fact) =>
      rowOf(['budget', fact.programme, fact.year, fact.version], fact.recordedOn, [
        fact.status,
        fact.currency,
        formatAmount(fact.amountOre),
        fact.recordedOn,
        fact.source,
      ]),
    ),
    ...facts.actualCosts.map((fact) =>
      rowOf(['actual-cost', fact.programme, fact.year, fact.version], fact.recordedOn, [
        fact.audited,
        fact.currency,
        formatAmount(fact.amountOre),
        fact.recordedOn,
        fact.source,
        fact.accounts,
      ]),
    ),
    ...facts.agreements.map((fact) =>
      rowOf(['agreement', fact.programme, fact.version], fact.recordedOn, [
        fact.fromYear,
        fact.vatBasis,
        fact.vatCategory,
        fact.vatRatePercent,
        fact.vatReason,
        fact.agreedBy,
        fact.agreedOn,
        fact.document,
        fact.recordedOn,
      ]),
    ),
    ...facts.arrangements.map((fact) =>
      rowOf(['arrangement', fact.programme, fact.branch, fact.issuer, formatBillingRule(fact.rule), fact.fromYear], fact.recordedOn, [
        fact.untilYear,
        fact.firstRound,
        fact.serviceYearOffset,
        fact.recordedOn,
      ]),
    ),
    ...facts.keys.flatMap((key) =>
      key.nodes.map((node) => ({
        id: JSON.stringify(['key', key.key, key.version]),
        recordedOn: key.recordedOn,
        row: [
          'key',
          key.key,
          key.programme,
          key.version,
          key.validFrom,
          key.recordedOn,
          node.node,
          node.parent,
          node.method,
          node.weight,
          node.source,
        ],
      })),
    ),
  ];
}

/** What an event `file-imported` says of the facts that its file brought: their names, and a hash over their rows. */
export interface RecordedFacts {
  readonly facts: readonly string[];
  readonly factsHash: string;
}

/** The facts that are in `after` and were not in `before`. */
export function recordedFacts(before: Facts, after: Facts): RecordedFacts {
  const known = new Set(factRows(before).map(({ id }) => id));
  const added = factRows(after).filter(({ id }) => !known.has(id));
  return { facts: [...new Set(added.map(({ id }) => id))].sort(), factsHash: hashRows(added.map(({ row }) => row)) };
}

function rowOf(id: readonly (string | number)[], recordedOn: LocalDate | null, rest: readonly Json[]): FactRow {
  return { id: JSON.stringify(id), recordedOn, row: [...id, ...rest] };
}
