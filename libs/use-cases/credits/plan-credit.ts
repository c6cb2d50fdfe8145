import type { RunContent } from '#domain/audit/run-digest';
import type { LocalDate } from '#domain/calendar/local-date';
import { draftCreditNote, restOf } from '#domain/invoicing/draft-credit-note';
import { findCreditableInvoice, findCreditRequest } from '#persistence/credit-requests';
import type { Transaction } from '#persistence/database';

/** What a run that is one credit note would be if it were prepared now: the note that was asked for, against the invoice as it is credited today. */
export async function planCredit(
  transaction: Transaction,
  run: { readonly id: string; readonly issuer: string; readonly businessDate: LocalDate; readonly knownOn: LocalDate },
): Promise<RunContent> {
  const request = await findCreditRequest(transaction, run.id);
  const invoice = request && (await findCreditableInvoice(transaction, request.corrects));
  if (!invoice) throw new Error(`run ${run.id} has no invoice to correct`);
  const credited = request.lines.length === 0 ? restOf(invoice) : request.lines;
  const { issuer, businessDate, knownOn } = run;
  const credit = { corrects: request.corrects, reason: request.reason };
  return { issuer, businessDate, knownOn, rounds: [], blocked: [], documents: [draftCreditNote(invoice, credited)], credit };
}
