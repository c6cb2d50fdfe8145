import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readBankFile } from '#bank-files/read-bank-file';
import type { BankFile } from '#bank-files/bank-file';
import { PAYMENT_EVENTS } from '#domain/audit/event-types';
import { bankFileRowsHash } from '#domain/audit/payment-events';
import { DomainError } from '#domain/errors';
import { formatAmount, parseAmount, sum, type Currency, type Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';
import { contentIdentity } from '#domain/payments/content-identity';
import { indexMatchables, matchPayment } from '#domain/payments/match-payment';
import { appendAuditEvent } from '#persistence/audit-log';
import {
  addBankEntries,
  addBankFile,
  claimBankAccounts,
  findBankFile,
  listKnownEntries,
  lockPayments,
  type RecordedBankEntry,
} from '#persistence/bank-entries';
import { Database, type Transaction } from '#persistence/database';
import type { PaymentRow } from '#persistence/payments';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { readMatchables } from '#use-cases/payments/matchables';
import { recordPayments } from '#use-cases/payments/record-payments';
import { mustHaveRight } from '#use-cases/rights';

/** What an import did. A file that was imported before did nothing; entries that another file brought are passed over. */
export interface BankFileReport {
  readonly outcome: 'imported' | 'imported-before';
  readonly format: string;
  /** Booked entries in the file, those of them that were on record, and those that the bank has only announced. */
  readonly entries: number;
  readonly known: number;
  readonly notBooked: number;
  /** Of the new ones: posted by their reference, and left for a person to confirm. */
  readonly matched: number;
  readonly toConfirm: number;
  readonly amountOre: Ore;
  /** Null where the file's entries are of several. */
  readonly currency: Currency | null;
}

/** Takes in a bank's file, whole or not at all: every entry once, however often it comes, and what has a document's reference is posted on it. */
@Injectable()
export class ImportBankFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `bank-account-of-other-issuer`, `bank-entry-differs`, or one of the codes under which a file is refused. */
  async execute(command: {
    readonly commandId: string;
    readonly issuer: string;
    readonly name: string;
    readonly bytes: Buffer;
    readonly person: string;
  }): Promise<BankFileReport> {
    const { commandId, issuer, name, bytes, person } = command;
    const file = readBankFile(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const once = { id: commandId, kind: 'bank-file-import', body: { person, issuer, name, sha256 } };
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      const { amount, ...report } = await onceByCommand(transaction, { ...once, at }, async () => {
        const { amountOre, ...counts } = await this.takeIn(transaction, { issuer, name, person, file, sha256, at });
        return { ...counts, amount: formatAmount(amountOre) };
      });
      return { ...report, amountOre: parseAmount(amount) };
    });
  }

  private async takeIn(
    transaction: Transaction,
    of: {
      readonly issuer: string;
      readonly name: string;
      readonly person: string;
      readonly file: BankFile;
      readonly sha256: string;
      readonly at: string;
    },
  ): Promise<BankFileReport> {
    const { issuer, name, person, file, sha256, at } = of;
    await mustHaveRight(transaction, { person, right: 'payments.import', scope: issuer });
    await lockPayments(transaction, issuer);
    await mustBeAccountsOf(transaction, issuer, file.entries);
    if (await findBankFile(transaction, sha256)) return reportOf(file, 'imported-before', { added: [], payments: [] });
    await addBankFile(transaction, { sha256, name, format: file.format, issuer, importedBy: person, importedAt: at });
    const added = (await findNewEntries(transaction, file.entries)).map((entry): RecordedBankEntry => ({
      ...entry,
      ...namesOf(entry, issuer),
      file: sha256,
    }));
    await addBankEntries(transaction, added);
    const payments = await this.matchByReference(transaction, added, { issuer, person, at });
    await recordPayments(transaction, payments);
    const report = reportOf(file, 'imported', { added, payments });
    await appendAuditEvent(transaction, {
      at,
      actor: person,
      type: PAYMENT_EVENTS.imported,
      subject: sha256,
      data: {
        name,
        issuer,
        format: file.format,
        entries: report.entries,
        known: report.known,
        matched: report.matched,
        amount: formatAmount(report.amountOre),
        rowsHash: bankFileRowsHash(added, payments),
      },
    });
    return report;
  }

  private async matchByReference(
    transaction: Transaction,
    entries: readonly RecordedBankEntry[],
    by: { readonly issuer: string; readonly person: string; readonly at: string },
  ): Promise<PaymentRow[]> {
    const index = indexMatchables(await readMatchables(transaction, by.issuer));
    return entries.flatMap((entry): PaymentRow[] => {
      const match = matchPayment(entry, index);
      if (match.outcome !== 'reference' || entry.amountOre <= 0n) return [];
      return [
        {
          posting: `${entry.id}/1`,
          bankEntry: entry.id,
          position: 1,
          on: entry.bookedOn,
          payer: match.payer,
          document: match.document,
          amountOre: entry.amountOre,
          basis: 'reference',
          takesBack: null,
          person: by.person,
          at: by.at,
          reason: null,
        },
      ];
    });
  }
}

