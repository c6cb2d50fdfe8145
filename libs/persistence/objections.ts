import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { utc } from '#persistence/utc-sql';

export type ObjectionOutcome = 'upheld' | 'rejected';

/** What a payer says against a document, by when the issuer answers, and, once it has, how. Instants are ISO in UTC. */
export interface Objection {
  readonly id: string;
  readonly document: string;
  readonly position: number;
  readonly payer: string;
  readonly person: string;
  readonly filedAt: string;
  readonly answerDueOn: LocalDate;
  readonly text: string;
}

export interface ObjectionAnswer {
  readonly outcome: ObjectionOutcome;
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly reason: string;
}

export interface AnsweredObjection extends Objection {
  readonly issuer: string;
  /** Null while it is open: the document is disputed. */
  readonly answer: ObjectionAnswer | null;
}

/** The payer and issuer of a document that may be objected to, and how many objections it has had; locked against a second one at the same time. */
export async function findObjectionable(
  transaction: Transaction,
  number: string,
): Promise<{ readonly payer: string; readonly issuer: string; readonly objections: number; readonly isDisputed: boolean } | null> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto objection'), hashtext($1))`, [number]);
  const [row]: { payer: string; issuer: string; objections: number; isDisputed: boolean }[] = await transaction.query(
    `select i.payer, i.issuer_details ->> 'code' as issuer, (select count(*)::int from objection o where o.document = i.number) as objections,
       exists (select 1 from objection o where o.document = i.number and not exists (select 1 from objection_answer a where a.objection = o.id)) as "isDisputed"
     from issued_document i where i.number = $1 and i.kind <> 'internal'`,
    [number],
  );
  return row ?? null;
}

/** Whether a person acts for the payer of an issued document, or for the one that has succeeded it. */
export async function mayObjectTo(transaction: Transaction, number: string, person: string): Promise<boolean> {
  const [row]: { may: boolean }[] = await transaction.query(`select acts_for_payer($2, i.payer) as may from issued_document i where i.number = $1`, [
    number,
    person,
  ]);
  return row?.may ?? false;
}

export async function addObjection(transaction: Transaction, objection: Objection): Promise<void> {
  await transaction.query(
    `insert into objection (id, document, position, payer, person, filed_at, answer_due_on, text) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      objection.id,
      objection.document,
      objection.position,
      objection.payer,
      objection.person,
      objection.filedAt,
      objection.answerDueOn,
      objection.text,
    ],
  );
}

export async function addObjectionAnswer(transaction: Transaction, objection: string, answer: ObjectionAnswer): Promise<void> {
  await transaction.query(`insert into objection_answer (objection, outcome, person, answered_at, reason) values ($1, $2, $3, $4, $5)`, [
    objection,
    answer.outcome,
    answer.answeredBy,
    answer.answeredAt,
    answer.reason,
  ]);
}

/** Objections of an issuer, a document, or all for the eyes of whoever asks; the open ones first, by the day on which the answer is due. */
export async function listObjections(
  transaction: Transaction,
  of: { readonly id?: string; readonly issuer?: string; readonly document?: string },
): Promise<AnsweredObjection[]> {
  const rows: (Objection & { issuer: string; outcome: ObjectionOutcome | null; answeredBy: string; answeredAt: string; reason: string })[] =
    await transaction.query(
      `select o.id, o.document, o.position, o.payer, o.person, ${utc('o.filed_at', 'filedAt')}, o.answer_due_on as "answerDueOn", o.text,
         i.issuer_details ->> 'code' as issuer, a.outcome, a.person as "answeredBy", ${utc('a.answered_at', 'answeredAt')}, a.reason
       from objection o join issued_document i on i.number = o.document left join objection_answer a on a.objection = o.id
       where ($1::text is null or o.id = $1) and ($2::text is null or i.issuer_details ->> 'code' = $2) and ($3::text is null or o.document = $3)
       order by a.outcome is not null, o.answer_due_on, o.id`,
      [of.id ?? null, of.issuer ?? null, of.document ?? null],
    );
  return rows.map(({ outcome, answeredBy, answeredAt, reason, ...objection }) => ({
    ...objection,
    answer: outcome === null ? null : { outcome, answeredBy, answeredAt, reason },
  }));
}
