import { findBrokenLink } from '#domain/audit/audit-event';
import { listAuditEvents } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { EMBEDDED_JOURNAL_ADDRESS } from '#platform/config';
import { ReconcileRun } from '#use-cases/reconcile-run';
import type { FaultyInstallation } from './installation';

type Row = Readonly<Record<string, string | number | null>>;

/** Everything a run leaves behind that must not depend on what happened on the way: no instants, no states of mails. */
export interface RunRecord {
  readonly runs: readonly Row[];
  readonly decisions: readonly Row[];
  readonly shares: readonly Row[];
  readonly documents: readonly Row[];
  readonly pdfs: readonly Row[];
  readonly ledger: readonly Row[];
  readonly mails: readonly Row[];
  readonly eInvoices: readonly Row[];
  /** What the access point took, by name: twice what was released twice. */
  readonly takenFiles: readonly Row[];
  readonly events: readonly Row[];
}

/** What must be equal where it is left open which run of a series is issued first, and so which document has which number. */
export function withoutNumbers(record: RunRecord): RunRecord {
  const strip = (rows: readonly Row[], ...columns: readonly string[]): Row[] =>
    rows
      .map((row): Row => Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...record,
    documents: strip(record.documents, 'number', 'payment_reference'),
    ledger: strip(record.ledger, 'entry', 'document'),
    pdfs: record.pdfs.map((): Row => ({})),
    mails: strip(record.mails, 'id', 'number', 'message_id'),
    eInvoices: strip(record.eInvoices, 'number', 'sha256', 'file_name'),
    takenFiles: record.takenFiles.map((): Row => ({})),
  };
}

/** What the mail server has, beside what the record says of it. */
export interface Post {
  readonly mails: number;
  readonly states: Readonly<Record<string, number>>;
  /** Copies beyond the first that the server accepted. */
  readonly extraCopies: number;
  /** Mails the record calls sent and the server never got. */
  readonly sentButMissing: readonly string[];
  /** Mails that are neither sent nor refused nor unknown. */
  readonly unsettled: readonly string[];
  readonly unknown: readonly string[];
}

const QUERIES: Readonly<Record<Exclude<keyof RunRecord, 'takenFiles'>, string>> = {
  runs: `select id, state, revision, digest, issued_on::text, submitted_by, approved_by from invoice_run order by id`,
  decisions: `select run, revision, decision, person, reason, digest from run_decision order by run, id`,
  shares: `select run, position, payer, target_ore::text, settled_before_ore::text, amount_ore::text, carried_forward_ore::text from share order by run, position, payer`,
  documents: `select i.number, i.run, i.ordinal, i.kind, i.payer, i.issued_on::text, i.due_on::text, i.payment_reference, d.net_ore::text, d.vat_ore::text,
    d.total_ore::text from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal order by i.number`,
  pdfs: `select i.number, r.sha256, encode(sha256(r.bytes), 'hex') as actual from issued_document i left join rendered_document r on r.number = i.number order by i.number`,
  ledger: `select entry, on_date::text, payer, account, debit_ore::text, credit_ore::text, document, run from ledger_entry order by entry, account`,
  mails: `select id, kind, number, address, message_id from mail order by id`,
  eInvoices: `select e.number, e.profile, e.sha256, d.state, d.file_name from e_invoice e left join e_invoice_delivery d on d.number = e.number order by e.number`,
  events: `select type, subject, actor, count(*)::int as times from audit_event group by 1, 2, 3 order by 1, 2, 3`,
};

export async function readRecord({ desk, accessPoint }: FaultyInstallation): Promise<RunRecord> {
  const read = (name: keyof typeof QUERIES): Promise<Row[]> => desk.get(Database).read((transaction) => transaction.query(QUERIES[name]));
  return {
    runs: await read('runs'),
    decisions: await read('decisions'),
    shares: await read('shares'),
    documents: await read('documents'),
    pdfs: await read('pdfs'),
    ledger: await read('ledger'),
    mails: await read('mails'),
    eInvoices: await read('eInvoices'),
    takenFiles: [...accessPoint.taken].map((taken): Row => ({ ...taken })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    events: await read('events'),
  };
}

/** Where two records differ, one line a place, at most three a table; empty when they are equal. */
export function differences(expected: RunRecord, actual: RunRecord): string[] {
  return Object.keys(expected).flatMap((table) => {
    const name = table as keyof RunRecord;
    const left = expected[name].map((row) => JSON.stringify(row));
    const right = actual[name].map((row) => JSON.stringify(row));
    const length = Math.max(left.length, right.length);
    const places = Array.from({ length }, (_, index) => index).filter((index) => left[index] !== right[index]);
    return places.slice(0, 3).map((index) => `${name} ${index}: ${left[index] ?? 'nothing'} ≠ ${right[index] ?? 'nothing'}`);
  });
}

export async function readPost({ desk, sink }: FaultyInstallation): Promise<Post> {
  const mails: { id: string; messageId: string; state: string }[] = await desk
    .get(Database)
    .read((transaction) => transaction.query(`select id, message_id as "messageId", state from mail`));
  const copies = countEach(sink.acceptedBy(EMBEDDED_JOURNAL_ADDRESS));
  const settled = ['sent', 'refused', 'unknown', 'no-address'];
  return {
    mails: mails.length,
    states: Object.fromEntries(countEach(mails.map((mail) => mail.state))),
    extraCopies: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
    sentButMissing: mails.filter((mail) => mail.state === 'sent' && !copies.has(mail.messageId)).map((mail) => mail.id),
    unsettled: mails.filter((mail) => !settled.includes(mail.state)).map((mail) => mail.id),
    unknown: mails.filter((mail) => mail.state === 'unknown').map((mail) => mail.id),
  };
}

const GAPS_AND_LOSSES = `
  select 'series ' || series || ': ' || count(*) || ' numbers from ' || min(serial) || ' to ' || max(serial) as what
    from issued_document group by series having min(serial) <> 1 or max(serial) <> count(*) or count(distinct serial) <> count(*)
  union all select number || ': no mail' from issued_document i where kind <> 'internal'
    and not exists (select 1 from mail m where m.number = i.number and m.kind = 'document')
  union all select run || ' ' || ordinal || ': issued ' || count(*) || ' times' from issued_document group by run, ordinal having count(*) > 1`;

/** What is wrong with the record itself: gaps and doubles among numbers, documents without a mail, a broken audit chain, bytes that are not their hash, a run that does not reconcile though every mail was sent. */
export async function findFaults(installation: FaultyInstallation): Promise<string[]> {
  const { desk } = installation;
  const gone: { what: string }[] = await desk.get(Database).read((transaction) => transaction.query(GAPS_AND_LOSSES));
  const record = await readRecord(installation);
  const broken = findBrokenLink(await desk.get(Database).read((transaction) => listAuditEvents(transaction)));
  const reconciliations = await Promise.all(
    record.runs.filter((run) => run['state'] === 'completed').map((run) => desk.get(ReconcileRun).execute(String(run['id']))),
  );
  return [
    ...gone.map(({ what }) => what),
    ...(broken ? [`audit event ${broken.seq}: ${broken.why}`] : []),
    ...record.pdfs
      .filter((pdf) => pdf['sha256'] === null || pdf['sha256'] !== pdf['actual'])
      .map((pdf) => `${String(pdf['number'])}: bytes are not their hash`),
    ...reconciliations.flatMap((reconciliation) => reconciliation.differences.map((difference) => `${reconciliation.run}: ${difference}`)),
  ];
}

function countEach(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
