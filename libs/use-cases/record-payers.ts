import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { payerAnsweringOn } from '#domain/settlement/successors';
import type { PayerRow } from '#imports/payers';
import type { Transaction } from '#persistence/database';
import { findLastIssuedDays } from '#persistence/invoice-run';
import { addPayer, endPayer, listPayers, readPayerDetails, type PayerDetails, type RegisteredPayer } from '#persistence/register';

/**
 * Records a file of payers: a new one as it stands, a known one only with its end and successor. `payer-differs` names every other difference:
 * name and addresses of a known payer are changed by two people, never by a file.
 */
export async function recordPayers(transaction: Transaction, rows: readonly PayerRow[], at: string): Promise<void> {
  const known = new Map((await listPayers(transaction)).map((payer) => [payer.code, payer]));
  refuseDifferences(rows, known, await readPayerDetails(transaction));
  for (const row of rows) if (!known.has(row.code)) await addPayer(transaction, row, row, at);
  // Who answered for whom on that day decided amounts.
  const { businessDate: lastBilledOn } = await findLastIssuedDays(transaction);
  // A successor may stand after its predecessor in the file.
  for (const row of rows) await recordEnd(transaction, row, known.get(row.code), lastBilledOn);
  await refuseCycles(transaction);
}

const DETAILS = [
  'name',
  'country',
  'cvr',
  'ean',
  'street',
  'postcode',
  'city',
  'email',
  'language',
  'eInvoiceProfile',
  'endpointScheme',
  'endpointId',
  'orderReference',
  'personReference',
  'accountingString',
] as const satisfies readonly (keyof PayerDetails)[];

function refuseDifferences(rows: readonly PayerRow[], known: ReadonlyMap<string, RegisteredPayer>, details: ReadonlyMap<string, PayerDetails>): void {
  const differences = rows.flatMap((row) => {
    const payer = known.get(row.code);
    const registered = details.get(row.code);
    if (!payer || !registered) return [];
    const fields: string[] = DETAILS.filter((field) => row[field] !== registered[field]);
    if (row.kind !== payer.kind) fields.push('kind');
    if (row.validFrom !== payer.validFrom) fields.push('valid_from');
    if (row.validUntil === null && payer.validUntil !== null) fields.push('valid_until');
    return fields.length > 0 ? [`${row.code} (${fields.join(', ')})`] : [];
  });
  if (differences.length === 0) return;
  throw new DomainError('payer-differs', `known payers are changed by two people, a file only ends them; it differs in ${differences.join('; ')}`, {
    payers: differences.length,
  });
}

async function recordEnd(transaction: Transaction, row: PayerRow, known: RegisteredPayer | undefined, lastBilledOn: LocalDate | null): Promise<void> {
  const { code, validUntil, successor } = row;
  if (validUntil === null || (known?.validUntil === validUntil && known.successor === successor)) return;
  const firstChanged = known?.validUntil && known.validUntil < validUntil ? known.validUntil : validUntil;
  if (known && lastBilledOn !== null && firstChanged <= lastBilledOn) {
    throw new DomainError(
      'payer-end-behind-issued-run',
      `payer ${code}: a run of ${lastBilledOn} is issued, so who answers on ${firstChanged} no longer changes`,
      {
        payer: code,
        lastBilledOn,
      },
    );
  }
  await endPayer(transaction, { payer: code, validUntil, successor });
}

/** Throws `successor-cycle` when following successors would never end. */
async function refuseCycles(transaction: Transaction): Promise<void> {
  const payers = new Map((await listPayers(transaction)).map((payer) => [payer.code, payer]));
  for (const payer of payers.values()) if (payer.successor !== null) payerAnsweringOn(payer.code, '9999-12-31', payers);
}
