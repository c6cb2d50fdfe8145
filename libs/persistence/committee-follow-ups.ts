import { z } from 'zod';
import type { FollowUp } from '#domain/committee/remark';
import type { Advice, Confirmation, MinistryDecision, Recorded } from '#persistence/committee';
import type { VersionKey } from '#persistence/cost-basis';
import type { Transaction } from '#persistence/database';

const text = z.string();
const SIGN = z.discriminatedUnion('sign', [
  z.object({ sign: z.literal('result-of-year'), year: z.int() }),
  z.object({ sign: z.literal('carried-result-in-bridge') }),
  z.object({ sign: z.literal('risk-visible') }),
  z.object({ sign: z.literal('solution-isolated'), solution: text }),
  z.object({ sign: z.literal('gp-apart') }),
  z.object({ sign: z.literal('driver-titled'), driver: text, title: text }),
  z.object({ sign: z.literal('decisions-named'), service: text }),
  z.object({ sign: z.literal('investment-share-stated'), component: text }),
  z.object({ sign: z.literal('serves-services'), component: text, atLeast: z.int() }),
  z.object({ sign: z.literal('explained'), service: text }),
  z.object({ sign: z.literal('account'), kind: z.enum(['benefit', 'technical-debt', 'saving', 'benchmark', 'not-included']) }),
  z.object({ sign: z.literal('quality-stated'), service: text }),
  z.object({ sign: z.literal('unit-costs-over-time') }),
  z.object({ sign: z.literal('upkeep-stated') }),
  z.object({ sign: z.literal('by-person') }),
]);

/** A sign as it is stored or written in a file; a text of another shape is an error of zod's. */
export function parseSign(value: unknown): FollowUp['sign'] {
  return SIGN.parse(value);
}

export async function listFollowUps(transaction: Transaction, basis: string): Promise<FollowUp[]> {
  const rows: (Omit<FollowUp, 'sign'> & { sign: unknown })[] = await transaction.query(
    `select f.code, f.remark, f.owner, f.promise, f.due_meeting as "dueMeeting", f.sign from follow_up f join remark r on r.code = f.remark where r.basis = $1 order by f.code`,
    [basis],
  );
  return rows.map((row) => ({ ...row, sign: parseSign(row.sign) }));
}

export async function addConfirmation(transaction: Transaction, row: Confirmation, by: Recorded): Promise<void> {
  await transaction.query(`insert into follow_up_confirmation (follow_up, note, on_day, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)`, [
    row.followUp,
    row.note,
    row.on,
    by.person,
    by.at,
  ]);
}

export async function listConfirmations(transaction: Transaction, basis: string): Promise<Confirmation[]> {
  return await transaction.query(
    `select c.follow_up as "followUp", c.note, c.on_day as "on" from follow_up_confirmation c join follow_up f on f.code = c.follow_up join remark r on r.code = f.remark
     where r.basis = $1 order by c.follow_up`,
    [basis],
  );
}

export async function addAdvice(transaction: Transaction, advice: Advice, by: Recorded): Promise<void> {
  await transaction.query(
    `insert into committee_advice (basis, version, meeting, on_day, text, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [advice.basis, advice.number, advice.meeting, advice.on, advice.text, by.person, by.at],
  );
}

export async function listAdvice(transaction: Transaction, basis: string): Promise<Advice[]> {
  return await transaction.query(
    `select basis, version as number, meeting, on_day as "on", text from committee_advice where basis = $1 order by version`,
    [basis],
  );
}

export async function addDecision(transaction: Transaction, decision: MinistryDecision, by: Recorded): Promise<void> {
  await transaction.query(
    `insert into ministry_decision (basis, version, on_day, reference, text, components, standing, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [decision.basis, decision.number, decision.on, decision.reference, decision.text, decision.components, decision.standing, by.person, by.at],
  );
}

export async function findDecision(transaction: Transaction, key: VersionKey): Promise<MinistryDecision | null> {
  const [row]: MinistryDecision[] = await transaction.query(
    `select basis, version as number, on_day as "on", reference, text, components, standing from ministry_decision where basis = $1 and version = $2`,
    [key.basis, key.number],
  );
  return row ?? null;
}
