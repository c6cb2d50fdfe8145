import type { Json } from '#domain/audit/canonical-json';
import { hashRows } from '#domain/audit/run-rows-hash';
import { formatBillingRule } from '#domain/calendar/billing-rule-text';
import type { LocalDate } from '#domain/calendar/local-date';
import { formatAmount } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';

/**
 * The `factsHash` of the event that issues a run: SHA-256 over every dated fact recorded by the end of `knownOn`, so that one which is
 * changed, dropped or slipped in afterwards shows, also where it moves no amount. Programmes and payers carry no such date and are not in it.
 */
export function factsHash(facts: Facts, knownOn: LocalDate): string {
  const known = <Fact extends { readonly recordedOn: LocalDate }>(list: readonly Fact[]) => list.filter((fact) => fact.recordedOn <= knownOn);
  return hashRows([
    ...known(facts.budgets).map((fact): Json => [
      'budget',
      fact.programme,
      fact.year,
      fact.version,
      fact.status,
      fact.currency,
      formatAmount(fact.amountOre),
      fact.recordedOn,
      fact.source,
    ]),
    ...known(facts.actualCosts).map((fact): Json => [
      'actual-cost',
      fact.programme,
      fact.year,
      fact.version,
      fact.audited,
      fact.currency,
      formatAmount(fact.amountOre),
      fact.recordedOn,
      fact.source,
      fact.accounts,
    ]),
    ...known(facts.agreements).map((fact): Json => [
      'agreement',
      fact.programme,
      fact.version,
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
    ...known(facts.arrangements).map((fact): Json => [
      'arrangement',
      fact.programme,
      fact.branch,
      fact.issuer,
      formatBillingRule(fact.rule),
      fact.fromYear,
      fact.untilYear,
      fact.firstRound,
      fact.serviceYearOffset,
      fact.recordedOn,
    ]),
    ...known(facts.keys).flatMap((key) =>
      key.nodes.map((node): Json => [
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
      ]),
    ),
  ]);
}
