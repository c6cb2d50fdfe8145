import { join } from 'node:path';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import type { AllocationKey, Issuer, KeyNode } from '#domain/facts/facts';
import { parseAmount } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import { cell, cellOrNull, readTable, wordIn, type Row } from './read-table';

/** What a scenario's `given` folder records: the facts, and who bills. */
export interface Given {
  readonly facts: Facts;
  readonly issuers: ReadonlyMap<string, Issuer>;
}

const CURRENCIES = ['DKK', 'NOK'] as const;
const METHODS = ['percent', 'weight', 'amount'] as const;

export function readGiven(folder: string): Given {
  const rows = (name: string) => readTable(join(folder, 'given', `${name}.csv`));
  return {
    issuers: new Map(rows('issuers').map((row) => [cell(row, 'issuer'), issuerOf(row)])),
    facts: {
      programmes: rows('programmes').map((row) => ({
        code: cell(row, 'programme'), name: cell(row, 'programme'), currency: wordIn(row, 'currency', CURRENCIES),
        minimumTrueUpOre: cell(row, 'minimum_true_up') === '' ? null : parseAmount(cell(row, 'minimum_true_up')),
      })),
      budgets: rows('budgets').map((row) => ({
        ...yearFact(row), status: wordIn(row, 'status', ['approved', 'awaiting-agreement', 'preliminary-estimate']),
      })),
      actualCosts: rows('actual-costs').map((row) => ({
        ...yearFact(row), audited: wordIn(row, 'audited', ['yes', 'no']) === 'yes', accounts: cellOrNull(row, 'accounts'),
      })),
      agreements: rows('agreements').map((row) => ({
        programme: cell(row, 'programme'), version: Number(cell(row, 'version')), fromYear: Number(cell(row, 'from_year')),
        vatBasis: wordIn(row, 'vat_basis', ['excluding', 'including']), vatCategory: wordIn(row, 'vat_category', ['S', 'Z', 'E', 'O']),
        vatRatePercent: cell(row, 'vat_rate'), vatReason: '', agreedBy: 'the parties', agreedOn: cell(row, 'recorded_on'),
        document: 'agreement', recordedOn: cell(row, 'recorded_on'),
      })),
      keys: keysOf(rows('keys')),
      arrangements: rows('arrangements').map((row) => ({
        programme: cell(row, 'programme'), branch: cell(row, 'branch'), issuer: cell(row, 'issuer'), rule: parseBillingRule(cell(row, 'rule')),
        fromYear: Number(cell(row, 'from_year')), untilYear: cell(row, 'until_year') === '' ? null : Number(cell(row, 'until_year')),
        firstRound: wordIn(row, 'first_round', ['on-account', 'in-arrears']),
        serviceYearOffset: wordIn(row, 'service_year', ['same', 'before']) === 'same' ? 0 : -1, recordedOn: cell(row, 'recorded_on'),
      })),
      payers: rows('payers').map((row) => ({
        code: cell(row, 'code'), validFrom: cell(row, 'valid_from'), validUntil: cellOrNull(row, 'valid_until'),
        successor: cellOrNull(row, 'successor'),
      })),
    },
  };
}

function issuerOf(row: Row): Issuer {
  const code = cell(row, 'issuer');
  return {
    code, name: code, country: wordIn(row, 'country', ['DK', 'NO']), ownPayerCode: cellOrNull(row, 'own_payer_code'),
    series: code, internalSeries: `${code}-INT`,
  };
}

function yearFact(row: Row) {
  return {
    programme: cell(row, 'programme'), year: Number(cell(row, 'year')), version: Number(cell(row, 'version')),
    currency: wordIn(row, 'currency', CURRENCIES), amountOre: parseAmount(cell(row, 'amount')), recordedOn: cell(row, 'recorded_on'), source: '',
  };
}

/** A row a node; the rows of one key and version make a key. */
function keysOf(rows: readonly Row[]): AllocationKey[] {
  const keys = new Map<string, AllocationKey & { nodes: KeyNode[] }>();
  for (const row of rows) {
    const id = `${cell(row, 'key')} ${cell(row, 'version')}`;
    const key = keys.get(id) ?? {
      key: cell(row, 'key'), programme: cell(row, 'programme'), version: Number(cell(row, 'version')),
      validFrom: cell(row, 'valid_from'), recordedOn: cell(row, 'recorded_on'), nodes: [],
    };
    key.nodes.push({
      node: cell(row, 'node'), parent: cellOrNull(row, 'parent'), weight: cellOrNull(row, 'weight'), source: '',
      method: cell(row, 'method') === '' ? null : wordIn(row, 'method', METHODS),
    });
    keys.set(id, key);
  }
  return [...keys.values()];
}
