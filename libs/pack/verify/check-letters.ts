import { z } from 'zod';
import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { letterName } from '#pack/letter-name';
import { AUDIT_PATH } from '#pack/manifest';
import type { LetterRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { valueOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

/** Payer, currency, hash of the letter, and, since they are told, that of the same as e-invoice. */
const LettersSchema = z.array(z.tuple([z.string(), z.string(), z.string()], z.string().nullable()));
const ReceiptsSchema = z.object({
  receipts: z.array(z.object({ name: z.string(), file: z.string(), state: z.string(), detail: z.string().nullable() })),
});

/**
 * The letters of reminders are those that were told of as they were proposed, one for each payer in an approved batch, with the bytes that their rows name; as e-invoices
 * they went once, and were answered as the chain says. Reminders from before there were letters have none.
 */
export function checkLetters(pack: ReadPack): CheckResult {
  return makeCheck('letters of reminders are those that were proposed, and their bytes those of the rows', (log) => {
    const rows = groupBy(pack.letters, ({ row }) => row.batch);
    const proposals = new Map(pack.events.filter(({ row }) => row.type === REMINDER_EVENTS.proposed).map((event) => [event.row.subject, event]));
    for (const { row } of pack.events.filter((event) => event.row.type === REMINDER_EVENTS.approved)) {
      const proposal = proposals.get(row.subject);
      if (proposal) checkProposed(log, { pack, proposal, letters: rows.get(row.subject) ?? [] });
      rows.delete(row.subject);
    }
    for (const letter of [...rows.values()].flat()) fail(log, letter, 'batch', letter.row.batch, 'reminders that were approved');
    checkFiles(log, pack);
    checkReceipts(log, pack);
  });
}

interface Proposed {
  readonly pack: ReadPack;
  readonly proposal: Event;
  readonly letters: readonly Located<LetterRow>[];
}

function checkProposed(log: CheckLog, { pack, proposal, letters }: Proposed): void {
  const told = valueOf(proposal.row.data, 'letters');
  const proposed = told === undefined ? [] : LettersSchema.safeParse(told).data;
  if (!proposed) {
    log.fail({ file: AUDIT_PATH, line: proposal.line, column: 'data.letters', found: 'no list of letters', expected: 'payer, currency and hashes' });
    return;
  }
  const waiting = new Map(proposed.map((letter) => [`${letter[0]} ${letter[1]}`, letter]));
  const reminded = new Map(pack.reminders.filter(({ row }) => row.batch === proposal.row.subject).map(({ row }) => [row.document, row.payer]));
  for (const letter of letters) {
    const { payer, currency, pdfSha256, eInvoiceSha256, firstDocument } = letter.row;
    const [, , pdf, eInvoice] = waiting.get(`${payer} ${currency}`) ?? [];
    waiting.delete(`${payer} ${currency}`);
    log.count();
    if (pdf !== pdfSha256) fail(log, letter, 'pdf_sha256', pdfSha256, `${pdf ?? 'no letter'}, as the chain says`);
    if (eInvoice !== undefined && eInvoice !== eInvoiceSha256)
      fail(log, letter, 'e_invoice_sha256', eInvoiceSha256 ?? '(empty)', `${eInvoice ?? '(empty)'}, as the chain says`);
    if (reminded.get(firstDocument) !== payer) fail(log, letter, 'first_document', firstDocument, `an invoice of ${payer} in the same reminders`);
  }
  for (const [payer] of waiting.values())
    log.fail({ file: PACK_TABLES.letters.path, found: `no row for ${payer} in ${proposal.row.subject}`, expected: 'a row for each letter' });
  const written = new Set(letters.map(({ row }) => row.payer));
  const unwritten = told === undefined ? [] : [...new Set(reminded.values())].filter((payer) => !written.has(payer));
  for (const payer of unwritten)
    log.fail({
      file: PACK_TABLES.letters.path,
      found: `no letter to ${payer} in ${proposal.row.subject}`,
      expected: 'a letter to each payer reminded',
    });
}

function checkFiles(log: CheckLog, pack: ReadPack): void {
  const named = new Set<string>();
  for (const letter of pack.letters) {
    const { pdfSha256, eInvoiceSha256 } = letter.row;
    const files = [
      ['pdf_sha256', `letters/${letterName(letter.row)}.pdf`, pdfSha256],
      ['e_invoice_sha256', `letters/${letterName(letter.row)}.xml`, eInvoiceSha256],
    ] as const;
    for (const [column, path, expected] of files) {
      if (expected === null) continue;
      named.add(path);
      const found = pack.hashes.get(path);
      if (found !== expected) fail(log, letter, column, expected, found === undefined ? `a file ${path}` : `${found}, the SHA-256 of ${path}`);
    }
  }
  for (const path of pack.hashes.keys())
    if (/^letters\//i.test(path) && !named.has(path))
      log.fail({ file: path, found: 'a letter without a row', expected: `a letter of ${PACK_TABLES.letters.path}` });
}

function checkReceipts(log: CheckLog, pack: ReadPack): void {
  const told = new Map<string, z.infer<typeof ReceiptsSchema>['receipts'][number]>();
  for (const event of pack.events.filter(({ row }) => row.type === REMINDER_EVENTS.receipts)) {
    for (const receipt of ReceiptsSchema.safeParse(event.row.data).data?.receipts ?? []) told.set(receipt.name, receipt);
  }
  for (const letter of pack.letters) {
    const { eInvoiceSha256, eInvoiceFile, eInvoiceState, eInvoiceDetail } = letter.row;
    const name = letterName(letter.row);
    const wanted = eInvoiceState === null || eInvoiceState === 'queued' ? null : `${name.replace(/[^\w.-]/g, '_')}-${eInvoiceSha256 ?? ''}.xml`;
    if (eInvoiceFile !== wanted) fail(log, letter, 'e_invoice_file', eInvoiceFile ?? '(empty)', wanted ?? '(empty)');
    if ((eInvoiceSha256 === null) !== (eInvoiceState === null))
      fail(log, letter, 'e_invoice_state', eInvoiceState ?? '(empty)', 'one for each e-invoice');
    const receipt = told.get(name);
    told.delete(name);
    const state = receipt ? `${receipt.state} ${receipt.file} ${receipt.detail ?? ''}` : null;
    const isAnswered = eInvoiceState === 'accepted' || eInvoiceState === 'rejected';
    const found = isAnswered ? `${eInvoiceState} ${eInvoiceFile ?? ''} ${eInvoiceDetail ?? ''}` : null;
    if (found !== state) fail(log, letter, 'e_invoice_state', found ?? '(no answer)', state === null ? 'no answer' : `${state}, as the chain says`);
  }
  for (const name of told.keys())
    log.fail({ file: AUDIT_PATH, column: 'data.receipts', found: name, expected: `a letter of ${PACK_TABLES.letters.path}` });
}

function fail(log: CheckLog, { line }: Located<LetterRow>, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.letters.path, line, column, found, expected });
}
