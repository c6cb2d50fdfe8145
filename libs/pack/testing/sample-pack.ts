import { createHash, createPrivateKey } from 'node:crypto';
import { CHAIN_START, hashAuditEvent, type ChainedAuditEvent } from '#domain/audit/audit-event';
import type { Json } from '#domain/audit/canonical-json';
import { recordedFacts } from '#domain/audit/fact-rows';
import { factsHash } from '#domain/audit/facts-hash';
import { deliveriesHash, documentsHash } from '#domain/audit/follow-up-hashes';
import { digestRun, RULES_VERSION } from '#domain/audit/run-digest';
import { RECORD_EVENTS, RUN_EVENTS } from '#domain/audit/run-events';
import { runRowsHash } from '#domain/audit/run-rows-hash';
import { addDays } from '#domain/calendar/local-date';
import { draftDocuments } from '#domain/invoicing/draft-documents';
import { dueDate } from '#domain/invoicing/due-date';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { postDocument, type LedgerEntry } from '#domain/ledger/ledger-entry';
import { fikReference } from '#domain/references/fik';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { planRun } from '#domain/settlement/plan-run';
import type { Facts } from '#domain/settlement/known-facts';
import type { RoundHistory, SettlementRound } from '#domain/settlement/settlement-round';
import type { InvoiceRow, IssuerRow, PackContent, PackTables } from '#pack/pack-content';
import { packSigner, type PackSigner } from '#pack/pack-signer';
import { keyRows, roundId, rowsOfRound } from '#pack/round-rows';
import { answeredEInvoices, eInvoiceOf, queuedEInvoices, takesEInvoices } from '#pack/testing/sample-e-invoices';
import { samplePayments } from '#pack/testing/sample-payments';
import { sampleHandOvers } from '#pack/testing/sample-hand-overs';
import { sampleLetters, sampleReminders } from '#pack/testing/sample-reminders';
import { partiesOf, SAMPLE_ISSUERS, SAMPLE_PAYERS, SAMPLE_PEOPLE, sampleFacts } from '#pack/testing/sample-facts';
import type { PackLetter } from '#pack/write-letters';
import type { PackDocument } from '#pack/write-pack';

/** A pack's content as the product would have made it, played through the domain; every run completed and every mail accepted. */
export function samplePack(feeOre?: bigint): {
  content: PackContent;
  documents: () => AsyncIterable<PackDocument>;
  letters: () => AsyncIterable<PackLetter>;
} {
  const facts = sampleFacts(feeOre);
  const state = new SampleLedger();
  const nothing: Facts = { programmes: [], budgets: [], actualCosts: [], agreements: [], arrangements: [], keys: [], payers: [] };
  const { facts: names, factsHash: hash } = recordedFacts(nothing, facts);
  state.append('2026-08-31T08:00:00.000Z', 'KOM-officer', RECORD_EVENTS.fileImported, 'facts.csv', { facts: [...names], factsHash: hash });
  for (const [index, [issuer, businessDate]] of RUNS.entries()) {
    const row = SAMPLE_ISSUERS.find((candidate) => candidate.issuer === issuer);
    if (!row) throw new Error(`no sample issuer ${issuer}`);
    if (index === RUNS.length - 1) payEarlierInvoices(state, facts);
    playRun(state, facts, row, { businessDate, at: new Date(Date.UTC(2026, 8, 1 + index, 8, 0, 0, 123)).toISOString() });
  }
  state.rows.eInvoiceDeliveries.push(...queuedEInvoices(state.rows.invoices, state.rows.eInvoiceDeliveries));
  const content: PackContent = {
    ...state.rows,
    programmes: facts.programmes,
    budgets: facts.budgets,
    actualCosts: facts.actualCosts,
    agreements: facts.agreements,
    arrangements: facts.arrangements,
    keys: facts.keys.flatMap(keyRows),
    payers: SAMPLE_PAYERS,
    issuers: SAMPLE_ISSUERS,
    people: SAMPLE_PEOPLE,
    auditEvents: state.events,
  };
  return {
    content,
    letters: () => sampleLetters(content.letters),
    documents: async function* () {
      for (const { number, pdfSha256, eInvoiceSha256 } of content.invoices) {
        if (pdfSha256 !== null) yield { number, pdf: pdfOf(number), eInvoice: eInvoiceSha256 === null ? null : eInvoiceOf(number) };
      }
    },
  };
}

