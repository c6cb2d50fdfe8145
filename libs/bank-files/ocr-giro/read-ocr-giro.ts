import { sum, type Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';
import type { BankFile } from '#bank-files/bank-file';
import { refuseBankFile } from '#bank-files/bank-file-refused';
import { BANK_FILE_LIMITS } from '#bank-files/limits';
import { readPayment } from '#bank-files/ocr-giro/read-payment';
import { field, numberField, readRecords, type OcrRecord } from '#bank-files/ocr-giro/records';

/** The service that brings payments with KID; others of the format (direct debit agreements) are no payments and are refused. */
const OCR_GIRO_SERVICE = '09';

/**
 * Reads the OCR giro format of Norwegian banks: one transmission (10 … 89) of assignments (20 … 88), each an account with its payments. Counts and
 * sums of both ends are checked; a file in which one is wrong is refused whole.
 */
export function readOcrGiro(bytes: Uint8Array): BankFile {
  const records = readRecords(bytes);
  if (records.length > BANK_FILE_LIMITS.entries) throw refuseBankFile('bank-file-too-large', `more than ${BANK_FILE_LIMITS.entries} lines`);
  const [start, end] = [records[0], records.at(-1)];
  if (start?.type !== '10' || !end || end.type !== '89' || end === start) {
    throw refuseBankFile('bank-file-malformed', 'a transmission begins with a record 10 and ends with a record 89');
  }
  const entries = cutAssignments(records.slice(1, -1)).flatMap(readAssignment);
  mustAgree(end, records.length, entries);
  return { format: 'ocr-giro', entries, notBooked: 0 };
}

interface Assignment {
  readonly start: OcrRecord;
  readonly end: OcrRecord;
  readonly items: readonly OcrRecord[];
}

function cutAssignments(records: readonly OcrRecord[]): Assignment[] {
  const assignments: Assignment[] = [];
  let open: { start: OcrRecord; items: OcrRecord[] } | null = null;
  for (const record of records) {
    if (field(record, 3, 4) !== OCR_GIRO_SERVICE)
      throw refuseBankFile('bank-file-unknown', `line ${record.line}: no record of the OCR giro service`, { line: record.line });
    if (record.type === '20' && open === null) open = { start: record, items: [] };
    else if (record.type === '88' && open !== null) {
      assignments.push({ ...open, end: record });
      open = null;
    } else if (open !== null && ['30', '31', '32'].includes(record.type)) open.items.push(record);
    else throw refuseBankFile('bank-file-malformed', `line ${record.line}: a record ${record.type} has no place here`, { line: record.line });
  }
  if (open !== null) throw refuseBankFile('bank-file-malformed', `line ${open.start.line}: an assignment without its record 88`);
  return assignments;
}

function readAssignment({ start, end, items }: Assignment): BankEntry[] {
  const account = field(start, 25, 35);
  const assignment = field(start, 18, 24);
  const entries = cutPayments(items).map((payment) => readPayment(payment, { account, assignment }));
  mustAgree(end, items.length + 2, entries);
  return entries;
}

/** A payment is its records 30 and 31, and 32 where it has free text. */
function cutPayments(items: readonly OcrRecord[]): OcrRecord[][] {
  const payments: OcrRecord[][] = [];
  for (const item of items) {
    if (item.type === '30') payments.push([item]);
    else {
      const payment = payments.at(-1);
      const last = payment?.at(-1);
      if (!payment || !last || Number(item.type) !== Number(last.type) + 1 || field(item, 9, 15) !== field(last, 9, 15)) {
        throw refuseBankFile('bank-file-malformed', `line ${item.line}: a record ${item.type} that follows none of its payment`, { line: item.line });
      }
      payment.push(item);
    }
  }
  return payments;
}

/** Records 88 and 89: transactions in 9–16, records in 17–24, the sum in 25–41. */
function mustAgree(end: OcrRecord, records: number, entries: readonly BankEntry[]): void {
  const told: [what: string, told: Ore, found: Ore][] = [
    ['transactions', numberField(end, 9, 16), BigInt(entries.length)],
    ['records', numberField(end, 17, 24), BigInt(records)],
    ['øre', numberField(end, 25, 41), sum(entries.map((entry) => entry.amountOre))],
  ];
  for (const [what, expected, found] of told) {
    if (expected === found) continue;
    throw refuseBankFile('bank-file-does-not-add-up', `line ${end.line}: ${found} ${what}, and the file says ${expected}`, { line: end.line });
  }
}
