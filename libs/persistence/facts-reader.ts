import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, KeyNode, PayerValidity, Programme } from '#domain/facts/facts';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import type { Facts } from '#domain/settlement/known-facts';
import type { Transaction } from '#persistence/database';

/** Everything recorded that decides amounts, in the domain's words. Which of it a run may see, the domain decides by `recordedOn`. */
export async function readFacts(transaction: Transaction): Promise<Facts> {
  const programmes: Programme[] = await transaction.query(
    `select code, name, currency, minimum_true_up_ore as "minimumTrueUpOre" from programme order by code`,
  );
  const budgets: Budget[] = await transaction.query(
    `select programme, year, version, status, currency, amount_ore as "amountOre", recorded_on as "recordedOn", source from budget order by programme, year, version`,
  );
  const actualCosts: ActualCost[] = await transaction.query(
    `select programme, year, version, audited, currency, amount_ore as "amountOre", recorded_on as "recordedOn", source, accounts
     from actual_cost order by programme, year, version`,
  );
  const agreements: Agreement[] = await transaction.query(
    `select programme, version, from_year as "fromYear", vat_basis as "vatBasis", vat_category as "vatCategory", vat_rate_percent as "vatRatePercent",
       vat_reason as "vatReason", agreed_by as "agreedBy", agreed_on as "agreedOn", document, recorded_on as "recordedOn"
     from agreement order by programme, version`,
  );
  const payers: PayerValidity[] = await transaction.query(
    `select code, valid_from as "validFrom", valid_until as "validUntil", successor from payer order by code`,
  );
  return {
    programmes,
    budgets,
    actualCosts,
    agreements,
    payers,
    keys: await readKeys(transaction),
    arrangements: await readArrangements(transaction),
  };
}

export async function readArrangements(transaction: Transaction): Promise<CollectionArrangement[]> {
  const rows: (Omit<CollectionArrangement, 'rule'> & { rule: string })[] = await transaction.query(
    `select programme, branch, issuer, rule, from_year as "fromYear", until_year as "untilYear", first_round as "firstRound",
       service_year_offset as "serviceYearOffset", recorded_on as "recordedOn"
     from collection_arrangement order by id`,
  );
  return rows.map((row) => ({ ...row, rule: parseBillingRule(row.rule) }));
}

/** What people call the inner nodes of keys. It decides nothing, and is no part of the facts. */
export async function listNodeNames(transaction: Transaction): Promise<readonly NodeName[]> {
  return await transaction.query(`select key, version, node, name from key_node where name is not null order by key, version, node`);
}

export interface NodeName {
  readonly key: string;
  readonly version: number;
  readonly node: string;
  readonly name: string;
}

async function readKeys(transaction: Transaction): Promise<AllocationKey[]> {
  const keys: Omit<AllocationKey, 'nodes'>[] = await transaction.query(
    `select key, programme, version, valid_from as "validFrom", recorded_on as "recordedOn" from allocation_key order by key, version`,
  );
  const nodes: (KeyNode & { key: string; version: number })[] = await transaction.query(
    `select key, version, node, parent, method, weight, source from key_node order by key, version, node`,
  );
  const byKey = new Map<string, KeyNode[]>();
  for (const { key, version, ...node } of nodes) {
    const id = `${key} ${version}`;
    const group = byKey.get(id);
    if (group) group.push(node);
    else byKey.set(id, [node]);
  }
  return keys.map((key) => ({ ...key, nodes: byKey.get(`${key.key} ${key.version}`) ?? [] }));
}