/** What comes back from outside, before the last run, so that the chain still ends with a completion. */
function payEarlierInvoices(state: SampleLedger, facts: Facts): void {
  const programmes = facts.programmes.map(({ code }) => code);
  const paid = samplePayments(state.rows.invoices, (...event) => state.append(...event));
  state.rows.bankEntries.push(...paid.bankEntries);
  state.rows.payments.push(...paid.payments);
  state.rows.eInvoiceDeliveries.push(...answeredEInvoices(state.rows.invoices, (...event) => state.append(...event)));
  state.rows.ledger.push(...paid.ledger);
  const reminded = sampleReminders(state.rows.invoices, (...event) => state.append(...event), programmes);
  state.rows.lateRates.push(...reminded.lateRates);
  state.rows.reminders.push(...reminded.reminders);
  state.rows.letters.push(...reminded.letters);
  state.rows.reversals.push(...reminded.reversals);
  state.rows.ledger.push(...reminded.ledger);
  sampleHandOvers(state.rows, (...event) => state.append(...event));
}

const RUNS = [
  ['KOM', '2023-04-03'],
  ['REG', '2023-04-03'],
  ['KOM', '2024-04-02'],
  ['REG', '2024-04-02'],
  ['KOM', '2025-04-01'],
] as const;

/** An Ed25519 signer from a seed of one repeated byte: the same key in every test run. */
export function sampleSigner(byte: number): PackSigner {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  return packSigner(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
}

type SampleRows = {
  readonly [
    Name in
      | 'runs'
      | 'rounds'
      | 'shares'
      | 'explanations'
      | 'blockedRounds'
      | 'invoices'
      | 'invoiceLines'
      | 'deliveries'
      | 'ledger'
      | 'bankEntries'
      | 'payments'
      | 'lateRates'
      | 'reminders'
      | 'letters'
      | 'reversals'
      | 'eInvoiceDeliveries'
  ]: PackTables[Name][];
};

class SampleLedger {
  readonly rows: SampleRows = {
    runs: [],
    rounds: [],
    shares: [],
    explanations: [],
    blockedRounds: [],
    invoices: [],
    invoiceLines: [],
    deliveries: [],
    ledger: [],
    bankEntries: [],
    payments: [],
    lateRates: [],
    reminders: [],
    letters: [],
    reversals: [],
    eInvoiceDeliveries: [],
  };
  readonly events: ChainedAuditEvent[] = [];
  readonly histories = new Map<string, { history: RoundHistory; settled: Map<string, bigint> }>();
  private readonly serials = new Map<string, bigint>();

  nextSerial(series: string): bigint {
    const serial = (this.serials.get(series) ?? 0n) + 1n;
    this.serials.set(series, serial);
    return serial;
  }

  append(at: string, actor: string, type: string, subject: string, data: Json): void {
    const last = this.events.at(-1);
    const event = { format: 1, seq: (last?.seq ?? 0) + 1, at, actor, type, subject, data } as const;
    const previousHash = last?.hash ?? CHAIN_START;
    this.events.push({ ...event, previousHash, hash: hashAuditEvent(event, previousHash) });
  }

  settle(round: SettlementRound, billed: ReadonlyMap<string, bigint>): void {
    const id = `${round.programme} ${round.serviceYear} ${round.branch}`;
    const before = this.histories.get(id);
    const settled = before?.settled ?? new Map<string, bigint>();
    for (const [payer, netOre] of billed) settled.set(payer, (settled.get(payer) ?? 0n) + netOre);
    const rounds = [...(before?.history.rounds ?? []), round];
    this.histories.set(id, {
      settled,
      history: { programme: round.programme, serviceYear: round.serviceYear, branch: round.branch, rounds, settledOre: settled },
    });
  }
}

function playRun(state: SampleLedger, facts: ReturnType<typeof sampleFacts>, issuer: IssuerRow, when: { businessDate: string; at: string }): void {
  const { businessDate, at } = when;
  const run = `${issuer.issuer}/${businessDate}`;
  const openedOn = addDays(businessDate, -14);
  const histories = [...state.histories.values()].map(({ history }) => history);
  const plan = planRun({ issuer: issuer.issuer, country: issuer.country, businessDate, knownOn: openedOn, facts, histories });
  const documents = draftDocuments({ rounds: plan.rounds, ownPayerCode: issuer.ownPayerCode });
  const digest = digestRun({ issuer: issuer.issuer, businessDate, knownOn: openedOn, rounds: plan.rounds, blocked: plan.blocked, documents });
  const minutesLater = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const [officer, approver] = [`${issuer.issuer}-officer`, `${issuer.issuer}-approver`];
  state.rows.runs.push({
    run,
    issuer: issuer.issuer,
    businessDate,
    openedOn,
    state: 'completed',
    digest,
    submittedBy: officer,
    submittedAt: at,
    approvedBy: approver,
    approvedAt: minutesLater(1),
    issuedOn: businessDate,
    issuedAt: minutesLater(2),
    played: true,
    rulesVersion: RULES_VERSION,
  });
  for (const blocked of plan.blocked) state.rows.blockedRounds.push({ ...blocked, run });
  const issued = documents.map((document) =>
    issueDocument(state, issuer, run, document, { businessDate, recordedAt: minutesLater(2), sentAt: minutesLater(3) }),
  );
  for (const round of plan.rounds) {
    const rows = rowsOfRound(run, round);
    state.rows.rounds.push(rows.round);
    state.rows.shares.push(...rows.shares);
    state.rows.explanations.push(...rows.explanations);
    state.settle(round, new Map(round.shares.map((share) => [share.payer, share.amountOre])));
  }
  const invoices = issued.map(({ invoice }) => invoice);
  const numbers = new Set(invoices.map(({ number }) => number));
  state.append(at, 'system', RUN_EVENTS.prepared, run, { digest, knownOn: openedOn });
  state.append(at, officer, RUN_EVENTS.submitted, run, { digest, role: roleOf(officer) });
  state.append(minutesLater(1), approver, RUN_EVENTS.approved, run, { digest, role: roleOf(approver) });
  state.append(minutesLater(2), 'system', RUN_EVENTS.issued, run, {
    digest,
    factsHash: factsHash(facts, openedOn),
    rowsHash: runRowsHash({
      invoices,
      lines: issued.flatMap(({ document, invoice }) => document.lines.map((line) => ({ ...line, number: invoice.number, text: textOf(line) }))),
      ledger: issued.flatMap(({ ledger }) => ledger),
    }),
  });
  state.append(minutesLater(4), 'system', RUN_EVENTS.completed, run, {
    documentsHash: documentsHash(
      invoices.flatMap(({ number, pdfSha256, eInvoiceSha256 }) => (pdfSha256 === null ? [] : [{ number, pdfSha256, eInvoiceSha256 }])),
    ),
    deliveriesHash: deliveriesHash(state.rows.deliveries.filter(({ number }) => numbers.has(number))),
    unsettled: [],
  });
}

function issueDocument(
  state: SampleLedger,
  issuer: IssuerRow,
  run: string,
  document: DraftDocument,
  when: { businessDate: string; recordedAt: string; sentAt: string },
): { document: DraftDocument; invoice: InvoiceRow; ledger: LedgerEntry[] } {
  const { businessDate: issuedOn, recordedAt, sentAt } = when;
  const { kind, payer, currency, vatGroup, netOre, vatOre, totalOre } = document;
  const series = kind === 'internal' ? issuer.internalSeries : issuer.series;
  const serial = state.nextSerial(series);
  const number = formatInvoiceNumber(series, serial);
  const invoice: InvoiceRow = {
    number,
    series,
    kind,
    run,
    payer,
    issuedOn,
    dueOn: dueDate(kind, issuedOn, issuer.country),
    recordedAt,
    currency,
    netOre,
    vatOre,
    totalOre,
    vatGroup,
    corrects: null,
    correctionReason: null,
    ...partiesOf(issuer, payer),
    paymentReference: kind === 'invoice' ? fikReference(serial, issuer.fikCreditor ?? '') : null,
    pdfSha256: kind === 'internal' ? null : sha256(pdfOf(number)),
    eInvoiceSha256: takesEInvoices(kind, payer) ? sha256(eInvoiceOf(number)) : null,
  };
  const ledger = postDocument(invoice);
  state.rows.invoices.push(invoice);
  state.rows.ledger.push(...ledger);
  for (const line of document.lines) {
    const round = roundId({ ...line, sequence: line.roundSequence });
    state.rows.invoiceLines.push({ ...line, number, round, text: textOf(line) });
  }
  if (kind !== 'internal') {
    const mail = { number, address: `faktura@p${payer}.example`, at: sentAt };
    if (serial === 2n)
      state.rows.deliveries.push({ ...mail, address: `old@p${payer}.example`, messageId: `<${number}.0@issuer.example>`, state: 'refused' });
    state.rows.deliveries.push({ ...mail, messageId: `<${number}@issuer.example>`, state: 'sent' });
  }
  return { document, invoice, ledger };
}

function pdfOf(number: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${number}\n`, 'utf8');
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOf(line: DraftDocument['lines'][number]): string {
  return `${line.programme} ${line.serviceYear}, ${line.roundKind}`;
}

/** As `run-submitted` and `run-approved` carry it. */
export function roleOf(person: string): Json {
  const row = SAMPLE_PEOPLE.find((candidate) => candidate.person === person);
  return row ? { role: row.role, scope: row.issuer, validFrom: row.validFrom, validUntil: row.validUntil, label: row.name } : null;
}
