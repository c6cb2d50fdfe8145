import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement } from '#domain/facts/facts';
import { formatBillingRule } from '#domain/calendar/billing-rule-text';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** Taken by whoever records a fact and by whoever approves or issues a run, so that neither slips between the other's look and its write. */
export async function lockFacts(transaction: Transaction): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto facts'))`);
}

export async function recordBudget(transaction: Transaction, budget: Omit<Budget, 'version'>, recordedAt: string): Promise<number> {
  const version = await nextVersion(transaction, 'budget', 'programme = $1 and year = $2', [budget.programme, budget.year]);
  await transaction.query(
    `insert into budget (programme, year, version, status, currency, amount_ore, recorded_on, source, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      budget.programme,
      budget.year,
      version,
      budget.status,
      budget.currency,
      budget.amountOre.toString(),
      budget.recordedOn,
      budget.source,
      recordedAt,
    ],
  );
  return version;
}

export async function recordActualCost(
  transaction: Transaction,
  cost: Omit<ActualCost, 'version'> & { accountsSha256: string | null },
  recordedAt: string,
): Promise<number> {
  const version = await nextVersion(transaction, 'actual_cost', 'programme = $1 and year = $2', [cost.programme, cost.year]);
  await transaction.query(
    `insert into actual_cost (programme, year, version, audited, currency, amount_ore, recorded_on, source, recorded_at, accounts, accounts_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      cost.programme,
      cost.year,
      version,
      cost.audited,
      cost.currency,
      cost.amountOre.toString(),
      cost.recordedOn,
      cost.source,
      recordedAt,
      cost.accounts,
      cost.accountsSha256,
    ],
  );
  return version;
}

export async function recordAgreement(transaction: Transaction, agreement: Omit<Agreement, 'version'>, recordedAt: string): Promise<number> {
  const version = await nextVersion(transaction, 'agreement', 'programme = $1', [agreement.programme]);
  await transaction.query(
    `insert into agreement (programme, version, from_year, vat_basis, vat_category, vat_rate_percent, vat_reason, agreed_by, agreed_on, document, recorded_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      agreement.programme,
      version,
      agreement.fromYear,
      agreement.vatBasis,
      agreement.vatCategory,
      agreement.vatRatePercent,
      agreement.vatReason,
      agreement.agreedBy,
      agreement.agreedOn,
      agreement.document,
      agreement.recordedOn,
      recordedAt,
    ],
  );
  return version;
}

/** Keys of a programme are numbered together, so that a programme may change from one key to another. */
export async function recordKey(transaction: Transaction, key: Omit<AllocationKey, 'version'>, recordedAt: string): Promise<number> {
  const version = await nextVersion(transaction, 'allocation_key', 'key = $1 or programme = $2', [key.key, key.programme]);
  await transaction.query(
    `insert into allocation_key (key, version, programme, valid_from, recorded_on, recorded_at) values ($1, $2, $3, $4, $5, $6)`,
    [key.key, version, key.programme, key.validFrom, key.recordedOn, recordedAt],
  );
  await insertRows(
    transaction,
    'key_node',
    { key: 'text', version: 'int', node: 'text', parent: 'text', method: 'text', weight: 'text', source: 'text', name: 'text' },
    key.nodes.map((node) => ({ name: null, ...node, key: key.key, version })),
  );
  return version;
}

export async function recordArrangement(transaction: Transaction, arrangement: CollectionArrangement, recordedAt: string): Promise<void> {
  await transaction.query(
    `insert into collection_arrangement (programme, branch, issuer, rule, from_year, until_year, first_round, service_year_offset, recorded_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      arrangement.programme,
      arrangement.branch,
      arrangement.issuer,
      formatBillingRule(arrangement.rule),
      arrangement.fromYear,
      arrangement.untilYear,
      arrangement.firstRound,
      arrangement.serviceYearOffset,
      arrangement.recordedOn,
      recordedAt,
    ],
  );
}

type Versioned = 'budget' | 'actual_cost' | 'agreement' | 'allocation_key';

async function nextVersion(transaction: Transaction, table: Versioned, where: string, values: readonly (string | number)[]): Promise<number> {
  const [row]: { version: number }[] = await transaction.query(`select coalesce(max(version), 0) + 1 as version from ${table} where ${where}`, [
    ...values,
  ]);
  if (!row) throw new Error('max() gave no row');
  return row.version;
}