/** An entry's id follows from what it is, so that it is the same in every installation that reads the file. */
function namesOf(entry: BankEntry, issuer: string): { readonly id: string; readonly issuer: string } {
  return { issuer, id: `bank-${contentIdentity([entry.account, entry.identity, String(entry.part)]).slice(0, 16)}` };
}

async function mustBeAccountsOf(transaction: Transaction, issuer: string, entries: readonly BankEntry[]): Promise<void> {
  const accounts = [...new Set(entries.map(({ account }) => account))];
  for (const [account, owner] of await claimBankAccounts(transaction, issuer, accounts)) {
    if (owner !== issuer) throw new DomainError('bank-account-of-other-issuer', `account ${account} is that of ${owner}`, { account, issuer: owner });
  }
}

/** The entries that are not on record. The same entry with another amount is no repetition but a contradiction. */
async function findNewEntries(transaction: Transaction, entries: readonly BankEntry[]): Promise<BankEntry[]> {
  const idOf = ({ account, identity }: Pick<BankEntry, 'account' | 'identity'>) => `${account} ${identity}`;
  const known = new Map((await listKnownEntries(transaction, entries)).map((row) => [idOf(row), row.wholeOre]));
  const seen = new Map<string, BankEntry>();
  for (const entry of entries) {
    const recorded = known.get(idOf(entry));
    if (recorded !== undefined && recorded !== entry.wholeOre) {
      throw new DomainError(
        'bank-entry-differs',
        `entry ${entry.identity} of ${entry.account} is on record with ${formatAmount(recorded)}, and here it is ${formatAmount(entry.wholeOre)}`,
        { account: entry.account, entry: entry.identity },
      );
    }
    const place = `${idOf(entry)} ${entry.part}`;
    const before = seen.get(place);
    if (before && before.wholeOre !== entry.wholeOre) {
      throw new DomainError('bank-entry-differs', `entry ${entry.identity} of ${entry.account} is in the file twice, with two amounts`, {
        account: entry.account,
        entry: entry.identity,
      });
    }
    if (!before) seen.set(place, entry);
  }
  return [...seen.values()].filter((entry) => !known.has(idOf(entry)));
}

function reportOf(
  file: BankFile,
  outcome: BankFileReport['outcome'],
  done: { readonly added: readonly BankEntry[]; readonly payments: readonly PaymentRow[] },
): BankFileReport {
  const currencies = [...new Set(file.entries.map(({ currency }) => currency))];
  return {
    outcome,
    format: file.format,
    entries: file.entries.length,
    known: file.entries.length - done.added.length,
    notBooked: file.notBooked,
    matched: done.payments.length,
    toConfirm: done.added.length - done.payments.length,
    amountOre: sum(done.added.map(({ amountOre }) => amountOre)),
    currency: currencies.length === 1 ? (currencies[0] ?? null) : null,
  };
}
