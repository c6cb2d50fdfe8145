import type { Json } from '#domain/audit/canonical-json';
import { DomainError } from '#domain/errors';
import { formatAmount, type Ore } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import type { Transaction } from '#persistence/database';
import {
  addLedgerExport,
  addLedgerReceipt,
  listLedgerExports,
  listLedgerReceipts,
  listSignOffs,
  type ChargeFile,
  type LedgerExport,
  type LedgerReceipt,
  type SignOff,
} from '#persistence/ledger-exports';
import { listPeople } from '#persistence/register';
import { onceByCommand } from '#use-cases/once-by-command';

/** How far postings have come on their way to the finance system, with who did what; all null before anything was done. */
export interface HandOver {
  readonly export: (LedgerExport & { readonly madeByLabel: string }) | null;
  readonly receipt: (LedgerReceipt & { readonly personLabel: string }) | null;
  readonly signOff: (SignOff & { readonly personLabel: string }) | null;
}

/** What is to be the same amount before somebody signs, each from where it stands on record. */
export interface Agreement {
  readonly sums: readonly { readonly of: 'run' | 'documents' | 'charged' | 'taken-back' | 'ledger' | 'export'; readonly ore: Ore }[];
  /** What does not agree, in words; nothing when it can be signed. */
  readonly differences: readonly string[];
}

/** What the finance system says it booked. */
export interface Booked {
  /** Its own number of the posting. */
  readonly receipt: string;
  readonly entries: number;
  readonly debitOre: Ore;
  /** Of the file that it read, where it tells that. */
  readonly sha256: string | null;
}

/** The hand-overs of exports, by id, in the order of the ids. */
export async function readHandOvers(transaction: Transaction, ids: readonly string[]): Promise<HandOver[]> {
  const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
  const labelOf = (person: string) => labels.get(person) ?? person;
  const exports = new Map((await listLedgerExports(transaction, ids)).map((made) => [made.id, { ...made, madeByLabel: labelOf(made.madeBy) }]));
  const labelled = <Row extends { readonly export: string; readonly person: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.export, { ...row, personLabel: labelOf(row.person) }]));
  const receipts = labelled(await listLedgerReceipts(transaction, ids));
  const signOffs = labelled(await listSignOffs(transaction, ids));
  return ids.map((id) => ({ export: exports.get(id) ?? null, receipt: receipts.get(id) ?? null, signOff: signOffs.get(id) ?? null }));
}

export async function readHandOver(transaction: Transaction, id: string): Promise<HandOver> {
  const [handOver] = await readHandOvers(transaction, [id]);
  return handOver ?? { export: null, receipt: null, signOff: null };
}

/** Puts on record that a file was made, by whom, and its sums. */
export async function recordExport(transaction: Transaction, made: LedgerExport, of: ChargeFile | null): Promise<void> {
  await addLedgerExport(transaction, made, of);
  await appendAuditEvent(transaction, {
    at: made.madeAt,
    actor: made.madeBy,
    type: 'ledger-exported',
    subject: made.id,
    data: {
      ...{ sha256: made.sha256, entries: made.entries, debit: formatAmount(made.debitOre), owed: formatAmount(made.owedOre) },
      ...(of ? { currency: of.currency, until: of.untilOn } : {}),
    },
  });
}

/** Records what was booked; `ledger-receipt-differs` when that is not what was exported, `ledger-acknowledged` when another receipt stands. */
export async function recordReceipt(
  transaction: Transaction,
  id: string,
  said: Booked & { readonly person: string; readonly at: string },
): Promise<void> {
  const [made] = await listLedgerExports(transaction, [id]);
  if (!made) throw new DomainError('ledger-not-exported', `the ledger of ${id} was not exported`, { export: id });
  const { entries, debitOre, sha256, person, at } = said;
  const receipt = said.receipt.trim();
  if (receipt === '') throw new DomainError('reason-missing', 'say under which number it was booked', {});
  if (entries !== made.entries || debitOre !== made.debitOre || (sha256 ?? made.sha256) !== made.sha256) {
    throw new DomainError(
      'ledger-receipt-differs',
      `exported were ${made.entries} entries of ${formatAmount(made.debitOre)} in ${made.sha256}, acknowledged ${entries} of ${formatAmount(debitOre)} in ${sha256 ?? 'no file it names'}`,
      { export: id, entries: made.entries, debit: formatAmount(made.debitOre) },
    );
  }
  const [before] = await listLedgerReceipts(transaction, [id]);
  if (before) {
    if (before.receipt !== receipt) throw new DomainError('ledger-acknowledged', `${id} was acknowledged as ${before.receipt}`, { export: id });
    return;
  }
  await addLedgerReceipt(transaction, id, { receipt, entries, debitOre, sha256, person, at });
  await appendAuditEvent(transaction, {
    ...{ at, actor: person, type: 'ledger-acknowledged', subject: id },
    data: { receipt, entries, debit: formatAmount(debitOre), ...(sha256 === null ? {} : { sha256 }) },
  });
}

/** Refuses bytes that are not those that were exported. */
export function mustBeExported(made: LedgerExport, sha256: string): void {
  if (made.sha256 !== sha256)
    throw new DomainError('ledger-export-differs', `the ledger of ${made.id} is not what was exported`, { export: made.id });
}

/** Does a step of a hand-over once, whatever it answers. */
export async function stepOnce(
  transaction: Transaction,
  command: { readonly commandId: string; readonly kind: string; readonly at: string; readonly body: Json },
  work: () => Promise<void>,
): Promise<void> {
  const { commandId, kind, at, body } = command;
  await onceByCommand(transaction, { id: commandId, kind, body, at }, async () => {
    await work();
    return null;
  });
}
