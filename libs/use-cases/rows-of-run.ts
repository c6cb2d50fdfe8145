import type { RunContent } from '#domain/audit/run-digest';
import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';
import { listDocuments } from '#persistence/issued';
import { listPreparedLines, listPreparedShares } from '#persistence/run-content';

/**
 * The rows that people have seen and that become invoices must be the ones that were calculated: a draft may still be written, so before they are
 * decided on and issued they are compared with the calculation, row by row. `run-rows-differ` names the first that differs.
 */
export async function mustHaveRowsOf(transaction: Transaction, run: string, content: RunContent): Promise<void> {
  mustEqual(
    run,
    await listDocuments(transaction, run),
    content.documents.map((document, ordinal) => ({ ...document, ordinal })),
    ['ordinal', 'payer', 'currency', 'vatGroup', 'kind', 'netOre', 'vatOre', 'totalOre'],
  );
  mustEqual(
    run,
    await listPreparedLines(transaction, run),
    content.documents.flatMap(({ lines }, ordinal) => lines.map((line) => ({ ...line, ordinal }))),
    ['ordinal', 'line', 'programme', 'serviceYear', 'branch', 'netOre', 'carriedForwardOre', 'vatCategory', 'vatRatePercent', 'vatReason'],
  );
  mustEqual(
    run,
    await listPreparedShares(transaction, run),
    content.rounds.flatMap(({ shares }, position) => shares.map((share) => ({ ...share, position }))),
    ['position', 'payer', 'targetOre', 'settledBeforeOre', 'amountOre', 'carriedForwardOre'],
  );
}

function mustEqual<Row extends object>(
  run: string,
  found: readonly Row[],
  calculated: readonly Row[],
  fields: readonly (keyof Row & string)[],
): void {
  const textOf = (row: Row | undefined) => fields.map((field) => String(row?.[field])).join(' ');
  for (let index = 0; index < Math.max(found.length, calculated.length); index += 1) {
    if (textOf(found[index]) === textOf(calculated[index])) continue;
    throw new DomainError(
      'run-rows-differ',
      `run ${run} holds "${textOf(found[index])}" where the calculation gives "${textOf(calculated[index])}"`,
      { run },
    );
  }
}
