import type { LocalDate } from '#domain/calendar/local-date';
import { NO_CHARGES, type ChargeChoice, type LateCharges } from '#domain/late-payment/charge-reminders';
import type { InterestStep } from '#domain/late-payment/late-interest';
import { parseAmount, formatAmount, type Currency, type Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { utc } from '#persistence/utc-sql';

/** Whether a programme has reminders, since when, and who said so why. */
export interface ReminderPolicy {
  readonly programme: string;
  readonly name: string;
  readonly isOn: boolean;
  /** What its reminders charge; nothing until somebody says so. */
  readonly charges: ChargeChoice;
  /** Null while nobody has said anything: then there are none. */
  readonly person: string | null;
  readonly recordedAt: string | null;
  readonly reason: string | null;
}

/** An invoice that is reminded of, what is open on it before the reminder, and what the reminder adds. */
export interface ReminderRow extends LateCharges {
  readonly document: string;
  readonly sequence: number;
  readonly openOre: Ore;
}

/** Reminders that were proposed together, and are approved or rejected together. */
export interface ReminderBatch {
  readonly id: string;
  readonly issuer: string;
  readonly on: LocalDate;
  readonly digest: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Null while it waits. */
  readonly outcome: 'approved' | 'rejected' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

export interface BatchedReminder extends ReminderRow {
  readonly payer: string;
  readonly currency: Currency;
  readonly dueOn: LocalDate;
}

/** The policy that stands for each programme that an issuer bills. */
export async function listReminderPolicies(transaction: Transaction, issuer: string): Promise<ReminderPolicy[]> {
  const rows: (Omit<ReminderPolicy, 'charges'> & { charges: ChargeChoice | null })[] = await transaction.query(
    `select g.code as programme, g.name, coalesce(p.is_on, false) as "isOn", p.person, ${utc('p.recorded_at', 'recordedAt')}, p.reason,
       case when p.programme is not null then json_build_object('fee', p.charges_fee, 'compensation', p.charges_compensation, 'interest', p.charges_interest) end as charges
     from programme g left join lateral (select * from reminder_policy where programme = g.code order by recorded_at desc limit 1) p on true
     where exists (select 1 from collection_arrangement c where c.programme = g.code and c.issuer = $1) order by g.code`,
    [issuer],
  );
  return rows.map(({ charges, ...row }) => ({ ...row, charges: charges ?? NO_CHARGES }));
}

/** Changes of a programme's policy come one after the other. */
export async function lockReminderPolicy(transaction: Transaction, programme: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto reminder policy'), hashtext($1))`, [programme]);
}

export async function addReminderPolicy(
  transaction: Transaction,
  policy: Pick<ReminderPolicy, 'programme' | 'isOn' | 'charges'> & { readonly person: string; readonly recordedAt: string; readonly reason: string },
): Promise<void> {
  const { programme, isOn, charges, person, recordedAt, reason } = policy;
  await transaction.query(
    `insert into reminder_policy (programme, recorded_at, is_on, charges_fee, charges_compensation, charges_interest, person, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [programme, recordedAt, isOn, charges.fee, charges.compensation, charges.interest, person, reason],
  );
}

/** Days on which documents of an issuer were reminded of, in order, by number. */
export async function readReminderDays(transaction: Transaction, issuer: string): Promise<Map<string, LocalDate[]>> {
  const rows: { document: string; days: LocalDate[] }[] = await transaction.query(
    `select m.document, array_agg(to_char(b.on_date, 'YYYY-MM-DD') order by m.sequence) as days from reminder m join reminder_batch b on b.id = m.batch
       join reminder_decision d on d.batch = b.id and d.outcome = 'approved' where b.issuer = $1 group by m.document`,
    [issuer],
  );
  return new Map(rows.map(({ document, days }) => [document, days]));
}

/** The programmes that each invoice of an issuer has lines for. */
export async function readDocumentProgrammes(transaction: Transaction, issuer: string): Promise<Map<string, string[]>> {
  const rows: { number: string; programmes: string[] }[] = await transaction.query(
    `select i.number, array_agg(distinct r.programme) as programmes from issued_document i join invoice_run o on o.id = i.run
       join document_line l on l.run = i.run and l.ordinal = i.ordinal join settlement_round r on r.run = l.round_run and r.position = l.position
     where o.issuer = $1 and i.kind = 'invoice' group by i.number`,
    [issuer],
  );
  return new Map(rows.map(({ number, programmes }) => [number, programmes]));
}

export async function addReminderBatch(
  transaction: Transaction,
  batch: Pick<ReminderBatch, 'id' | 'issuer' | 'on' | 'digest' | 'proposedBy' | 'proposedAt'>,
  reminders: readonly ReminderRow[],
): Promise<void> {
  await transaction.query(`insert into reminder_batch (id, issuer, on_date, digest, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)`, [
    batch.id,
    batch.issuer,
    batch.on,
    batch.digest,
    batch.proposedBy,
    batch.proposedAt,
  ]);
  const ore = (of: (row: ReminderRow) => Ore) => reminders.map((row) => of(row).toString());
  await transaction.query(
    `insert into reminder (batch, document, sequence, open_ore, fee_ore, compensation_ore, interest_ore, interest_steps)
     select $1, d, s, o, f, c, i, t::jsonb from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[]) as r (d, s, o, f, c, i, t)`,
    [
      batch.id,
      reminders.map(({ document }) => document),
      reminders.map(({ sequence }) => sequence),
      ore(({ openOre }) => openOre),
      ore(({ feeOre }) => feeOre),
      ore(({ compensationOre }) => compensationOre),
      ore(({ interestOre }) => interestOre),
      reminders.map(({ steps }) => JSON.stringify(steps.map(stepOut))),
    ],
  );
}

interface KeptStep extends Pick<InterestStep, 'from' | 'to' | 'days'> {
  readonly principal: string;
  readonly tenThousandths: number;
}

function stepOut({ principalOre, tenThousandths, ...step }: InterestStep): KeptStep {
  return { ...step, principal: formatAmount(principalOre), tenThousandths: Number(tenThousandths) };
}

function stepIn({ principal, tenThousandths, ...step }: KeptStep): InterestStep {
  return { ...step, principalOre: parseAmount(principal), tenThousandths: BigInt(tenThousandths) };
}

export async function addReminderDecision(
  transaction: Transaction,
  decision: {
    readonly batch: string;
    readonly outcome: 'approved' | 'rejected';
    readonly person: string;
    readonly at: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await transaction.query(`insert into reminder_decision (batch, outcome, person, at, reason) values ($1, $2, $3, $4, $5)`, [
    decision.batch,
    decision.outcome,
    decision.person,
    decision.at,
    decision.reason,
  ]);
}

const BATCHES = `select b.id, b.issuer, b.on_date as "on", b.digest, b.proposed_by as "proposedBy", ${utc('b.proposed_at', 'proposedAt')}, d.outcome,
     d.person as "decidedBy", ${utc('d.at', 'decidedAt')}, d.reason from reminder_batch b left join reminder_decision d on d.batch = b.id`;

/** The newest first. */
export async function listReminderBatches(transaction: Transaction, issuer: string, limit: number): Promise<ReminderBatch[]> {
  return await transaction.query(`${BATCHES} where b.issuer = $1 order by b.proposed_at desc limit $2`, [issuer, limit]);
}

export async function findReminderBatch(transaction: Transaction, id: string): Promise<ReminderBatch | null> {
  const [row]: ReminderBatch[] = await transaction.query(`${BATCHES} where b.id = $1`, [id]);
  return row ?? null;
}

export async function countReminderBatches(transaction: Transaction, issuer: string, on: LocalDate): Promise<number> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto reminders'), hashtext($1))`, [issuer]);
  const [row]: { count: number }[] = await transaction.query(`select count(*)::int as count from reminder_batch where issuer = $1 and on_date = $2`, [
    issuer,
    on,
  ]);
  return row?.count ?? 0;
}

export async function listBatchedReminders(transaction: Transaction, batch: string): Promise<BatchedReminder[]> {
  const rows: (Omit<BatchedReminder, 'steps'> & { steps: KeptStep[] })[] = await transaction.query(
    `select m.document, m.sequence, m.open_ore as "openOre", m.fee_ore as "feeOre", m.compensation_ore as "compensationOre", m.interest_ore as "interestOre",
       m.interest_steps as steps, i.payer, d.currency, i.due_on as "dueOn"
     from reminder m join issued_document i on i.number = m.document join document d on d.run = i.run and d.ordinal = i.ordinal
     where m.batch = $1 order by i.due_on, m.document`,
    [batch],
  );
  return rows.map(({ steps, ...row }) => ({ ...row, steps: steps.map(stepIn) }));
}

/** Everything that was reminded of with an approval, at all issuers. */
export async function listApprovedReminders(
  transaction: Transaction,
): Promise<(Omit<BatchedReminder, 'steps' | 'currency' | 'dueOn'> & { readonly batch: string; readonly issuer: string; readonly on: LocalDate })[]> {
  return await transaction.query(
    `select m.batch, b.issuer, b.on_date as "on", m.document, i.payer, m.sequence, m.open_ore as "openOre", m.fee_ore as "feeOre",
       m.compensation_ore as "compensationOre", m.interest_ore as "interestOre"
     from reminder m join reminder_batch b on b.id = m.batch join reminder_decision d on d.batch = m.batch and d.outcome = 'approved'
       join issued_document i on i.number = m.document order by d.at, m.batch, m.document`,
  );
}
