import { join } from 'node:path';
import type { Issuer } from '#domain/facts/facts';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import { dueDate } from '#domain/invoicing/due-date';
import { formatAmount } from '#domain/money/money';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { planRun } from '#domain/settlement/plan-run';
import type { RoundHistory, SettlementRound } from '#domain/settlement/settlement-round';
import { changeRows, type PlayedRun } from './change-rows';
import { playCredits, rememberInvoice, settleCredit, type Credited } from './play-credits';
import { readGiven } from './read-given';
import { cell, readTable, type Row } from './read-table';

/** The tables a scenario's `then` folder holds; a table that is not there is expected to be empty. */
export const THEN_TABLES = ['rounds', 'shares', 'documents', 'lines', 'blocked'] as const;

/** A table that is compared only where a scenario is about it: every run beside its issuer's year before. */
export const CHANGES_TABLE = 'changes';
export type Outcome = Readonly<Record<(typeof THEN_TABLES)[number] | typeof CHANGES_TABLE, Row[]>>;

/** Plays every run of `when.csv` in order, each issued before the next, and returns what happened as rows of text. */
export function playScenario(folder: string): Outcome {
  const { facts, issuers } = readGiven(folder);
  const outcome: Outcome = { rounds: [], shares: [], documents: [], lines: [], blocked: [], changes: [] };
  const played: PlayedRun[] = [];
  const histories = new Map<string, RoundHistory>();
  const serials = new Map<string, bigint>();
  const invoices: Credited = new Map();
  for (const when of readTable(join(folder, 'when.csv'))) {
    const run = cell(when, 'run');
    const issuer = issuers.get(cell(when, 'issuer'));
    if (!issuer) throw new Error(`run ${run}: unknown issuer ${cell(when, 'issuer')}`);
    const businessDate = cell(when, 'business_date');
    const plan = planRun({
      issuer: issuer.code, country: issuer.country, businessDate, knownOn: cell(when, 'opened_on'), facts, histories: [...histories.values()],
    });
    for (const round of plan.rounds) {
      outcome.rounds.push(roundRow(run, round));
      outcome.shares.push(...round.shares.map((share) => ({
        ...roundId(run, round), payer: share.payer, target: formatAmount(share.targetOre), settled_before: formatAmount(share.settledBeforeOre),
        amount: formatAmount(share.amountOre), carried_forward: formatAmount(share.carriedForwardOre),
      })));
      remember(histories, round);
    }
    for (const { programme, serviceYear, branch, kind, reason } of plan.blocked) {
      outcome.blocked.push({ run, programme, service_year: String(serviceYear), branch, kind, reason });
    }
    const documents = draftDocuments({ rounds: plan.rounds, ownPayerCode: issuer.ownPayerCode });
    issueDocuments({ run, issuer, businessDate, documents, serials, outcome, invoices });
    const now = { issuer: issuer.code, businessDate, plan };
    outcome.changes.push(...changeRows(run, now, played, facts));
    played.push(now);
    const notes = playCredits(folder, run, invoices);
    issueDocuments({ run: `after ${run}`, issuer, businessDate, documents: notes, serials, outcome, invoices });
    for (const note of notes) settleCredit(histories, note);
  }
  return outcome;
}

function issueDocuments(input: {
  readonly run: string;
  readonly issuer: Issuer;
  readonly businessDate: string;
  readonly documents: readonly DraftDocument[];
  readonly invoices: Credited;
  readonly serials: Map<string, bigint>;
  readonly outcome: Outcome;
}): void {
  const { run, issuer, businessDate, serials, outcome } = input;
  for (const document of input.documents) {
    const series = document.kind === 'internal' ? issuer.internalSeries : issuer.series;
    const serial = (serials.get(series) ?? 0n) + 1n;
    serials.set(series, serial);
    const number = formatInvoiceNumber(series, serial);
    rememberInvoice(input.invoices, number, document);
    outcome.documents.push({
      run, number, payer: document.payer, kind: document.kind, due_on: dueDate(document.kind, businessDate, issuer.country) ?? '',
      currency: document.currency, net: formatAmount(document.netOre), vat: formatAmount(document.vatOre), total: formatAmount(document.totalOre),
    });
    outcome.lines.push(...document.lines.map((line) => ({
      number, line: String(line.line), programme: line.programme, service_year: String(line.serviceYear), kind: line.roundKind,
      net: formatAmount(line.netOre), carried_forward: formatAmount(line.carriedForwardOre),
      vat_category: line.vatCategory, vat_rate: line.vatRatePercent,
    })));
  }
}

/** What later runs see of an issued round: its inputs, and what it billed each payer. */
function remember(histories: Map<string, RoundHistory>, round: SettlementRound): void {
  const { programme, serviceYear, branch } = round;
  const id = `${programme} ${serviceYear} ${branch}`;
  const before = histories.get(id);
  const settledOre = new Map(before?.settledOre);
  for (const { payer, amountOre, carriedForwardOre } of round.shares) {
    settledOre.set(payer, (settledOre.get(payer) ?? 0n) + amountOre - carriedForwardOre);
  }
  histories.set(id, { programme, serviceYear, branch, rounds: [...(before?.rounds ?? []), round], settledOre });
}

function roundId(run: string, round: SettlementRound): Row {
  return { run, programme: round.programme, service_year: String(round.serviceYear), branch: round.branch, sequence: String(round.sequence) };
}

function roundRow(run: string, round: SettlementRound): Row {
  return {
    ...roundId(run, round), kind: round.kind, basis: round.basis, basis_version: String(round.basisVersion), key_version: String(round.keyVersion),
    amount: formatAmount(round.amountOre),
  };
}
