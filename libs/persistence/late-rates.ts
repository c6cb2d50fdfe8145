import type { LateRate } from '#domain/late-payment/late-rate';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** Every figure for late payment that anybody imported, the oldest first. */
export async function listLateRates(transaction: Transaction): Promise<LateRate[]> {
  return await transaction.query(
    `select country, kind, valid_from as "validFrom", valid_until as "validUntil", value, source, is_illustrative as "isIllustrative",
       to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt" from late_rate order by recorded_at, country, kind, valid_from`,
  );
}

export async function addLateRates(
  transaction: Transaction,
  rates: readonly Omit<LateRate, 'recordedAt'>[],
  by: { readonly person: string; readonly at: string },
): Promise<void> {
  const types = { country: 'text', kind: 'text', valid_from: 'date', valid_until: 'date', value: 'text', source: 'text', is_illustrative: 'boolean' };
  await insertRows(
    transaction,
    'late_rate',
    { ...types, recorded_by: 'text', recorded_at: 'timestamptz' },
    rates.map(({ country, kind, validFrom, validUntil, value, source, isIllustrative }) => ({
      ...{ country, kind, valid_from: validFrom, valid_until: validUntil, value, source, is_illustrative: isIllustrative },
      ...{ recorded_by: by.person, recorded_at: by.at },
    })),
  );
}
