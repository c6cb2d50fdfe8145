import { join } from 'node:path';
import { draftCreditNote, restOf, type CreditableInvoice } from '#domain/invoicing/draft-credit-note';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { parseAmount } from '#domain/money/money';
import type { RoundHistory } from '#domain/settlement/settlement-round';
import { cell, readTable } from './read-table';

/** An issued invoice with what was credited of it so far. */
export type Credited = Map<string, CreditableInvoice>;

export function rememberInvoice(invoices: Credited, number: string, document: DraftDocument): void {
  if (document.kind !== 'invoice') return;
  const lines = document.lines.map((line) => ({ ...line, creditedOre: 0n }));
  invoices.set(number, { ...document, number, lines, creditedTotalOre: 0n });
}

/** The credit notes that `credits.csv` has after a run, in its order: a row a line, or an empty line for all that is left. */
export function playCredits(folder: string, run: string, invoices: Credited): DraftDocument[] {
  const rows = readTable(join(folder, 'credits.csv')).filter((row) => cell(row, 'after_run') === run);
  const notes = [...new Set(rows.map((row) => cell(row, 'note')))].map((note) => rows.filter((row) => cell(row, 'note') === note));
  return notes.map((ofNote) => {
    const number = ofNote.map((row) => cell(row, 'corrects'))[0] ?? '';
    const invoice = invoices.get(number);
    if (!invoice) throw new Error(`no invoice ${number} to credit`);
    const isWhole = ofNote.every((row) => cell(row, 'line') === '');
    const asked = isWhole ? restOf(invoice) : ofNote.map((row) => ({ line: Number(cell(row, 'line')), netOre: parseAmount(cell(row, 'net')) }));
    const document = draftCreditNote(invoice, asked);
    const creditedOf = (line: number) => asked.find((part) => part.line === line)?.netOre ?? 0n;
    invoices.set(number, {
      ...invoice,
      lines: invoice.lines.map((line) => ({ ...line, creditedOre: line.creditedOre + creditedOf(line.line) })),
      creditedTotalOre: invoice.creditedTotalOre - document.totalOre,
    });
    return document;
  });
}

/** A credit note counts as settled at the rounds that its lines name. */
export function settleCredit(histories: Map<string, RoundHistory>, note: DraftDocument): void {
  for (const { programme, serviceYear, branch, netOre } of note.lines) {
    const id = `${programme} ${serviceYear} ${branch}`;
    const history = histories.get(id);
    if (!history) throw new Error(`no round of ${id} to correct`);
    const settledOre = new Map(history.settledOre);
    settledOre.set(note.payer, (settledOre.get(note.payer) ?? 0n) + netOre);
    histories.set(id, { ...history, settledOre });
  }
}
