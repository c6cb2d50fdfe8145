import { dueDate } from '#domain/invoicing/due-date';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import type { SettlementRound } from '#domain/settlement/settlement-round';
import type { InvoiceLineRow, InvoiceRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { compareFields, compareRowSets, makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { roundId } from '#pack/round-rows';
import { pairRounds } from '#pack/verify/check-rounds';
import { localDateOf } from '#pack/verify/local-date-of';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy, type RecomputedRun } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';

type PlannedRun = RecomputedRun & { outcome: 'planned' };

/** One document per payer, currency and VAT group, with the lines, VAT, kind and dates that the rounds give; no document for 0.00, none extra. */
export function checkDocuments(pack: ReadPack, runs: readonly RecomputedRun[]): CheckResult {
  return makeCheck('documents are those of the rounds', (log) => {
    const byRun = groupBy(pack.invoices, ({ row }) => row.run);
    const lines = groupBy(pack.invoiceLines, ({ row }) => row.number);
    const rounds = groupBy(pack.rounds, ({ row }) => row.run);
    for (const run of runs) {
      const id = run.run.row.run;
      const found = byRun.get(id) ?? [];
      byRun.delete(id);
      if (run.outcome === 'impossible') {
        log.fail({
          file: PACK_TABLES.runs.path,
          line: run.run.line,
          found: `cannot be recomputed: ${run.why}`,
          expected: 'documents that follow from the inputs',
        });
        continue;
      }
      const nameOf = new Map(
        pairRounds(rounds.get(id) ?? [], run.plan.rounds).map(({ row, round }) => [keyOf(round), row?.row.round ?? keyOf(round)]),
      );
      checkRun(log, run, found, lines, nameOf);
    }
    for (const { row, line } of [...byRun.values()].flat()) {
      log.fail({ file: PACK_TABLES.invoices.path, line, column: 'run', found: row.run, expected: 'a run that was issued' });
    }
    const numbers = new Set(pack.invoices.map(({ row }) => row.number));
    for (const { row, line } of pack.invoiceLines) {
      if (!numbers.has(row.number))
        log.fail({ file: PACK_TABLES.invoiceLines.path, line, column: 'number', found: row.number, expected: 'a number of invoices.csv' });
    }
  });
}

function checkRun(
  log: CheckLog,
  run: PlannedRun,
  found: readonly Located<InvoiceRow>[],
  lines: ReadonlyMap<string, Located<InvoiceLineRow>[]>,
  nameOf: ReadonlyMap<string, string>,
): void {
  const idOf = (document: { payer: string; currency: string; vatGroup: string }) => `${document.payer} ${document.currency} ${document.vatGroup}`;
  const waiting = new Map(run.documents.map((document) => [idOf(document), document]));
  for (const invoice of found) {
    log.count();
    const document = waiting.get(idOf(invoice.row));
    waiting.delete(idOf(invoice.row));
    if (document) checkDocument(log, run, invoice, document, lines.get(invoice.row.number) ?? [], nameOf);
    else
      log.fail({
        file: PACK_TABLES.invoices.path,
        line: invoice.line,
        column: 'payer',
        found: idOf(invoice.row),
        expected: 'no such document in this run, or only one',
      });
  }
  for (const id of waiting.keys()) {
    log.fail({ file: PACK_TABLES.runs.path, line: run.run.line, found: `no row in ${PACK_TABLES.invoices.path}`, expected: `a document for ${id}` });
  }
}

function checkDocument(
  log: CheckLog,
  run: PlannedRun,
  invoice: Located<InvoiceRow>,
  document: DraftDocument,
  lines: readonly Located<InvoiceLineRow>[],
  nameOf: ReadonlyMap<string, string>,
): void {
  const { issuedOn, issuedAt, played, businessDate } = run.run.row;
  const expectedIssue = played || issuedAt === null ? businessDate : localDateOf(issuedAt, run.issuer.country);
  compareFields(log, PACK_TABLES.invoices, invoice, {
    kind: document.kind,
    netOre: document.netOre,
    vatOre: document.vatOre,
    totalOre: document.totalOre,
    issuedOn: expectedIssue,
    dueOn: dueDate(document.kind, expectedIssue, run.issuer.country),
    ...(issuedAt === null ? {} : { recordedAt: issuedAt }),
  });
  if (issuedOn !== expectedIssue) {
    log.fail({ file: PACK_TABLES.runs.path, line: run.run.line, column: 'issued_on', found: issuedOn ?? '(empty)', expected: expectedIssue });
  }
  compareRowSets(log, {
    table: PACK_TABLES.invoiceLines,
    found: lines,
    idOf: (line) => String(line.line),
    what: `line of ${invoice.row.number}`,
    home: { file: PACK_TABLES.invoices.path, line: invoice.line },
    expected: document.lines.map((line) => ({
      number: invoice.row.number,
      line: line.line,
      round: run.credit ? roundId({ ...line, sequence: line.roundSequence }) : (nameOf.get(keyOf(line)) ?? keyOf(line)),
      netOre: line.netOre,
      vatCategory: line.vatCategory,
      vatRatePercent: line.vatRatePercent,
      vatReason: line.vatReason,
      carriedForwardOre: line.carriedForwardOre,
    })),
  });
}

function keyOf(round: Pick<SettlementRound, 'programme' | 'serviceYear' | 'branch'>): string {
  return `${round.programme}/${round.serviceYear}/${round.branch}`;
}
