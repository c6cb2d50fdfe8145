import type { RunContent } from '#domain/audit/run-digest';
import type { AllocationKey, KeyNode } from '#domain/facts/facts';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import type { Ore } from '#domain/money/money';
import type { Facts } from '#domain/settlement/known-facts';
import { planRun, type RunPlan } from '#domain/settlement/plan-run';
import type { RoundHistory } from '#domain/settlement/settlement-round';
import type { InvoiceLineRow, InvoiceRow, IssuerRow, KeyRow, RoundRow, RunRow } from '#pack/pack-content';
import type { Located } from '#pack/verify/check';
import { recomputeCredit } from '#pack/verify/recompute-credit';
import type { ReadPack } from '#pack/verify/read-pack';

/** An issued run beside what the domain's rules make of the pack's inputs and of what was issued before it. */
export type RecomputedRun =
  | {
      readonly outcome: 'planned';
      readonly run: Located<RunRow>;
      readonly issuer: IssuerRow;
      readonly plan: RunPlan;
      readonly documents: readonly DraftDocument[];
      /** Of a run that is one credit note made by hand. */
      readonly credit?: RunContent['credit'];
    }
  | { readonly outcome: 'impossible'; readonly run: Located<RunRow>; readonly why: string };

/** Plans every issued run again, in the order of issue. What was settled before is read from the pack's own earlier lines, so one wrong run is blamed once. */
export function recomputeRuns(pack: ReadPack): RecomputedRun[] {
  const facts = factsOf(pack);
  const issuers = new Map(pack.issuers.map(({ row }) => [row.issuer, row]));
  const index = indexRounds(pack);
  const histories = new Map<string, RoundHistory>();
  return issuedRuns(pack).map((run): RecomputedRun => {
    const note = index.noteOfRun.get(run.row.run);
    const recomputed = note
      ? recomputeCredit(pack, run, note, issuers.get(run.row.issuer))
      : recomputeRun(run, issuers.get(run.row.issuer), facts, [...histories.values()]);
    for (const round of index.roundsOfRun.get(run.row.run) ?? []) addToHistory(histories, round);
    for (const line of index.linesOfRun.get(run.row.run) ?? []) settle(histories, line, index);
    return recomputed;
  });
}

/** Runs whose documents are out, in the order in which they were issued. */
export function issuedRuns(pack: ReadPack): Located<RunRow>[] {
  const at = (run: Located<RunRow>) => run.row.issuedAt ?? '';
  return pack.runs.filter(({ row }) => isIssued(row)).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a.line - b.line));
}

export function isIssued(run: RunRow): boolean {
  return run.state === 'issued' || run.state === 'completed';
}

/** The pack's inputs as the facts the domain reads. */
export function factsOf(pack: ReadPack): Facts {
  const rows = <Row>(located: readonly Located<Row>[]) => located.map(({ row }) => row);
  return {
    programmes: rows(pack.programmes),
    budgets: rows(pack.budgets),
    actualCosts: rows(pack.actualCosts),
    agreements: rows(pack.agreements),
    arrangements: rows(pack.arrangements),
    keys: keysOf(rows(pack.keys)),
    payers: rows(pack.payers),
  };
}

function keysOf(rows: readonly KeyRow[]): AllocationKey[] {
  const keys = new Map<string, Omit<AllocationKey, 'nodes'> & { nodes: KeyNode[] }>();
  for (const { key, programme, version, validFrom, recordedOn, ...node } of rows) {
    // All five belong to the key: a row that disagrees makes another key, and the split then fails for want of its node.
    const id = JSON.stringify([key, programme, version, validFrom, recordedOn]);
    const known = keys.get(id) ?? { key, programme, version, validFrom, recordedOn, nodes: [] };
    known.nodes.push(node);
    keys.set(id, known);
  }
  return [...keys.values()];
}

function recomputeRun(run: Located<RunRow>, issuer: IssuerRow | undefined, facts: Facts, histories: readonly RoundHistory[]): RecomputedRun {
  if (!issuer) return { outcome: 'impossible', run, why: `issuer ${run.row.issuer} is not in the register` };
  const { businessDate, openedOn } = run.row;
  try {
    const plan = planRun({ issuer: issuer.issuer, country: issuer.country, businessDate, knownOn: openedOn, facts, histories });
    const documents = draftDocuments({ rounds: plan.rounds, ownPayerCode: issuer.ownPayerCode });
    return { outcome: 'planned', run, issuer, plan, documents };
  } catch (error) {
    return { outcome: 'impossible', run, why: error instanceof Error ? error.message : String(error) };
  }
}

interface RoundIndex {
  readonly roundsOfRun: ReadonlyMap<string, readonly RoundRow[]>;
  readonly linesOfRun: ReadonlyMap<string, readonly InvoiceLineRow[]>;
  readonly roundOfName: ReadonlyMap<string, RoundRow>;
  readonly payerOfNumber: ReadonlyMap<string, string>;
  /** Runs that are one credit note made by hand. */
  readonly noteOfRun: ReadonlyMap<string, InvoiceRow>;
}

function indexRounds(pack: ReadPack): RoundIndex {
  const rounds = pack.rounds.map(({ row }) => row);
  const invoices = pack.invoices.map(({ row }) => row);
  const runOfNumber = new Map(invoices.map(({ number, run }) => [number, run]));
  return {
    roundsOfRun: groupBy(rounds, (round) => round.run),
    linesOfRun: groupBy(
      pack.invoiceLines.map(({ row }) => row),
      (line) => runOfNumber.get(line.number) ?? '',
    ),
    roundOfName: new Map(rounds.map((round) => [round.round, round])),
    payerOfNumber: new Map(invoices.map(({ number, payer }) => [number, payer])),
    noteOfRun: new Map(invoices.flatMap((invoice) => (invoice.corrects === null ? [] : [[invoice.run, invoice]]))),
  };
}

const yearOf = ({ programme, serviceYear, branch }: RoundRow) => JSON.stringify([programme, serviceYear, branch]);

function addToHistory(histories: Map<string, RoundHistory>, round: RoundRow): void {
  const { programme, serviceYear, branch, sequence, basis, basisVersion, key, keyVersion } = round;
  const before = histories.get(yearOf(round));
  histories.set(yearOf(round), {
    programme,
    serviceYear,
    branch,
    settledOre: before?.settledOre ?? new Map<string, Ore>(),
    rounds: [...(before?.rounds ?? []), { sequence, basis, basisVersion, key, keyVersion }],
  });
}

/** A line settles at its round; that of a credit note made by hand at the earlier round that it names. */
function settle(histories: Map<string, RoundHistory>, line: InvoiceLineRow, index: RoundIndex): void {
  const round = index.roundOfName.get(line.round);
  const history = round && histories.get(yearOf(round));
  const payer = index.payerOfNumber.get(line.number);
  if (!round || !history || payer === undefined) return;
  const settledOre = new Map(history.settledOre);
  settledOre.set(payer, (settledOre.get(payer) ?? 0n) + line.netOre);
  histories.set(yearOf(round), { ...history, settledOre });
}

export function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
