import { draftCreditNote, type CreditableInvoice } from '#domain/invoicing/draft-credit-note';
import { sum } from '#domain/money/money';
import type { InvoiceLineRow, InvoiceRow, IssuerRow, RunRow } from '#pack/pack-content';
import type { Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { RecomputedRun } from '#pack/verify/recompute-runs';

/**
 * A run that is one credit note made by hand, drafted again against its invoice: how much of each line was credited is a person's decision and is taken
 * from the note, everything else follows from the invoice and from the notes issued before.
 */
export function recomputeCredit(pack: ReadPack, run: Located<RunRow>, note: InvoiceRow, issuer: IssuerRow | undefined): RecomputedRun {
  const impossible = (why: string): RecomputedRun => ({ outcome: 'impossible', run, why });
  if (!issuer) return impossible(`issuer ${run.row.issuer} is not in the register`);
  const invoice = pack.invoices.find(({ row }) => row.number === note.corrects)?.row;
  const runOfInvoice = pack.runs.find(({ row }) => row.run === invoice?.run)?.row;
  if (invoice?.kind !== 'invoice' || runOfInvoice?.issuer !== run.row.issuer)
    return impossible(`${note.corrects ?? ''} is no invoice of ${run.row.issuer}`);
  if ((runOfInvoice.issuedAt ?? '') >= (run.row.issuedAt ?? '')) return impossible(`${invoice.number} was not issued before`);
  const lines = linesOf(pack, invoice.number);
  const credited = linesOf(pack, note.number).map(({ round, netOre }) => ({
    line: lines.find((line) => line.round === round)?.line ?? -1,
    netOre: -netOre,
  }));
  try {
    const documents = [draftCreditNote(creditable(pack, invoice, lines, run.row), credited)];
    const credit = { corrects: invoice.number, reason: note.correctionReason ?? '' };
    return { outcome: 'planned', run, issuer, plan: { rounds: [], blocked: [] }, documents, credit };
  } catch (error) {
    return impossible(error instanceof Error ? error.message : String(error));
  }
}

/** The invoice as it stood when the note was issued: less the notes of it that were issued before. */
function creditable(pack: ReadPack, invoice: InvoiceRow, lines: readonly InvoiceLineRow[], run: RunRow): CreditableInvoice {
  const issuedAt = new Map(pack.runs.map(({ row }) => [row.run, row.issuedAt ?? '']));
  const earlier = pack.invoices
    .map(({ row }) => row)
    .filter((row) => row.corrects === invoice.number && (issuedAt.get(row.run) ?? '') < (run.issuedAt ?? ''));
  const taken = earlier.flatMap(({ number }) => linesOf(pack, number));
  const rounds = new Map(pack.rounds.map(({ row }) => [row.round, row]));
  return {
    ...invoice,
    creditedTotalOre: -sum(earlier.map(({ totalOre }) => totalOre)),
    lines: lines.map((line) => {
      const round = rounds.get(line.round);
      if (!round) throw new Error(`line ${line.line} of ${invoice.number} names no round`);
      const { programme, serviceYear, branch, sequence, kind, basis } = round;
      const creditedOre = -sum(taken.filter((row) => row.round === line.round).map(({ netOre }) => netOre));
      return { ...line, programme, serviceYear, branch, roundSequence: sequence, roundKind: kind, basis, creditedOre };
    }),
  };
}

function linesOf(pack: ReadPack, number: string): InvoiceLineRow[] {
  return pack.invoiceLines.flatMap(({ row }) => (row.number === number ? [row] : []));
}
